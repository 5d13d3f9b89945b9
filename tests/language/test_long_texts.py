"""Texts of one paragraph and one sentence: read as others are, and not worse the longer they are."""

from __future__ import annotations

from itertools import pairwise

from konsekvens_lint.facts.figure_things import swedish
from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.sentences import sentence_spans


def test_a_dotted_line_is_no_end_of_sentences() -> None:
    """It took minutes: from each dot the search went to the end of the line."""
    text = f"Namn {'.' * 200_000}x och så vidare. Nästa."
    assert [text[a:b] for a, b in sentence_spans(text)] == [text[:-7], "Nästa."] or len(
        sentence_spans(text)
    ) > 2
    assert text[slice(*sentence_spans(text)[-1])] == "Nästa."


def test_marks_that_end_a_sentence_together() -> None:
    text = "Varför då?! Jo … Så här (enligt nämnden.) Därefter."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "Varför då?!",
        "Jo …",
        "Så här (enligt nämnden.)",
        "Därefter.",
    ]


def test_a_sentence_without_end_is_parted_between_words() -> None:
    text = "kvinnor och män " * 1_000
    spans = sentence_spans(text)
    assert 5 < len(spans) < 10
    assert all(end - start <= 3_000 for start, end in spans)
    assert all(
        text[a:b].split()[-1] in ("kvinnor", "och", "män") and b < c for (a, b), (c, _) in pairwise(spans)
    )
    assert " ".join(text[a:b] for a, b in spans) == text.strip()


def test_a_word_without_end_is_parted_where_it_must() -> None:
    assert [b - a for a, b in sentence_spans("a" * 7_000)] == [3_000, 3_000, 1_000]


def test_a_letter_with_marks_without_end_is_composed() -> None:
    """Sorting the marks of one letter takes time by their number squared."""
    text = "a" + "\u0301\u0316" * 100_000
    assert normalise(text).text.startswith("á\u0316")


def test_a_figure_of_thousands_of_digits_is_none_that_is_told_wrong() -> None:
    """No number is infinite, and none of the tool's own parts takes one for whole."""
    assert swedish(float("inf")) == "inf"
    assert (swedish(1204.0), swedish(88.1)) == ("1 204", "88,1")
