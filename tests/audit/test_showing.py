"""A self-assessment held against an audit of the organisation's documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from made import book, made, report

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.showing import shown_in
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.settings.options import Options, plan

RULE = "CHK08"
OLD = """\
# Självskattning, Granviks kommun

Skala: 1 = inte påbörjat, 2 = behöver utvecklas, 3 = det finns.{text}

| Moment | Poäng | Kommentar |
|---|---|---|
| 1. Den politiska församlingen har tagit beslut om jämställdhetsintegrering. | 3 |  |
| 2. Den politiska ledningen efterfrågar resultat av arbetet. | 2 |  |
| 3. De högsta cheferna säkerställer att besluten genomförs. | 2 |  |
| 4. Ledningen säkerställer organisationens kompetens. | 2 |  |
| 5. Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument. | 2 |  |
| 6. All individbaserad statistik redovisas och analyseras med kön som indelningsgrund. | 2 |  |
| 7. I beslutsunderlag beskrivs konsekvenser för kvinnor och män, flickor och pojkar. | {score} | {comment} |
| 8. Resultat för kvinnor och män, flickor och pojkar, kan utläsas ur ordinarie uppföljning. | 1 |  |
| 9. Arbetet har lett till konkreta och hållbara förbättringar. | 1 |  |
| 10. Tillvägagångssättet kan systematiseras och överföras till andra verksamheter. | 2 |  |
"""
NEW = """\
# Självskattning, Lekeby kommun

Skala: 1 = inte alls, 2 = till viss del, 3 = till stor del, 4 = helt.

| Moment | Poäng |
|---|---|
| 1. Politiska församlingen tar beslut om jämställdhetsintegrering. | 3 |
| 2. Politiska församlingen efterfrågar resultat av arbetet. | 2 |
| 3. Högsta cheferna tar ansvar och ger förutsättningar. | 2 |
| 4. Jämställdhet är synlig i hela styrkedjan – styrande dokument, mål, budget och uppföljning. | 4 |
| 5. Organisationen redovisar individbaserad statistik uppdelad på kön. | 3 |
| 6. Organisationen analyserar den könsuppdelade statistiken. | 2 |
| 7. I beslutsunderlag beskrivs konsekvenser för olika grupper av kvinnor och män, flickor och pojkar. | {score} |
| 8. Organisationen har kompetens för att arbeta med jämställdhetsintegrering. | 2 |
| 9. Arbetet leder till konkreta och hållbara förbättringar. | 1 |
| 10. Arbetssättet systematiseras och överförs till andra verksamheter. | 1 |
"""


def _shown(
    folder: Path, *, has: int = 0, lacks: int = 0, unjudged: int = 0, others: Sequence[DocumentReport] = ()
) -> tuple[DocumentsShow, ...]:
    """What is shown by an audit of memos with content, without, and with a text that is in an attachment."""
    with made(folder / "revision.db") as audit:
        for at in range(has):
            audit.add(report(f"har/{at:02}.md"), "Teknik")
        for at in range(lacks):
            audit.add(
                report(f"saknar/{at:02}.md", judgement="assertion_without_content"),
                ("Teknik", "Kultur", "Skola")[at % 3],
            )
        for at in range(unjudged):
            audit.add(report(f"bilaga/{at}.md", judgement="empty_or_template", headed_text="reference"))
        for each in others:
            audit.add(each)
        audit.summary()
    with opened(folder / "revision.db", "read") as connection:
        return shown_in(connection, book())


def _checked(text: str, shown: tuple[DocumentsShow, ...]) -> DocumentReport:
    chosen = plan(Options(select=(RULE,), kind="sjalvskattning"), book())
    given = chosen.given._replace(shown=shown)
    document = read(Path("form.md"), text.encode())
    return check_document(document, book(), chosen._replace(given=given), "form.md", "")


def _old(score: object = 3, comment: str = "", text: str = "") -> str:
    return OLD.format(score=score, comment=comment, text=text)


def test_a_highest_score_that_documents_do_not_support_is_told_with_them(tmp_path: Path) -> None:
    found = _checked(_old(), _shown(tmp_path, has=9, lacks=13, unjudged=2))
    assert found.outcomes == {RULE: "finding"}
    (finding,) = found.findings
    assert "punkt 7 (konsekvenser i beslutsunderlag) är 3" in finding.message
    assert "på 9 av 22 bedömda (41 procent)" in finding.message
    assert "Ytterligare 2 gick inte att bedöma." in finding.message
    assert finding.message.count("saknar/") == 3
    assert all(f"saknar/0{at}.md" in finding.message for at in range(3)), "one of each unit"
    assert finding.place and finding.place.quote.startswith("7. I beslutsunderlag")
    assert finding.evidence[0].quote == "3"
    assert finding.level == "info"


@pytest.mark.parametrize(
    ("has", "lacks", "outcome"),
    [
        (9, 11, "finding"),
        (10, 10, "ok"),
        (9, 10, "undetermined"),
        (0, 19, "undetermined"),
        (0, 20, "finding"),
    ],
)
def test_half_of_at_least_twenty(tmp_path: Path, has: int, lacks: int, outcome: str) -> None:
    assert _checked(_old(), _shown(tmp_path, has=has, lacks=lacks)).outcomes == {RULE: outcome}


def test_memos_that_could_not_be_judged_make_no_twenty(tmp_path: Path) -> None:
    shown = _shown(tmp_path, has=2, lacks=17, unjudged=10)
    assert _checked(_old(), shown).outcomes == {RULE: "undetermined"}


def test_without_an_audit_there_is_nothing_to_hold_it_against() -> None:
    assert _checked(_old(), ()).outcomes == {RULE: "not_applicable"}


@pytest.mark.parametrize("score", [1, 2, "2,5", "–"])
def test_only_the_highest_score_is_a_claim(tmp_path: Path, score: object) -> None:
    assert _checked(_old(score), _shown(tmp_path, has=1, lacks=21)).outcomes == {RULE: "ok"}


@pytest.mark.parametrize(
    ("comment", "fires"),
    [
        ("Stickprov i mars: 19 av 24 ärenden beskriver konsekvenser", False),
        ("80 procent av tjänsteskrivelserna hade en analys i höstens genomgång", False),
        ("Granskning av nämndens ärenden 2024 visar att texten finns", False),
        ("Se dnr KS 2024/113", False),
        ("Ny mall för tjänsteskrivelser sedan i höst", True),
        ("Stickprov ska göras i höst", True),
        ("Ingen granskning har gjorts", True),
        ("Bara 3 av 24 ärenden beskriver konsekvenser", True),
        ("Vi har alltid med det", True),
    ],
)
def test_evidence_told_in_the_comment_counts_too(tmp_path: Path, comment: str, fires: bool) -> None:
    found = _checked(_old(comment=comment), _shown(tmp_path, has=1, lacks=21))
    assert found.outcomes == {RULE: "finding" if fires else "ok"}


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("\n\nPunkt 7 bygger på ett stickprov av vårens ärenden.", False),
        ("\n\nVi har granskat beslutsunderlagen från i våras.", False),
        ("\n\nPunkt 4 bygger på ett stickprov bland cheferna.", True),
        ("\n\nPunkt 7 diskuterades länge.", True),
    ],
)
def test_evidence_told_in_the_text_counts_for_the_points_it_names(
    tmp_path: Path, text: str, fires: bool
) -> None:
    found = _checked(_old(text=text), _shown(tmp_path, has=1, lacks=21))
    assert found.outcomes == {RULE: "finding" if fires else "ok"}


@pytest.mark.parametrize(("score", "fires"), [(4, True), (3, False)])
def test_the_newer_list_goes_to_four(tmp_path: Path, score: int, fires: bool) -> None:
    found = _checked(NEW.format(score=score), _shown(tmp_path, has=1, lacks=21))
    assert found.outcomes == {RULE: "finding" if fires else "ok"}


def test_a_point_that_took_over_from_two_is_held_against_the_weaker(tmp_path: Path) -> None:
    plans = [report(f"plan/{at}.md", kind="styrdokument", gender_content=at < 15) for at in range(20)]
    results = [
        report(f"arsrapport/{at}.md", kind="uppfoljning", split_by_sex="none", person_statistics=True, gender_content=False)
        for at in range(20)
    ]  # fmt: skip
    found = _checked(NEW.format(score=2), _shown(tmp_path, others=[*plans, *results]))
    (finding,) = found.findings
    assert "punkt 4 (hela styrkedjan) är 4" in finding.message
    assert "arsrapport/" in finding.message and "plan/" not in finding.message


@pytest.mark.parametrize(
    ("heads", "scores", "fires"),
    [
        (("2023", "2024"), (1, 3), True),
        (("2024", "2023"), (1, 3), False),
        (("2023", "2024"), (3, "–"), True),
        (("Arbetsgruppen", "Medarbetarna"), (2, 3), True),
        (("Medel 2023", "Medel 2024"), (2, 3), False),
        (("Granviks kommun", "Lekeby kommun"), (2, 3), False),
    ],
)
def test_the_latest_score_counts_and_no_mean_nor_that_of_others(
    tmp_path: Path, heads: tuple[str, str], scores: tuple[object, object], fires: bool
) -> None:
    rows = _old(scores[0], str(scores[1])).replace("|  |", "| 2 |").replace("Granviks kommun", "")
    text = rows.replace("| Poäng | Kommentar |", f"| {heads[0]} | {heads[1]} |")
    found = _checked(text, _shown(tmp_path, has=1, lacks=21))
    assert found.outcomes == {RULE: "finding" if fires else "ok"}


def test_forms_of_several_organisations_are_held_against_nothing(tmp_path: Path) -> None:
    both = _old().replace("Granviks", "Lekeby") + "\n" + _old()
    assert _checked(both, _shown(tmp_path, has=1, lacks=21)).outcomes == {RULE: "ok"}
