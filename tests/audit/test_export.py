"""An audit told: as a table for Excel, and as JSON lines."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from audits import DB, audit, exported, rows
from command_line import run, written


def _table(file: Path = DB) -> list[dict[str, str]]:
    target = Path("ut.csv")
    done = run("export", file, "--format", "csv", "-o", target)
    assert done.code == 0, done.err
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table_has_a_row_for_each_document_and_point(archive: Path) -> None:
    audit("arkiv", "--meta", "{enhet}/{år}/*")
    table = _table()
    points = [each for each in table if each["Punkt"]]
    assert len(points) == rows("SELECT count(*) FROM verdicts")[0][0] > 5
    assert {each["Läge"] for each in points} == {"Granskat"}
    assert {(each["Enhet"], each["År"]) for each in table} == {
        ("Kultur", "2023"),
        ("Kultur", "2024"),
        ("Teknik", "2024"),
    }
    (first,) = (each for each in points if "brist.md" in each["Dokument"] and each["Punkt"] == "Konsekvenser")
    assert (first["Svar"], first["Krav eller råd"], first["Fel"]) == ("Saknas", "krav", "1")
    assert first["Titel"] == "Ändrade tider för sophämtning"
    others = {Path(each["Dokument"]).name: each for each in table if not each["Punkt"]}
    assert others["kopia.md"]["Läge"] == "Dubblett"
    assert others["kopia.md"]["Dubblett av"].endswith("brist.md")
    assert others["trasig.docx"]["Läge"] == "Kunde inte läsas"
    assert len(others["trasig.docx"]["Skäl"]) > 20


def test_counts_of_the_table_are_those_of_the_database(archive: Path) -> None:
    """What is shared out on the rows with Granskat counts each document once."""
    audit()
    for title, number in rows(
        "SELECT title, count(*) FROM verdicts v JOIN points p ON p.id = v.point WHERE verdict = 'missing' GROUP BY title"
    ):
        assert sum((each["Punkt"], each["Svar"]) == (title, "Saknas") for each in _table()) == number


def test_no_cell_is_run_by_a_spreadsheet(archive: Path) -> None:
    written(archive / "=1+1.md", "# =HYPERLINK(1)\n\n## Förslag till beslut\n\nNämnden antar planen.\n")
    audit("arkiv", "--kind", "tjansteskrivelse")
    for row in _table():
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert any("HYPERLINK" in row["Titel"] for row in _table())


def test_a_line_of_json_stands_alone(archive: Path) -> None:
    audit("arkiv", "--meta", "{enhet}/{år}/*")
    version = rows("SELECT tool_version FROM audit")[0][0]
    for line in exported():
        assert line["tool"] == {"name": "konsekvens-lint", "version": version}
        assert sum(name in line for name in ("facts", "error", "duplicate_of")) == 1
        assert line["metadata"]["unit"] in ("Kultur", "Teknik")
        assert set(line["metadata"]) == {"unit", "date", "year", "type", "diary_number"}
    assert [line["path"] for line in exported()] == sorted(line["path"] for line in exported())


def test_an_audit_that_is_not_done_is_told_as_such(archive: Path) -> None:
    audit()
    with closing(sqlite3.connect(DB)) as connection, connection:
        connection.execute("UPDATE audit SET finished = NULL")
    done = run("export", DB, "--format", "csv", "-o", "ut.csv")
    assert done.code == 0
    assert "Revisionen i ”revision.db” är inte klar" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nix.db", "--format", "csv", "-o", "ut.csv"), "”nix.db” finns inte"),
        (("revision.db", "--format", "csv", "-o", "ut.txt"), "ska sluta på .csv"),
        (("revision.db", "--format", "csv", "-o", "nix/ut.csv"), "mappen finns inte"),
        (("revision.db", "--format", "xlsx", "-o", "ut.xlsx"), "går inte att välja"),
        (("revision.db", "--format", "csv"), "--output"),
        (("arkiv/Kultur/2023/bra.md", "--format", "csv", "-o", "ut.csv"), "ingen databas"),
    ],
)
def test_what_cannot_be_told_is_refused(archive: Path, arguments: tuple[str, ...], told: str) -> None:
    audit()
    before = sorted(Path().rglob("*"))
    done = run("export", *arguments)
    assert done.code == 2
    assert told in done.last
    assert sorted(Path().rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="names of files are UTF-16 there")
def test_a_name_that_is_not_utf_8_is_kept_and_gone_on_with(archive: Path) -> None:
    try:
        (archive / os.fsdecode(b"\xe5r.md")).write_text("# Ett dokument\n\nText.\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert audit().code == 0
    assert "6 dokument fanns redan" in audit("arkiv", "--resume").err
    assert any(r"\udce5r.md" in line["path"] for line in exported())
    json.loads(Path("revision.jsonl").read_text(encoding="utf-8").splitlines()[0])
