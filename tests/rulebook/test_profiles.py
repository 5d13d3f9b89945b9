"""What a profile changes: inheritance, decisions, demands, levels by kind, headings, and the section in every matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in, with_packs
from konsekvens_lint.settings.options import Options, plan
from konsekvens_lint.settings.profiles import resolve

BASE = """\
id: bas
title: Basen
source: Basen
extends: skr
checklists: [kalmar]
decisions:
  - {by: regionstyrelsen, date: "2019-05-08", paragraph: § 132, says: Skriv ut det., rules: [BES03, pastaende-utan-innehall]}
demands:
  kalmar: {statistik: rad}
headings:
  Så blir det för folk: [jamstalldhet]
levels: {BES04: error, STA07: {uppfoljning: warning}, DOK01: {remissvar: "off", tjansteskrivelse: info}}
options: {STA05: {points: 3}}
"""
CHILD = """\
id: barn
title: Barnet
source: Barnet
extends: bas
decisions:
  - {by: nämnden, date: "2024", says: Skriv alltid., rules: [BES03]}
section_demanded: true
demands:
  kalmar: {malgrupp: krav}
headings:
  De ungas röst: [barn]
levels: {BES04: warning}
options: {STA05: {min_count: 10}}
"""
NO_REASON = "# Nya öppettider\n\n## Förslag till beslut\n\nBiblioteket stänger klockan 17 för besökarna.\n\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("paket")
    (folder / "profiles").mkdir()
    for name, text in (("bas", BASE), ("barn", CHILD)):
        (folder / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return with_packs([folder])


def _report(book: Rulebook, text: str, **options: Any) -> DocumentReport:
    options = {"kind": "tjansteskrivelse", **options}
    return check_document(read(Path("a.md"), text.encode()), book, plan(Options(**options), book), "a.md", "")


def _verdicts(report: DocumentReport) -> dict[str, str]:
    return {point.id: point.verdict for each in report.checklists for point in each.points}


def test_what_is_said_itself_comes_before_what_is_inherited(book: Rulebook) -> None:
    whole = resolve(book.profile("barn") or {}, book)
    assert whole.checklists == ("kalmar",)
    assert whole.levels["BES04"] == "warning"
    assert whole.levels["STA07"] == {"uppfoljning": "warning"}
    assert whole.options == {"STA05": {"points": 3, "min_count": 10}}
    assert whole.demands == {"kalmar": {"statistik": "rad", "malgrupp": "krav"}}
    assert [each["by"] for each in whole.decisions["BES03"]] == ["nämnden", "regionstyrelsen"]
    assert [each["by"] for each in whole.decisions["BES04"]] == ["regionstyrelsen"]
    assert whole.section_demanded
    assert not resolve(book.profile("bas") or {}, book).section_demanded
    assert len(whole.headings) == 2


def test_a_finding_quotes_the_decision(book: Rulebook) -> None:
    text = f"{NO_REASON}## Jämställdhet\n\nFörslaget påverkar inte jämställdheten.\n"
    (finding,) = [each for each in _report(book, text, profile="bas").findings if each.rule == "BES03"]
    assert finding.message.endswith("Det är ett krav, beslutat av regionstyrelsen 2019-05-08 § 132.")
    assert finding.source == "Beslut av regionstyrelsen 2019-05-08 § 132: ”Skriv ut det.”"
    (other,) = [each for each in _report(book, text).findings if each.rule == "BES03"]
    assert "beslutat" not in other.message
    assert other.fingerprint == finding.fingerprint, "a baseline holds when the profile changes"


def test_a_decision_without_a_paragraph(book: Rulebook) -> None:
    text = f"{NO_REASON}## Jämställdhet\n\nFörslaget påverkar inte jämställdheten.\n"
    (finding,) = [each for each in _report(book, text, profile="barn").findings if each.rule == "BES03"]
    assert finding.message.endswith("beslutat av nämnden 2024.")


def test_demands_decide_what_is_lacking(book: Rulebook) -> None:
    demands = {
        profile: {
            p.id: p.demand
            for each in _report(book, NO_REASON, profile=profile).checklists
            for p in each.points
        }
        for profile in ("kalmar", "bas", "barn")
    }
    assert [demands[profile]["statistik"] for profile in demands] == ["krav", "rad", "rad"]
    assert [demands[profile]["malgrupp"] for profile in demands] == ["rad", "rad", "krav"]


@pytest.mark.parametrize(
    ("kind", "level"), [("tjansteskrivelse", "info"), ("utredning", "error"), ("remissvar", None)]
)
def test_a_level_by_kind(kind: str, level: str | None, book: Rulebook) -> None:
    report = _report(book, f"{NO_REASON}## Ekonomi\n\nKostnaden är [belopp].\n", profile="bas", kind=kind)
    levels = [finding.level for finding in report.findings if finding.rule == "DOK01"]
    assert levels == ([level] if level else [])


def test_a_rule_that_is_on_for_one_kind_only(book: Rulebook) -> None:
    table = (
        "# Enkät\n\n## Resultat\n\n| Fråga | Kvinnor | Män |\n|---|---|---|\n| Nöjda elever (%) | 88 | 85 |\n"
    )
    assert "STA07" in _report(book, table, profile="bas", kind="uppfoljning").outcomes
    assert "STA07" not in _report(book, table, kind="uppfoljning").outcomes


def test_a_rule_that_is_off_for_a_kind_is_told_when_it_is_asked_for(book: Rulebook) -> None:
    text = f"{NO_REASON}## Ekonomi\n\nKostnaden är [belopp].\n"
    assert "DOK01" not in _report(book, text, profile="bas", kind="remissvar").outcomes
    asked = _report(book, text, profile="bas", kind="remissvar", select=("DOK01",))
    assert [finding.level for finding in asked.findings] == ["info"]


def test_own_headings_are_read_as_what_stands_under_them(book: Rulebook) -> None:
    own = "## 3. Så blir det för folk\n\nDet här har beaktats.\n\n## De ungas röst\n\nEleverna har fått svara på en enkät och vill ha öppet till 18.\n"
    told = _report(book, NO_REASON + own, profile="barn", checklists=("gotland-mall",))
    assert _verdicts(told) == {"rubrik": "met", "kvinnor-man": "missing", "barn": "met"}
    untold = _report(book, NO_REASON + own, checklists=("gotland-mall",))
    assert _verdicts(untold)["rubrik"] == "missing"


def test_own_headings_may_run_in(book: Rulebook) -> None:
    text = f"{NO_REASON}## Konsekvenser\n\nSå blir det för folk: Kvinnor har längre resväg än män, eftersom färre har bil.\n"
    report = _report(book, text, profile="bas", checklists=("gotland-mall",))
    assert _verdicts(report)["rubrik"] == "met"


def test_a_decision_for_some_kinds_only(tmp_path: Path) -> None:
    text = BASE.replace("rules: [BES03,", "kinds: [remissvar], rules: [BES03,")
    (tmp_path / "bas.yaml").write_text(text, encoding="utf-8")
    book = with_packs([tmp_path])
    memo = f"{NO_REASON}## Jämställdhet\n\nFörslaget påverkar inte jämställdheten.\n"
    told = {
        kind: _report(book, memo, profile="bas", kind=kind).findings
        for kind in ("tjansteskrivelse", "remissvar")
    }
    messages = {
        kind: next(each.message for each in found if each.rule == "BES03") for kind, found in told.items()
    }
    assert "beslutat av regionstyrelsen" in messages["remissvar"]
    assert "beslutat" not in messages["tjansteskrivelse"]


def test_decisions_inherited_and_own_each_for_its_kinds(tmp_path: Path) -> None:
    child = CHILD.replace('date: "2024", says', 'date: "2024", kinds: [remissvar], says')
    for name, text in (("bas", BASE), ("barn", child)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    book = with_packs([tmp_path])
    memo = f"{NO_REASON}## Jämställdhet\n\nFörslaget påverkar inte jämställdheten.\n"
    for kind, by in (("tjansteskrivelse", "regionstyrelsen"), ("remissvar", "nämnden")):
        found = _report(book, memo, profile="barn", kind=kind).findings
        assert f"beslutat av {by}" in next(each.message for each in found if each.rule == "BES03")


def test_demands_and_levels_are_inherited_one_by_one(tmp_path: Path) -> None:
    parent = BASE.replace("kalmar: {statistik: rad}", "kalmar: rad").replace(
        "STA07:", "STA01: {uppfoljning: error}, STA07:"
    )
    child = CHILD.replace("levels: {BES04: warning}", "levels: {BES04: warning, STA01: {budget: warning}}")
    for name, text in (("bas", parent), ("barn", child)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    book = with_packs([tmp_path])
    whole = resolve(book.profile("barn") or {}, book)
    assert whole.levels["STA01"] == {"uppfoljning": "error", "budget": "warning"}
    assert {point for point, demand in whole.demands["kalmar"].items() if demand == "krav"} == {"malgrupp"}


def test_a_text_in_another_language_is_not_judged() -> None:
    english = "# New opening hours\n\n## Proposal\n\n" + (
        "The board adopts the opening hours of the library. This is what the visitors have asked for, and it will be "
        "tried for a year before the board decides whether it should be made permanent.\n\n" * 4
    )
    report = _report(built_in(), english, checklists=("nationella-jamstalldhetsmal", "halland-uppfoljning"))
    assert {each.overall for each in report.checklists} == {"kan_inte_bedomas"}
    assert {point.reason for each in report.checklists for point in each.points} == {
        "Texten verkar inte vara på svenska."
    }


def test_one_demand_for_a_whole_list(tmp_path: Path) -> None:
    (tmp_path / "bas.yaml").write_text(
        BASE.replace("kalmar: {statistik: rad}", "kalmar: rad"), encoding="utf-8"
    )
    report = _report(with_packs([tmp_path]), NO_REASON, profile="bas")
    assert {point.demand for each in report.checklists for point in each.points} == {"rad"}


def test_a_point_changes_the_threshold_of_its_criterion(tmp_path: Path) -> None:
    point = "{id: a, title: A, question: A, demand: krav, criterion: skillnader-analyserade"
    points = f"  - {point}}}\n  - {point.replace('id: a', 'id: b')}, options: {{points: 3}}}}\n"
    head = "id: egen\ntitle: Egen\nsource: Egen\nkinds: [uppfoljning]\npoints:\n"
    (tmp_path / "egen.yaml").write_text(head + points, encoding="utf-8")
    table = (
        "# Enkät\n\n## Resultat\n\n| Fråga | Kvinnor | Män |\n|---|---|---|\n| Nöjda elever (%) | 88 | 84 |\n"
    )
    report = _report(with_packs([tmp_path]), table, kind="uppfoljning", checklists=("egen",))
    assert _verdicts(report) == {"a": "not_applicable", "b": "missing"}


@pytest.mark.parametrize(
    ("heading", "verdict"),
    [("Så blir det för folk", "met"), ("SÅ BLIR DET FÖR FOLK?", "met"), ("Jämställdhet", "partial"), ("Ekonomi", "missing")],
)  # fmt: skip
def test_the_heading_of_the_template(heading: str, verdict: str, book: Rulebook) -> None:
    text = f"{NO_REASON}## {heading}\n\nKostnaden är 3 000 kronor.\n"
    assert _verdicts(_report(book, text, profile="bas", checklists=("gotland-mall",)))["rubrik"] == verdict


def test_under_an_own_heading_for_both_only_what_speaks_of_each_counts(tmp_path: Path) -> None:
    (tmp_path / "bas.yaml").write_text(
        BASE.replace("[jamstalldhet]", "[jamstalldhet, barn]"), encoding="utf-8"
    )
    text = f"{NO_REASON}## Så blir det för folk\n\nKvinnor får längre väg än män, eftersom färre har bil.\n"
    report = _report(with_packs([tmp_path]), text, profile="bas", checklists=("gotland-mall",))
    assert _verdicts(report) == {"rubrik": "met", "kvinnor-man": "met", "barn": "missing"}


SERVER = """\
# Byte av backup-system i serverhallen

## Förslag till beslut

Nämnden godkänner att licensavtalet för backup förlängs.

## Ärendet

Licenserna löper ut i mars.

"""


@pytest.mark.parametrize(
    ("profile", "text", "outcome", "verdict"),
    [
        ("bas", "", "not_applicable", "not_applicable"),
        ("barn", "", "finding", "missing"),
        ("barn", "## Jämställdhet\n\nIngen påverkas, eftersom bytet görs i serverhallen.\n", "ok", "met"),
        ("barn", "## Jämställdhet\n\nIngen påverkan på jämställdheten.\n", "ok", "missing"),
    ],
)
def test_a_section_in_every_matter(
    profile: str, text: str, outcome: str, verdict: str, book: Rulebook
) -> None:
    report = _report(book, SERVER + text, profile=profile, checklists=("skr-jamstallda-beslut",))
    assert report.outcomes["BES01"] == outcome
    assert _verdicts(report)["konsekvenser"] == verdict


def test_a_point_tells_the_organisations_question_and_source() -> None:
    report = _report(built_in(), NO_REASON, profile="halland", kind="budget")
    points = {point.id: point for each in report.checklists for point in each.points}
    assert points["definition"].question.startswith("Nämner målen kvinnor och män")
    assert points["definition"].source == "Region Halland, ”Jämnt ska vara jämt” (2019)"
    assert points["agenda-2030"].source.startswith("Region Halland, planerad checklista")


@pytest.mark.parametrize("profile", built_in().profiles, ids=lambda entry: entry["id"])
def test_every_profile_says_where_it_comes_from_and_asks_something(profile: dict[str, Any]) -> None:
    whole = resolve(profile, built_in())
    assert len(profile["source"]) > 20
    assert whole.checklists
    lists = [built_in().checklist(name) for name in whole.checklists]
    assert any(point["demand"] == "krav" for each in lists if each for point in each["points"])


def test_what_norrbotten_has_decided() -> None:
    whole = resolve(built_in().profile("norrbotten") or {}, built_in())
    assert (whole.levels["BES04"], whole.levels["BES09"]) == ("error", "error")
    assert whole.levels["STA01"] == {"uppfoljning": "error"}
    (decision,) = whole.decisions["BES01"]
    assert (decision["date"], decision["paragraph"]) == ("2019-05-08", "§ 132")
    assert whole.section_demanded
    halland = resolve(built_in().profile("halland") or {}, built_in())
    assert halland.levels["KON01"] == "warning"
