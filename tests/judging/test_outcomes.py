"""Outcomes, levels, confidence and fingerprints."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Finding
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, UnknownChoice, plan

BOOK = built_in()
MEMO = """# Ny taxa i badhuset

Dnr KFN 2026/12

## Förslag till beslut

Nämnden antar taxan för besökare.

## Jämställdhet

{text}
"""


def _report(text: str, **options: object) -> DocumentReport:
    document = read(Path("memo.md"), text.encode())
    return check_document(document, BOOK, plan(Options(**options), BOOK), "memo.md", "")  # type: ignore[arg-type]


def _finding(report: DocumentReport, name: str) -> Finding:
    return next(finding for finding in report.findings if finding.name == name)


def test_every_planned_rule_has_an_outcome() -> None:
    report = _report(MEMO.format(text="Ej relevant."))

    assert set(report.outcomes) == {rule["code"] for rule in BOOK.rules if rule["level"] != "off"}
    assert {finding.rule for finding in report.findings} == {
        c for c, o in report.outcomes.items() if o == "finding"
    }


def test_a_rule_that_is_not_for_the_kind_is_not_applicable() -> None:
    report = _report(MEMO.format(text="Ej relevant."), kind="budget")

    assert {o for code, o in report.outcomes.items() if code.startswith("BES")} == {"not_applicable"}
    assert report.checklists == ()


def test_a_level_may_depend_on_the_kind() -> None:
    memo = MEMO.format(text="Ej relevant.")

    assert _finding(_report(memo, kind="tjänsteskrivelse"), "ingen-paverkan-utan-skal").level == "error"
    assert _finding(_report(memo, kind="remissvar"), "ingen-paverkan-utan-skal").level == "warning"


def test_damaged_text_lowers_errors_and_confidence_and_says_so() -> None:
    filler = "Avgiften har varit oforandrad sedan 2016 och behover nu hojas for att tacka kostnaden. " * 8
    memo = f"# Ny taxa\n\n## Forslag till beslut\n\n{filler}\n\n## Jamstalldhet\n\nForslaget paverkar inte jamstalldheten.\n"
    report = _report(memo, kind="tjansteskrivelse")
    finding = _finding(report, "ingen-paverkan-utan-skal")

    assert report.notes == ("ocr_damaged",)
    assert (finding.level, finding.confidence) == ("warning", "medium")


def test_another_language_is_not_judged() -> None:
    english = (
        "The board is asked to adopt the new fees, which have been the same since the year before last. " * 6
    )
    report = _report(f"# New fees\n\n## Förslag till beslut\n\n{english}\n", kind="tjansteskrivelse")

    assert report.notes == ("not_swedish",)
    assert report.findings == ()
    assert set(report.outcomes.values()) <= {"undetermined", "not_applicable"}
    assert report.checklists[0].overall == "kan_inte_bedomas"
    assert set(report.facts) >= {"judgement"} and report.facts["judgement"] is None


def test_the_fingerprint_is_of_the_words_not_the_place() -> None:
    one = _report(MEMO.format(text="Ej relevant."))
    moved = _report(
        MEMO.replace("## Jämställdhet", "Mer text om taxan.\n\n## 7 Jämställdhet").format(
            text="Ej  relevant."
        )
    )
    name = "ingen-paverkan-utan-skal"

    assert _finding(one, name).fingerprint == _finding(moved, name).fingerprint
    assert _finding(one, name).place != _finding(moved, name).place


def test_the_fingerprint_of_an_absence_is_of_the_matter() -> None:
    memo = "# Ny taxa i badhuset\n\nDnr KFN 2026/{number}\n\n## Förslag till beslut\n\nNämnden antar taxan för besökare.\n"
    name = "konsekvensbeskrivning-saknas"
    one, other = (_finding(_report(memo.format(number=n)), name) for n in (12, 13))
    again = _finding(_report(memo.format(number=12) + "\n## Ekonomi\n\nKostnaden ryms.\n"), name)

    assert one.searched
    assert again.fingerprint == one.fingerprint
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"select": ("BES99",)}, "BES99"),
        ({"kind": "tjansteskrivlse"}, "Menade du ”tjansteskrivelse”?"),
        ({"profile": "sker"}, "Menade du ”skr”?"),
        ({"checklists": ("skr-jamstalda-beslut",)}, "Menade du ”skr-jamstallda-beslut”?"),
        ({"ignore": ("ingen-paverkan-utan-skall",)}, "Menade du ”ingen-paverkan-utan-skal”?"),
    ],
)
def test_what_does_not_exist_is_told_with_the_nearest_spelling(options: dict[str, object], told: str) -> None:
    with pytest.raises(UnknownChoice, match=r".") as caught:
        plan(Options(**options), BOOK)  # type: ignore[arg-type]

    assert told in str(caught.value)


def test_select_takes_codes_names_and_beginnings() -> None:
    chosen = plan(Options(select=("dok", "BES03", "ett-kon-beskrivs"), ignore=("DOK01",)), BOOK)

    assert [rule["code"] for rule in chosen.rules] == ["BES03", "BES05", "DOK02", "DOK03"]


def test_a_rule_that_its_profile_turns_off_is_a_tip_when_it_is_selected() -> None:
    memo = read(Path("memo.md"), MEMO.format(text="Kvinnor får kortare väg till badet.").encode())
    chosen = plan(Options(select=("BES05",), kind="tjansteskrivelse"), BOOK)
    off = chosen._replace(levels={"BES05": "off"})
    (finding,) = check_document(memo, BOOK, off, "memo.md", "").findings

    assert finding.level == "info"


def test_the_sex_that_is_described_is_the_one_whose_effect_is_told() -> None:
    text = "Kvinnors situation har beaktats i arbetet. Män får kortare väg till badet."
    finding = _finding(_report(MEMO.format(text=text)), "ett-kon-beskrivs")

    assert "händer män, men inte vad som händer kvinnor" in finding.message


def test_a_text_in_another_language_is_undetermined_whatever_its_kind() -> None:
    english = (
        "# Memo\n\n" + "The committee has decided that the fee for the swimming pool is to be raised. " * 20
    )
    report = _report(english)

    assert (report.kind, report.kind_reason) == ("ovrigt", "texten är inte på svenska")
    assert set(report.outcomes.values()) == {"undetermined"}
    assert [checklist.overall for checklist in report.checklists] == ["kan_inte_bedomas"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Val av justerare", "Ej aktuellt."),
        ("Revidering av attestreglemente", "Ärendet har ingen påverkan på jämställdheten."),
        ("Byte av takpapp på förråd 7", "Ingen vistas i förrådet."),
    ],
)
def test_where_no_people_are_concerned_no_finding_speaks_against_the_checklist(title: str, text: str) -> None:
    memo = f"# {title}\n\n## Förslag till beslut\n\nNämnden beslutar enligt förslaget.\n\n## Jämställdhet\n\n{text}\n"
    report = _report(memo)

    assert report.findings == ()
    assert report.checklists[0].overall == "inga_brister_funna"


def test_a_formal_matter_whose_effects_are_told_concerns_people() -> None:
    text = "Dagtid är svårare för småbarnsföräldrar, oftast kvinnor, än för män."
    memo = MEMO.replace("Ny taxa i badhuset", "Sammanträdesplan 2027").replace(
        "antar taxan för besökare", "antar planen"
    )

    assert _report(memo.format(text=text)).facts["concerns_people"] == "indirect"


def test_what_is_lacking_is_shown_by_the_words_that_lack_it() -> None:
    text = "Badet har 412 besökare. Av personalen är 14 kvinnor och 9 män."
    points = {p.id: p for p in _report(MEMO.format(text=text), kind="tjansteskrivelse").checklists[0].points}

    assert points["statistik"].verdict == "partial"
    assert points["statistik"].evidence[0].quote == "Badet har 412 besökare."
    assert points["beror-manniskor"].evidence[0].quote == "taxa"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Kvinnor får kortare väg.", "Texten beskriver vad som händer kvinnor, men inte vad som händer män."),
        (
            "Pojkar får kortare väg.",
            "Texten beskriver vad som händer pojkar, men inte vad som händer flickor.",
        ),
    ],
)
def test_the_young_are_called_girls_and_boys(text: str, message: str) -> None:
    memo = f"# Ny gångväg\n\n## Förslag till beslut\n\nNämnden bygger en väg för elever.\n\n## Jämställdhet\n\n{text}\n"
    report = check_document(
        read(Path("memo.md"), memo.encode()),
        BOOK,
        plan(Options(kind="tjansteskrivelse"), BOOK),
        "memo.md",
        "",
    )

    assert message in [finding.message for finding in report.findings]
