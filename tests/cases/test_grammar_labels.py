"""The labelled words of real documents, and how what grammar says of them is counted, on a document made here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from grammar import LABELS, Occurrence, always_asking, answers, digest, labels, lines
from made_grammar import MadeGrammar

APART = "Flickor som inte deltar får större möjligheter."
TOGETHER = "Förslaget är inte klart."
QUOTED = "Hon sade: ”I den här kommunen kan man inte göra så mot sina medborgare.”"
DOCUMENT = f"# Rapport\n\nEn man kom.  {APART} Ofta kan man se\ndet. {TOGETHER}\n\nDet är inte bara bra.\n\n{QUOTED}\n"


def _occurrence(word: str, sentence: str, label: str) -> Occurrence:
    at = sentence.index("inte" if word == "negation" else word)
    return Occurrence("first", "rapport.md", word, digest(sentence), at, label)


OCCURRENCES = [
    _occurrence("man", "En man kom.", "male"),
    _occurrence("man", "Ofta kan man se det.", "other"),
    _occurrence("negation", APART, "apart"),
    _occurrence("negation", TOGETHER, "together"),
    _occurrence("negation", "Det är inte bara bra.", "together"),
    _occurrence("man", QUOTED, "other"),
    _occurrence("man", "En man gick.", "male"),
]


def test_words_alone_and_grammar_are_held_against_the_labels(tmp_path: Path) -> None:
    (tmp_path / "rapport.md").write_text(DOCUMENT, encoding="utf-8")

    found = list(answers(OCCURRENCES, tmp_path, always_asking(), MadeGrammar()))

    reasons = [each.left_out for each in found]
    assert reasons == ["", "", "", "", "no negation", "quoted", "not found"]
    # The made grammar takes every "man" for a noun.
    assert [each.grammar for each in found[:4]] == [True, False, True, True]
    assert [each.plain for each in found[:4]] == [False, True, False, True]
    assert found[1].text.split() == "Ofta kan man se det.".split()


def test_a_missing_document_is_told_as_not_found(tmp_path: Path) -> None:
    found = list(answers(OCCURRENCES[:2], tmp_path, always_asking(), MadeGrammar()))

    assert [each.left_out for each in found] == ["not found"] * 2
    assert list(lines(found)) == ["left out: 2 not found"]


def test_the_sums_leave_out_what_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "rapport.md").write_text(DOCUMENT, encoding="utf-8")

    told = list(lines(list(answers(OCCURRENCES, tmp_path, always_asking(), MadeGrammar()))))

    assert [line.split()[:3] for line in told[:3]] == [
        ["man", "n", "2"],
        ["negation", "n", "2"],
        ["in", "all", "n"],
    ]
    assert "n    4   grammar   1 wrong, 0.750 right" in told[2] and "words   2 wrong, 0.500 right" in told[2]
    assert told[3] == "left out: 1 no negation, 1 not found, 1 quoted"


def test_the_labels_are_whole_and_hold_no_text() -> None:
    allowed = {
        "man": {"male", "other"},
        "äldre": {"people", "things"},
        "alla": {"people", "things"},
        "kön": {"sex", "queue"},
        "negation": {"apart", "together"},
    }
    known = labels(LABELS)

    assert all(each.label in allowed[each.word] and len(each.sentence) == 16 for each in known)
    assert all(" " not in value for each in known for value in each if isinstance(value, str))
    parts = Counter(each.part for each in known)
    assert set(parts) == {"first", "second", "third"} and min(parts.values()) >= 100
    assert len({each.sentence for each in known}) >= 200
    files = [{each.file for each in known if each.part == part} for part in sorted(parts)]
    assert sum(map(len, files)) == len(set().union(*files)), "a document is in one part alone"
