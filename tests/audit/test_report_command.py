"""``report``: what it writes where, what it refuses, and how it ends."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from audits import DB, audit
from command_line import BAD, Run, run, run_apart, written
from workbooks import read


def _report(*arguments: str | Path) -> Run:
    return run("report", DB, *arguments)


def test_without_a_file_it_is_told_here(archive: Path) -> None:
    audit("arkiv", "--meta", "{enhet}/{år}/*")
    done = _report()
    assert done.code == 0
    assert done.out.startswith("Revisionen ”revision”\n  Av arkiv, startad ")
    assert "  Dokument: 3 granskade, 1 inte granskade (med skäl) och 1 dubblett.\n" in done.out.replace(
        "inte granskat", "inte granskade"
    )
    assert "Vad dokumenten säger\n" in done.out
    assert "--html rapport.html, --xlsx rapport.xlsx" in done.err.splitlines()[-2]
    assert done.last == "Avslutar med 0: 5 dokument i ”revision.db”, sammanfattningen är visad."


def test_both_files_are_written_whole(archive: Path) -> None:
    audit("arkiv", "--meta", "{enhet}/{år}/*")
    before = set(Path().iterdir())
    done = _report("--html", "ut.html", "--xlsx", "ut.xlsx")
    assert (done.code, done.out) == (0, "")
    assert done.last == "Avslutar med 0: 5 dokument i ”revision.db”, ”ut.html” och ”ut.xlsx”."
    assert set(Path().iterdir()) - before == {Path("ut.html"), Path("ut.xlsx")}
    page = Path("ut.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    book = read(Path("ut.xlsx").read_bytes())
    assert book["Översikt"].row("Granskade dokument")[1] == 3
    assert [row[0] for row in book["Enheter"].rows if row and row[0] in ("Kultur", "Teknik")] == [
        "Kultur",
        "Teknik",
    ]
    assert len([row for row in book["Dokument"].rows if row and str(row[0]).startswith("arkiv")]) == 5
    assert "arkiv/Teknik/2024/trasig.docx" in [row[0] for row in book["Ej granskade"].rows if row]


def test_links_are_from_where_the_report_lies(archive: Path) -> None:
    audit()
    Path("rapporter").mkdir()
    _report("--xlsx", "rapporter/ut.xlsx", "--html", "rapporter/ut.html")
    gaps = read(Path("rapporter/ut.xlsx").read_bytes())["Brister"]
    targets = {each.replace("\\", "/") for each in gaps.links.values()}
    assert "../arkiv/Kultur/2024/brist.md" in targets
    assert all(Path("rapporter", each).is_file() for each in targets)


def test_earlier_audits_stand_in_the_order_of_time(archive: Path) -> None:
    for name, day in (("nyare.db", "2025-01-01"), ("aldre.db", "2023-01-01")):
        audit(into=Path(name))
        with closing(sqlite3.connect(name)) as connection, connection:
            connection.execute("UPDATE audit SET started = ?", (f"{day}T08:00:00+00:00",))
    written(archive / "Kultur" / "2024" / "ny.md", BAD.replace("sophämtning", "bibliotek"))
    audit()
    done = _report("nyare.db", "aldre.db", "--xlsx", "ut.xlsx")
    assert done.code == 0, done.err
    trend = read(Path("ut.xlsx").read_bytes())["Trend"]
    told = [(str(row[0]).partition(" ")[0], row[1]) for row in trend.rows[5:] if row]
    assert told == [("aldre", 3), ("nyare", 3), ("revision", 4)]


def test_an_earlier_audit_that_is_later_is_told(archive: Path) -> None:
    audit()
    audit(into=Path("andra.db"))
    with closing(sqlite3.connect("andra.db")) as connection, connection:
        connection.execute("UPDATE audit SET started = '2099-01-01T00:00:00+00:00'")
    done = _report("andra.db")
    assert done.code == 0
    assert "”andra” är senare än ”revision”" in done.err


def test_an_audit_that_is_not_finished_is_told_as_such(archive: Path) -> None:
    audit()
    with closing(sqlite3.connect(DB)) as connection, connection:
        connection.execute("UPDATE audit SET finished = NULL")
    done = _report("--xlsx", "ut.xlsx")
    assert done.code == 0
    assert "”revision.db” är inte klar" in done.err
    assert str(read(Path("ut.xlsx").read_bytes())["Översikt"].row("Klar")[1]).startswith(
        "Revisionen är inte klar"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nix.db",), "”nix.db” finns inte"),
        (("arkiv/Kultur/2023/bra.md",), "ingen databas"),
        (("revision.db", "./revision.db"), "anges mer än en gång"),
        (("revision.db", "nix.db", "--html", "ut.html"), "”nix.db” finns inte"),
        (("revision.db", "--html", "ut.htm"), "ska sluta på .html"),
        (("revision.db", "--xlsx", "ut.xls"), "ska sluta på .xlsx"),
        (("revision.db", "--xlsx", "nix/ut.xlsx"), "mappen finns inte"),
        (("revision.db", "--html", "mapp.html"), "det är en mapp"),
        (("kopia.html", "--html", "kopia.html"), "skulle skrivas över"),
        (("revision.db", "kopia.html", "--html", "kopia.html"), "skulle skrivas över"),
        (("revision.db", "--top", "arkiv/nix.md"), "arkiv/nix.md"),
        (("revision.db", "--pack", "nix"), "nix"),
        ((), "Argumentet DB saknas"),
    ],
)
def test_what_cannot_be_told_is_refused(archive: Path, arguments: tuple[str, ...], told: str) -> None:
    audit()
    audit(into=Path("kopia.html"))
    Path("mapp.html").mkdir()
    before = {each: each.stat().st_mtime_ns for each in Path().rglob("*")}
    done = run("report", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.last.startswith("Avslutar med 2: ")
    assert told in done.last
    assert {each: each.stat().st_mtime_ns for each in Path().rglob("*")} == before


def test_a_report_that_fails_leaves_the_one_before(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit()
    _report("--xlsx", "ut.xlsx")
    whole = Path("ut.xlsx").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = _report("--xlsx", "ut.xlsx")
    assert done.code == 2
    assert "”ut.xlsx” kunde inte skrivas" in done.last
    assert Path("ut.xlsx").read_bytes() == whole
    assert not list(Path().glob(".konsekvens-lint*"))


def test_the_top_document_is_followed(archive: Path) -> None:
    goal = "## Mål\n\nAndelen kvinnor och män som deltar i kulturlivet ska öka till 60 procent.\n"
    written(archive / "Kultur" / "2024" / "budget.md", f"# Budget 2024\n\n{goal}")
    written(archive / "Teknik" / "2024" / "plan.md", f"# Verksamhetsplan 2024\n\n{goal}")
    audit("arkiv", "--kind", "budget")
    done = _report("--top", "arkiv/Kultur/2024/budget.md")
    assert done.code == 0, done.err
    assert "Styrkedjan\n  1 av 1 mål om kvinnor och män i ”Budget 2024” återfinns" in done.out


def test_a_database_without_quotes_gives_none(archive: Path) -> None:
    audit("arkiv", "--no-quotes")
    _report("--html", "ut.html", "--xlsx", "ut.xlsx")
    told = [text for sheet in read(Path("ut.xlsx").read_bytes()).values() for text in sheet.texts()]
    assert not any("bedöms inte ha någon påverkan" in text for text in told)
    assert "bedöms inte ha någon påverkan" not in Path("ut.html").read_text(encoding="utf-8")
    assert "bedöms inte ha någon påverkan" not in _report().out


@pytest.mark.skipif(os.name == "nt", reason="head ends so on other systems")
def test_it_is_told_in_a_process_of_its_own(archive: Path) -> None:
    audit()
    done = run_apart("report", DB, COLUMNS="40")
    assert done.code == 0
    assert all(len(line) <= 40 or " " not in line.strip() for line in done.out.splitlines())
