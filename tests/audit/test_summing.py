"""What an audit comes to: each figure against what is counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from audits import audit
from command_line import BAD, run, written
from made import answers, book, counted, finding, goal, group, made, report
from test_migration import OLD, old  # noqa: F401 – a fixture

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.summary import Agenda, ChainLevel, Counts, Seated, Summary, YearCount
from konsekvens_lint.audit.summing import summary
from konsekvens_lint.audit.summing.errors import CannotSum
from konsekvens_lint.audit.summing.order import natural
from konsekvens_lint.report import Unread

DB = Path("revision.db")


@pytest.fixture(autouse=True)
def _beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _of_file(file: Path = DB) -> Summary:
    with opened(file, "read") as connection:
        return summary(connection, book(), file.stem)


def test_a_real_audit(archive: Path) -> None:
    """A good memo, a bad one with a copy, one without a section, and one that cannot be read."""
    audit("arkiv", "--meta", "{enhet}/{år}/*")
    found = _of_file()
    assert found.name == "revision"
    assert found.about.paths == ("arkiv",)
    assert found.statuses == {"judged": 3, "unread": 1, "duplicate": 1}
    assert (found.total.judged, found.total.unread) == (3, 1)
    assert [(cut.name, cut.judged, cut.unread) for cut in found.units] == [("Kultur", 2, 0), ("Teknik", 1, 1)]
    assert [(cut.name, cut.judged, cut.unread) for cut in found.years] == [("2023", 1, 0), ("2024", 2, 1)]
    assert [(cut.name, cut.judged, cut.unread) for cut in found.types] == [
        ("tjänsteskrivelse", 3, 0),
        (None, 0, 1),
    ]
    assert counted(found, "avsnitt") == Counts(has=2, has_not=1)
    assert found.unread == (("not_a_document", 1),)
    listed = {Path(each.path).name: each for each in found.documents}
    assert len(found.documents) == 5
    assert listed["kopia.md"].status == "duplicate"
    assert listed["kopia.md"].reason == str(Path("arkiv", "Kultur", "2024", "brist.md"))
    assert listed["trasig.docx"].reason and "trasig" not in listed["trasig.docx"].reason
    assert listed["brist.md"].findings >= 1


def test_a_baseline_hides_no_gap_and_an_exception_does(archive: Path) -> None:
    excepted = BAD.replace(
        "Ärendet bedöms", "<!-- konsekvens-lint: ignorera BES03 – Nämnden har beslutat. -->\nÄrendet bedöms"
    )
    written(archive / "undantag.md", excepted)
    assert run("baseline", "create", "arkiv/Kultur").code == 0
    audit("arkiv", "--baseline", "konsekvens-lint-baseline.json")
    (gap,) = (each for each in _of_file().gaps if each.rule == "BES03")
    assert (gap.documents, gap.findings) == (1, 1)
    assert [Path(each.path).name for each in gap.examples] == ["brist.md"]


def test_points_are_counted_by_unit_type_and_year() -> None:
    with made(DB) as audit:
        audit.add(report("a", checklists=[answers("met", "partial")]), "Kultur", 2023, "Beslut")
        audit.add(report("b", checklists=[answers("missing", "undetermined")]), "Kultur", 2024)
        audit.add(report("c", checklists=[answers("not_applicable", "met")]), None, None, "Beslut", ["c2"])
        found = audit.summary()
    assert [(each.checklist, each.id, each.means) for each in found.points] == [
        ("lista", "statistik", "statistik?"), ("lista", "konsekvenser", "konsekvenser?")
    ]  # fmt: skip
    one, other = Counts(has=1, has_not=1, not_applicable=1), Counts(has=1, has_not=1, not_judged=1, partial=1)
    assert found.total.points == (one, other)
    kultur, unknown = found.units
    assert (kultur.name, unknown.name) == ("Kultur", None)
    assert kultur.points == (Counts(has=1, has_not=1), Counts(has_not=1, partial=1, not_judged=1))
    assert unknown.points == (Counts(not_applicable=1), Counts(has=1))
    assert [(cut.name, cut.points[1].has) for cut in found.types] == [("Beslut", 1), ("tjänsteskrivelse", 0)]
    assert [(cut.name, cut.points[0].judged) for cut in found.years] == [("2023", 1), ("2024", 1), (None, 0)]
    assert [each.lacking for each in found.documents] == [1, 1, 0, 0]


def test_points_of_one_id_are_one_with_the_latest_texts() -> None:
    older = answers("met", title="Gammal titel")
    with made(DB) as audit:
        audit.add(report("a", checklists=[older, answers("missing", code="annan")]))
        audit.add(report("b", checklists=[answers("missing", "met", title="Ny titel")]))
        found = audit.summary()
    assert [(each.checklist, each.id, each.checklist_title) for each in found.points] == [
        ("lista", "statistik", "Ny titel"), ("lista", "konsekvenser", "Ny titel"), ("annan", "statistik", "Lista")
    ]  # fmt: skip
    assert found.total.points == (Counts(has=1, has_not=1), Counts(has=1), Counts(has_not=1))


def test_measures_are_counted_from_facts() -> None:
    with made(DB) as audit:
        audit.add(report("a", judgement="substantive"))
        audit.add(report("b", judgement="one_sex_only"))
        audit.add(report("c", judgement="no_impact_without_reason"))
        audit.add(report("d", judgement="none", concerns_people="no", headed_text="na"))
        audit.add(report("e", judgement="none", concerns_people="unsure", headed_text="na"))
        audit.add(report("f", kind="budget", split_by_sex="some", gender_content=False))
        audit.add(report("g", judgement=None, concerns_people=None, headed_text=None))
        found = audit.summary()
    assert counted(found, "innehall") == Counts(has=1, has_not=2, not_judged=2, not_applicable=2, partial=1)
    assert counted(found, "schablon") == Counts(has=1, has_not=3, not_judged=1, not_applicable=2)
    assert counted(found, "avsnitt") == Counts(has=3, has_not=2, not_judged=1, not_applicable=1)
    assert counted(found, "statistik") == Counts(has_not=1, not_applicable=6, partial=1)
    assert counted(found, "styrning") == Counts(has_not=1, not_applicable=6)
    assert counted(found, "integrerat") == Counts(has=1, has_not=3, not_judged=2, not_applicable=1, partial=1)
    assert counted(found, "innehall").share == pytest.approx(1 / 3)
    assert counted(found, "innehall").share_not_judged == pytest.approx(2 / 5)


def test_goals_are_counted_by_whom_they_name() -> None:
    told = [(True, []), (True, ["elever"]), (False, ["elever"]), (False, [])]
    with made(DB) as audit:
        for number, (gendered, neutral) in enumerate(told):
            goals = [goal("Ett mål.", gendered=gendered)]
            audit.add(report(f"{number}", kind="budget", goals=goals, neutral_goal_groups=neutral))
        audit.add(report("none", kind="styrdokument"))
        audit.add(report("old", kind="budget", without=["goals"]))
        found = audit.summary()
    assert counted(found, "malgrupper") == Counts(has=1, has_not=2, not_judged=1, not_applicable=2, partial=1)


@pytest.mark.parametrize(
    ("has", "has_not", "level"),
    [(16, 4, 3), (15, 5, 2), (6, 14, 2), (5, 15, 1), (16, 3, None), (0, 20, 1)],
)
def test_what_documents_show(has: int, has_not: int, level: int | None) -> None:
    with made(DB) as audit:
        for number in range(has):
            audit.add(report(f"ja{number}"))
        for number in range(has_not):
            audit.add(report(f"nej{number}", judgement="none"))
        found = audit.summary()
    (shown,) = (each for each in found.shown if each.number == 7)
    assert (shown.level, shown.counts) == (level, Counts(has=has, has_not=has_not))
    assert (shown.least, shown.from_three, shown.from_two) == (20, 0.8, 0.3)
    assert [each.number for each in found.shown] == [5, 6, 7, 8]


def test_the_eighth_point_is_shown_by_follow_ups_alone() -> None:
    with made(DB) as audit:
        audit.add(report("a", kind="uppfoljning", split_by_sex="all"))
        audit.add(report("b", split_by_sex="all"))
        found = audit.summary()
    counts = {each.number: each.counts for each in found.shown}
    assert counts[8] == Counts(has=1, not_applicable=1)
    assert counts[6] == Counts(has=2)


def test_agenda_results_seats_and_years() -> None:
    chain = {"activity": 2, "product": 0, "way_of_working": 0, "outcome": 1, "effect": 0}
    with made(DB) as audit:
        audit.add(report("a", kind="budget", global_goals=["5.c", "3", "5"]), year=2023)
        audit.add(
            report("b", kind="styrdokument", global_goals=["3"], groups=[group(4, 6), group(1, 9)]), year=2024
        )
        audit.add(report("c", kind="uppfoljning", result_levels=chain, split_by_sex="all"), year=2024)
        audit.add(report("d", kind="uppfoljning", result_levels=dict.fromkeys(chain, 0)))
        audit.add(report("e", global_goals=["10"], groups=[group(0, 3)]), year=2023, copies=["e2"])
        audit.add(report("f", kind="budget", without=["global_goals", "groups"]), year=2023)
        found = audit.summary()
    assert found.agenda == Agenda(4, 2, 1, ((3, 2), (5, 1)), not_judged=1)
    assert found.results == (
        ChainLevel("activity", 1, 0, 2),
        ChainLevel("product", 0, 0, 2),
        ChainLevel("way_of_working", 0, 0, 2),
        ChainLevel("outcome", 1, 1, 2),
        ChainLevel("effect", 0, 0, 2),
    )
    assert found.seats[:4] == (3, 1, 5, 18)
    assert [(each.path, each.quote) for each in found.seats.examples] == [
        ("b", "1 kvinnor och 9 män"), ("e", "0 kvinnor och 3 män")
    ]  # fmt: skip
    assert found.counted == (
        YearCount(2023, 3, Counts(3), Counts(not_applicable=3), 0, 3),
        YearCount(2024, 2, Counts(1, not_applicable=1), Counts(1, not_applicable=1), 5, 15),
        YearCount(None, 1, Counts(not_applicable=1), Counts(not_applicable=1), 0, 0),
    )


def test_every_document_has_its_standings() -> None:
    """Those that the measures count, document by document."""
    with made(DB) as audit:
        audit.add(report("a"), copies=["a2"])
        audit.add(report("b", headed_text="na", judgement="one_sex_only"))
        audit.add(report("c", without=["headed_text"]))
        audit.add(report("d", kind="budget"))
        audit.add(Unread("e", "broken", "Filen är trasig."))
        found = audit.summary()
    told = {each.path: each.standings for each in found.documents}
    section, content = (
        [each.id for each in found.measures].index(measure) for measure in ("avsnitt", "innehall")
    )
    assert [told[path][section] for path in "abcd"] == ["has", "has_not", "not_judged", "not_applicable"]
    assert [told[path][content] for path in "abcd"] == ["has", "partial", "has", "not_applicable"]
    assert (told["a2"], told["e"]) == ((), ())
    for number, counts in enumerate(found.total.measures):
        standings = [of[number] for of in told.values() if of]
        assert (counts.has, counts.partial) == (standings.count("has"), standings.count("partial"))
        assert counts.not_judged == standings.count("not_judged")
        assert counts.not_applicable == standings.count("not_applicable")


def test_every_group_is_told_with_its_document() -> None:
    def told(*, keeps_quotes: bool) -> tuple[Seated, ...]:
        DB.unlink(missing_ok=True)
        with made(DB, keeps_quotes=keeps_quotes) as audit:
            audit.add(report("b", groups=[group(4, 6), group(0, 0), group(1, 9)]), "Kultur", 2024)
            audit.add(report("a", groups=[group(0, 3)]), copies=["a2"])
            audit.add(report("c"), "Teknik", 2024)
            return audit.summary().seats.every

    every = told(keeps_quotes=True)
    assert [(*each.document[:3], *each[1:]) for each in every] == [
        ("a", "Titel a", None, None, "styrgruppen", 0, 3),
        ("b", "Titel b", "Kultur", 2024, "styrgruppen", 4, 6),
        ("b", "Titel b", "Kultur", 2024, "styrgruppen", 1, 9),
    ]
    assert told(keeps_quotes=False) == tuple(each._replace(name="") for each in every)


def test_follow_ups_whose_levels_are_not_known_are_told() -> None:
    with made(DB) as audit:
        audit.add(report("a", kind="uppfoljning", result_levels={"activity": 2}))
        audit.add(report("b", kind="uppfoljning", without=["result_levels"]))
        audit.add(report("c"))
        found = audit.summary()
    assert found.results[0] == ChainLevel("activity", 1, 1, 1, not_judged=1)


def test_earlier_audits_are_matched_to_the_questions_of_this() -> None:
    with made(Path("forra.db")) as before:
        before.add(report("a", judgement="none", checklists=[answers("missing")]))
        before.add(report("b", without=["headed_text"], judgement="empty_or_template"))
        with made(DB) as audit:
            audit.add(report("a", checklists=[answers("met", "met")]))
            found = audit.summary(earlier=[("forra", before.connection)])
    (told,) = found.earlier
    assert (told.name, told.total.judged) == ("forra", 2)
    assert told.total.points == (Counts(has_not=1), Counts())
    assert counted(found, "innehall", told.total) == Counts(has_not=1, not_judged=1)
    assert len(told.total.measures) == len(found.measures)


def test_a_question_that_was_another_before_is_told() -> None:
    asked = answers("met", "met")
    reworded = asked._replace(points=(asked.points[0]._replace(question="Vad frågades då?"), asked.points[1]))
    with made(Path("forra.db")) as before:
        before.add(report("a", checklists=[reworded]))
        with made(DB) as audit:
            audit.add(report("a", checklists=[asked]))
            (told,) = audit.summary(earlier=[("forra", before.connection)]).earlier
    assert [each.id for each in told.reworded] == ["statistik"]


def test_an_audit_of_nothing() -> None:
    with made(DB) as audit:
        found = audit.summary()
    assert found.statuses == {"judged": 0, "unread": 0, "duplicate": 0}
    assert (found.total.judged, found.total.unread, found.total.points) == (0, 0, ())
    assert set(found.total.measures) == {Counts()}
    assert found.total.measures[0].share is None
    assert (found.units, found.gaps, found.starts, found.documents, found.counted) == ((), (), (), (), ())
    assert all(each.level is None for each in found.shown)


def test_an_audit_where_nothing_could_be_read() -> None:
    with made(DB) as audit:
        audit.add(Unread("a", "encrypted", "Filen är låst."), "Kultur")
        audit.add(Unread("b", "encrypted", "Filen är låst."), "Kultur")
        audit.add(Unread("c", "empty", "Filen är tom."))
        found = audit.summary()
    assert (found.total.judged, found.total.unread) == (0, 3)
    assert found.unread == (("encrypted", 2), ("empty", 1))
    assert [(cut.name, cut.unread) for cut in found.units] == [("Kultur", 2), (None, 1)]
    assert {counts.share for counts in found.total.measures} == {None}
    assert [each.reason for each in found.documents] == ["Filen är låst.", "Filen är låst.", "Filen är tom."]


@pytest.mark.usefixtures("old")
def test_a_database_of_the_first_version() -> None:
    """What it did not know is not judged; the rest is counted as ever."""
    found, now = _of_file(OLD), _of_file()
    assert counted(found, "avsnitt") == Counts(not_judged=4)
    assert counted(now, "avsnitt") == Counts(has=3, has_not=1)
    assert counted(found, "innehall").judged == counted(now, "innehall").judged > 0
    assert (found.total.points, found.statuses) == (now.total.points, now.statuses)
    assert [(gap.rule, gap.documents) for gap in found.gaps] == [
        (gap.rule, gap.documents) for gap in now.gaps
    ]
    assert (found.agenda, found.seats.groups, now.seats.groups) == (Agenda(0, 0, 0, ()), 0, 1)


def test_as_many_questions_are_asked_of_the_database_however_many_documents() -> None:
    def asked(documents: int) -> int:
        DB.unlink(missing_ok=True)
        statements: list[str] = []
        with made(DB) as audit:
            for number in range(documents):
                words = finding("BES03", "Ärendet bedöms inte påverka jämställdheten.")
                one = report(
                    f"{number:03}",
                    findings=[words],
                    checklists=[answers("missing", "partial")],
                    judgement="none",
                )
                audit.add(one, f"Enhet {number % 3}")
            audit.connection.set_trace_callback(statements.append)
            audit.summary()
        return len(statements)

    assert asked(15) == asked(60)


def test_a_database_that_nothing_was_written_to() -> None:
    with opened(DB, "write") as connection, pytest.raises(CannotSum, match="är tom: gör revisionen"):
        summary(connection, book(), "revision")


def test_without_quotes_the_figures_are_the_same_and_no_word_is_told() -> None:
    def told(*, keeps_quotes: bool) -> Summary:
        DB.unlink(missing_ok=True)
        with made(DB, keeps_quotes=keeps_quotes) as audit:
            for name in ("a", "b", "c"):
                words = finding(
                    "BES03", "Ärendet bedöms inte påverka jämställdheten.", section=["Jämställdhet"]
                )
                audit.add(report(name, findings=[words], groups=[group(1, 9)]), name)
            return audit.summary()

    with_quotes, without = told(keeps_quotes=True), told(keeps_quotes=False)
    assert without.total == with_quotes.total
    assert [each[:3] for each in with_quotes.repeated] == [("BES03", 3, 3)]
    # Without its words a sentence cannot be told from a heading.
    assert without.repeated == ()
    (gap,) = without.gaps
    assert [(each.path, each.quote, each.section) for each in gap.examples] == [
        (name, "", ()) for name in ("a", "b", "c")
    ]
    assert with_quotes.gaps[0].examples[0].section == ("Jämställdhet",)
    assert "Ärendet" not in repr(without)


def test_names_come_as_a_reader_looks_for_them() -> None:
    long = "9" * 5_000
    names = ["Öster", long, "Enhet 10", None, "Ängen", "enhet 2", "Enhet 007", "Åsen", "Zon"]
    expected = [long, "enhet 2", "Enhet 007", "Enhet 10", "Zon", "Åsen", "Ängen", "Öster", None]
    assert sorted(names, key=natural) == expected
