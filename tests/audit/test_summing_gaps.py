"""What is missing most, what is written again and again, and where to start."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import answers, finding, made, place, report

from konsekvens_lint.audit.summary import Counts, Summary
from konsekvens_lint.report import Suppressed

DB = Path("revision.db")
EMPTY = "Ärendet bedöms inte ha någon påverkan på jämställdheten."


@pytest.fixture(autouse=True)
def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_commonest_gaps_come_first_with_examples_of_different_units() -> None:
    with made(DB) as audit:
        for number in range(6):
            unit = "Kultur" if number < 4 else "Teknik" if number == 4 else None
            two = [finding("BES03", EMPTY), finding("BES03", f"Nej, {number}.")]
            audit.add(report(f"{number}", findings=two), unit)
        audit.add(report("x", findings=[finding("BES01")]), "Teknik", copies=["x2"])
        found = audit.summary()
    first, second = found.gaps
    assert (first.rule, first.name, first.title) == ("BES03", "namn", "Ingen påverkan, och inget skäl")
    assert (first.documents, first.findings) == (6, 12)
    assert [(each.unit, each.path, each.quote) for each in first.examples] == [
        ("Kultur", "0", EMPTY), ("Teknik", "4", EMPTY), (None, "5", EMPTY)
    ]  # fmt: skip
    assert first.examples[0].title == "Titel 0"
    assert (second.rule, second.documents) == ("BES01", 1)
    assert [(each.path, each.quote) for each in second.examples] == [("x", "")]


def test_a_share_is_of_those_that_the_rule_concerns() -> None:
    mine = finding("BES03", EMPTY)
    excepted = Suppressed(mine, "Beslutat.", "comment")
    with made(DB) as audit:
        for path, outcome in (
            ("a", "finding"),
            ("b", "ok"),
            ("c", "ok"),
            ("d", "undetermined"),
            ("e", "not_applicable"),
        ):
            told = report(path, findings=[mine] if outcome == "finding" else [])
            audit.add(told._replace(outcomes={"BES03": outcome}))  # type: ignore[dict-item]
        audit.add(report("f")._replace(outcomes={"BES03": "finding"}, suppressed=(excepted,)))
        (gap,) = audit.summary().gaps
    assert gap.counts == Counts(has=1, has_not=3, not_judged=1, not_applicable=1)


def test_a_title_is_no_proof() -> None:
    with made(DB) as audit:
        audit.add(report("a", findings=[finding("KON01", "Titel a", section=["Titel a"])]))
        (gap,) = audit.summary().gaps
    assert [(each.title, each.quote, each.section) for each in gap.examples] == [("Titel a", "", ())]


def test_the_second_of_a_unit_comes_after_the_first_of_each() -> None:
    with made(DB) as audit:
        for path, unit in (("a1", "A"), ("a2", "A"), ("b1", "B")):
            audit.add(report(path, findings=[finding("BES01")]), unit)
        (gap,) = audit.summary().gaps
    assert [each.path for each in gap.examples] == ["a1", "b1", "a2"]


def test_at_most_fifteen_gaps_are_told_and_a_rule_that_is_no_more_keeps_its_name() -> None:
    with made(DB) as audit:
        for number in range(20):
            audit.add(report(f"{number}", findings=[finding(f"ZZZ{each:02}") for each in range(number, 20)]))
        found = audit.summary()
    assert len(found.gaps) == 15
    assert [(gap.rule, gap.documents, gap.title) for gap in found.gaps[:2]] == [
        ("ZZZ19", 20, "namn"),
        ("ZZZ18", 19, "namn"),
    ]


def test_suppressed_findings_are_no_gaps_and_baselined_are() -> None:
    suppressed = Suppressed(finding("BES03", EMPTY), "Beslutat.", "comment")
    with made(DB) as audit:
        audit.add(report("a")._replace(suppressed=(suppressed,)))
        audit.add(report("b")._replace(baselined=(finding("BES01"),)))
        found = audit.summary()
    assert [(gap.rule, gap.documents) for gap in found.gaps] == [("BES01", 1)]
    assert [each.findings for each in found.documents] == [0, 1]


def test_the_same_sentence_in_three_documents_is_boilerplate() -> None:
    with made(DB) as audit:
        for number, unit in enumerate(("Kultur", "Kultur", "Teknik", None)):
            audit.add(report(f"{number}", findings=[finding("BES03", EMPTY)]), unit)
        for number in range(2):
            audit.add(
                report(
                    f"två{number}", findings=[finding("BES03", "Ärendet påverkar inte jämställdheten alls.")]
                )
            )
        found = audit.summary()
    (same,) = found.repeated
    assert (same.rule, same.documents, same.units) == ("BES03", 4, 2)
    assert [(each.path, each.quote) for each in same.examples] == [("0", EMPTY), ("2", EMPTY), ("3", EMPTY)]


def test_what_is_only_tips_is_told_as_that() -> None:
    tip = finding("KON01", "Kvinnor och män")._replace(level="info")
    with made(DB) as audit:
        audit.add(report("a", findings=[tip, finding("STA05", "41 och 78")._replace(level="info")]))
        audit.add(report("b", findings=[tip, finding("STA05", "41 och 78")]))
        found = audit.summary()
    assert [(gap.rule, gap.is_tip) for gap in found.gaps] == [("KON01", True), ("STA05", False)]


@pytest.mark.parametrize(
    "one",
    [
        finding("BES01", mark="samma"),
        finding("DOK01", "XX kronor"),
        finding("BES02", "Konsekvenser för kvinnor och män", section=["Ärendet", "Konsekvenser för kvinnor och män"]),
        finding("BES01", "Tjänsteskrivelse om nya riktlinjer")._replace(searched=("Ärendet",)),
        finding("STA01", "År | Andel nöjda, procent | Svarande")._replace(
            place=place("År | Andel nöjda, procent | Svarande")._replace(table=1, row=1)
        ),
    ],
    ids=["no-words", "too-short", "a-heading", "an-absence", "the-head-of-a-table"],
)  # fmt: skip
def test_what_is_no_boilerplate(one: object) -> None:
    with made(DB) as audit:
        for number in range(4):
            audit.add(report(f"{number}", findings=[one]))  # type: ignore[list-item]
        found = audit.summary()
    assert found.repeated == ()
    assert found.gaps[0].documents == 4


def _starts(found: Summary) -> list[tuple[str | None, str, int, int]]:
    return [(start.unit, start.asked.id, start.lacking, start.judged) for start in found.starts]


def test_where_to_start_is_where_most_documents_are_to_be_mended() -> None:
    with made(DB) as audit:
        for number in range(6):
            audit.add(report(f"k{number}", judgement="none" if number < 4 else "substantive"), "Kultur")
        for number in range(9):
            audit.add(
                report(f"t{number}", judgement="one_sex_only" if number < 5 else "substantive"), "Teknik"
            )
        for number in range(4):
            audit.add(report(f"f{number}", judgement="none"), "Få")
        found = audit.summary()
    assert _starts(found) == [("Teknik", "innehall", 5, 9), ("Kultur", "innehall", 4, 6)]
    assert [each.path for each in found.starts[0].examples] == ["t0", "t1", "t2"]


def test_boilerplate_and_sums_are_no_places_to_start() -> None:
    with made(DB) as audit:
        for number in range(5):
            audit.add(report(f"{number}", judgement="assertion_without_content"), "A")
        found = audit.summary()
    assert _starts(found) == [("A", "innehall", 5, 5)]


def test_demands_are_places_to_start_and_advice_is_not() -> None:
    with made(DB) as audit:
        for number in range(5):
            lists = [answers("missing", "met"), answers("missing", "missing", demand="rad", code="rad")]
            audit.add(report(f"{number}", checklists=lists), "A")
        found = audit.summary()
    assert _starts(found) == [("A", "statistik", 5, 5)]
    assert found.starts[0].asked.checklist == "lista"


def test_two_questions_that_ask_the_same_are_told_once_for_each_unit() -> None:
    """The built-in checklist's points "konsekvenser" and "statistik" are answered by the criteria that the measures name."""
    lists = [answers("missing", "missing", code="skr-jamstallda-beslut")]
    with made(DB) as audit:
        for number in range(5):
            for unit in ("A", "B"):
                facts = {"judgement": "none", "split_by_sex": "none"}
                audit.add(report(f"{unit}{number}", checklists=lists, **facts), unit)
        found = audit.summary()
    assert _starts(found) == [
        ("A", "innehall", 5, 5), ("A", "statistik", 5, 5), ("B", "innehall", 5, 5), ("B", "statistik", 5, 5)
    ]  # fmt: skip
    assert {start.asked.checklist for start in found.starts} == {None}


def test_a_place_to_start_shows_the_verdicts_own_places() -> None:
    from made import place

    shown = answers("missing")
    shown = shown._replace(
        points=(shown.points[0]._replace(evidence=(place("Av 140 personer deltog alla."),)),)
    )
    with made(DB) as audit:
        for number in range(5):
            audit.add(report(f"{number}", checklists=[shown]))
        (start,) = audit.summary().starts
    assert (start.unit, [each.quote for each in start.examples]) == (
        None,
        ["Av 140 personer deltog alla."] * 3,
    )
