"""Normalising and parting text: nothing is lost, all leads back to the source, and a second time changes nothing."""

from __future__ import annotations

import unicodedata

from documents_made import LATIN, ODD
from hypothesis import example, given, settings
from hypothesis import strategies as st

from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.sentences import clause_spans, sentence_spans

_MARKS = '\u00ad\u200b\u200c\u200d\u2060\ufeff-\u2010\u2011\n\n\r\t \u00a0\u2028\u202f\ufb01\ufb03\u0300\u0308\u030a\u0301\u0345.!?”»()"1İ'
_SIGNS = st.sampled_from(list(f"abåöÄÅe{_MARKS}")) | st.characters(exclude_categories=["Cs"])
_BORDERS = ["; ", ", men ", ": ", " – ", " (", ") ", " eftersom ", ". ", "o.s.v. ", "s. "]
_PIECES = st.sampled_from([*LATIN, *ODD, *_BORDERS, "köns-\nuppdelad", "flick-\noch", "-\n", "\u00ad\n"])
#: Text as it comes: words and signs in any order, and text in which nothing makes sense.
TEXTS = st.lists(_PIECES | _SIGNS | st.just(" "), max_size=30).map("".join) | st.text(_SIGNS, max_size=30)
#: What takes no time is tried more often.
MANY = settings(max_examples=5 * settings().max_examples)
_LETTERS = "abcdeghikmnoprstuvyåäö"
_CONJUNCTIONS = ("och", "eller", "samt", "resp", "till", "men", "som", "and", "respektive")


def letters(text: str) -> str:
    """The letters and figures of a text and nothing else, in one form."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


@MANY
@given(TEXTS)
@example("a \u00ad b")
@example("a\u00ad\u0308")
def test_twice_is_as_once(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXTS)
def test_no_letter_is_lost_or_added(text: str) -> None:
    assert letters(normalise(text).text) == letters(text)


@given(TEXTS)
def test_it_is_no_longer_than_its_ligatures_make_it(text: str) -> None:
    ligatures = sum("\ufb00" <= letter <= "\ufb06" for letter in text)
    assert len(normalise(text).text) <= len(text) + 2 * ligatures


@MANY
@given(TEXTS)
def test_every_character_leads_back_to_its_own(text: str) -> None:
    normalised = normalise(text)
    origins = [normalised.span(at, at + 1) for at in range(len(normalised.text))]
    assert all(one[0] <= other[0] for one, other in zip(origins, origins[1:], strict=False))
    for letter, (start, end) in zip(normalised.text, origins, strict=True):
        assert 0 <= start < end <= len(text)
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        source = text[start:end]
        same = {each for form in ("NFD", "NFKD") for each in unicodedata.normalize(form, source)}
        same |= {"-"} if source[0] in "\u2010\u2011" else {" "} if source[0].isspace() else set()
        assert unicodedata.normalize("NFD", letter)[0] in same


# Letters that are composed of others than marks are left as they are.
@given(
    st.lists(st.sampled_from([*LATIN, *ODD]), max_size=8)
    .map(" ".join)
    .filter(lambda text: "\uc911" not in text and "\ud55c" not in text)
)
def test_composed_or_not_it_is_the_same(text: str) -> None:
    forms = [normalise(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD")]
    assert forms[0] == forms[1]


@given(st.lists(st.text(_LETTERS, min_size=6, max_size=14), min_size=1, max_size=6), st.data())
def test_a_word_that_a_line_breaks_is_whole(told: list[str], data: st.DataObject) -> None:
    broken = []
    for word in told:
        # No rest begins as a conjunction does: before one, the hyphen stands for what two words share.
        at = data.draw(
            st.integers(2, len(word) - 2).filter(lambda at, word=word: word[at:] not in _CONJUNCTIONS)
        )
        sign = data.draw(st.sampled_from(["-\n", "\u00ad\n", "-  \n  ", "\u2010\n", "\u00ad", "\u200b"]))
        broken.append(word[:at] + sign + word[at:])
    assert normalise(" ".join(broken)).text == " ".join(told)


@MANY
@given(TEXTS)
def test_sentences_hold_all_that_is_said(text: str) -> None:
    text = normalise(text).text
    spans = sentence_spans(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    between = zip(edges[::2], edges[1::2], strict=True)
    assert not "".join(text[start:end] for start, end in between).strip()


@MANY
@given(TEXTS)
def test_clauses_hold_all_of_their_sentence(text: str) -> None:
    text = normalise(text).text
    for start, end in sentence_spans(text):
        clauses = clause_spans(text, start, end)
        edges = [start, *(edge for span in clauses for edge in span), end]
        assert edges == sorted(edges)
        assert letters("".join(text[a:b] for a, b in clauses)) == letters(text[start:end])
