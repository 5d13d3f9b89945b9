"""What an organisation knows beside the text: by the path, a table, and the document itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from audits import audit, rows
from command_line import written

from konsekvens_lint.audit.metadata import BadDate, Metadata, metadata_of
from konsekvens_lint.audit.metadata_csv import BadTable, read_table
from konsekvens_lint.audit.path_pattern import BadPathPattern, PathPattern


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("{enhet}/{år}/*", "Kultur/2023/beslut.docx", Metadata(unit="Kultur", year=2023)),
        ("{enhet}/{ar}/*", "Kultur/2023/beslut.docx", Metadata(unit="Kultur", year=2023)),
        ("{Enhet} / {typ}/*", "Kultur / Plan/a.md", Metadata(unit="Kultur", type="Plan")),
        ("{enhet}/{år}/*", "Kultur/2023/mer/beslut.docx", None),
        ("{enhet}/{år}/*", "Kultur/i fjol/beslut.docx", None),
        ("{enhet}/**", "Kultur/2023/mer/beslut.docx", Metadata(unit="Kultur")),
        ("**/{datum} *", "a/b/2024-03-21 beslut.pdf", Metadata(date="2024-03-21", year=2024)),
        ("**/{datum} *", "20240321 beslut.pdf", Metadata(date="2024-03-21", year=2024)),
        ("**/{datum} *", "a/2024-02-31 beslut.pdf", None),
        ("{diarienummer}_{typ}.*", "KS-2024-17_Plan.pdf", Metadata(type="Plan", diary_number="KS-2024-17")),
        ("{enhet}.(x)/*", "Kultur.(x)/a.md", Metadata(unit="Kultur")),
        ("{enhet}.(x)/*", "Kulturx/a.md", None),
        (r"{enhet}\{år}\*", "Kultur/2023/a.md", Metadata(unit="Kultur", year=2023)),
        # Some systems spell ö as two characters.
        ("Miljö/{år}/*", "Miljo\u0308/2023/a.md", Metadata(year=2023)),
    ],
)
def test_a_pattern_reads_a_whole_path(pattern: str, path: str, expected: Metadata | None) -> None:
    assert PathPattern(pattern).metadata(path) == expected


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{enhett}/*", "Menade du ”enhet”"),
        ("*/x", "inget fält"),
        ("{enhet/*", "klammer"),
        ("{år}/{ar}", "två gånger"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str, told: str) -> None:
    with pytest.raises(BadPathPattern, match=told):
        PathPattern(pattern)


def test_a_date_has_its_year_and_a_year_may_stand_alone() -> None:
    assert metadata_of({"datum": "2024-03-21", "år": "1999"}) == Metadata(date="2024-03-21", year=2024)
    assert metadata_of({"datum": "2024"}) == metadata_of({"år": " 2024 "}) == Metadata(year=2024)
    assert metadata_of({"datum": " ", "enhet": ""}) == Metadata()
    for wrong in ("21 mars", "2024-13-01", "24-03-21", "0000", "9999", "0001-01-01"):
        with pytest.raises(BadDate, match="skriv 2024-03-21"):
            metadata_of({"datum": wrong})


def test_what_goes_first_says_what_it_says_and_leaves_the_rest() -> None:
    one, other = Metadata(unit="A", year=2020), Metadata("B", "2019-01-02", 2019, "Plan", "1/19")
    assert one.over(other) == Metadata("A", None, 2020, "Plan", "1/19")
    assert Metadata(year=2019).over(other) == other
    assert Metadata(type="X").over(other) == Metadata("B", "2019-01-02", 2019, "X", "1/19")


TABLE = "path;enhet;datum;typ;diarienummer\r\na/å.md;Kultur;2024-03-21;Plan;KS 1/24\r\n;;;;\r\nb.md;Teknik;2023;;\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_as_excel_writes_it(encoding: str, delimiter: str, tmp_path: Path) -> None:
    file = tmp_path / "meta.csv"
    file.write_bytes(TABLE.replace(";", delimiter).encode(encoding))
    assert read_table(file).rows == {
        "a/å.md": Metadata("Kultur", "2024-03-21", 2024, "Plan", "KS 1/24"),
        "b.md": Metadata("Teknik", None, 2023),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("enhet;datum\n", "saknar kolumnen path"),
        ("", "saknar kolumnen path"),
        ("path;datum\na.md;2024-01-01\nb.md;i fjol\n", "rad 3: ”i fjol” är inget datum"),
        ("path;enhet\na.md;A\n./a.md;B\n", "rad 3: ”a.md” står på mer än en rad"),
        (f"path;enhet\na.md;{'A' * 200_000}\n", "ingen tabell, eller skadad"),
    ],
)
def test_what_is_no_table_is_refused_with_the_row(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=told):
        read_table(written(tmp_path / "meta.csv", text))


def _known(name: str) -> tuple[object, ...]:
    query = f"SELECT unit, date, year, type, diary_number FROM documents WHERE path LIKE '%{name}'"
    (row,) = rows(query)
    return row


def test_the_table_goes_before_the_path_and_the_document_comes_last(archive: Path) -> None:
    table = "path;enhet;datum;typ;diarienummer\nKultur\\2023\\bra.md;Kulturnämnden;2022-05-06;;K 1\narkiv/Teknik/2024/trasig.docx;;;Plan;\n"
    written(Path("meta.csv"), table)
    done = audit("arkiv", "--meta", "{enhet}/{år}/*", "--meta-csv", "meta.csv")
    assert done.code == 0, done.err
    assert "--meta" not in done.err
    assert _known("bra.md") == ("Kulturnämnden", "2022-05-06", 2022, None, "K 1")
    assert _known("trasig.docx") == ("Teknik", None, 2024, "Plan", None)
    assert _known("mall.md") == ("Teknik", None, 2024, None, "TEK 2024/117")
    # A copy is where it is, whatever it is a copy of.
    assert _known("kopia.md") == ("Teknik", None, 2024, None, None)


def test_a_document_tells_its_own_unit_and_date_where_nothing_else_does(archive: Path) -> None:
    memo = (
        "Socialförvaltningen\n\nDatum: 21 mars 2024\n\n# Ny simhall\n\n## Bakgrund\n\nSimhallen är gammal.\n"
    )
    written(archive / "Kultur" / "2019" / "egen.md", memo)
    written(archive / "lös.md", f"{memo}\nAnnan text.\n")
    assert audit("arkiv", "--meta", "*/{år}/*", "--no-quotes").code == 0
    assert _known("lös.md") == ("Socialförvaltningen", "2024-03-21", 2024, None, None)
    # The year of the path is another's: its day is not known.
    assert _known("egen.md") == ("Socialförvaltningen", None, 2019, None, None)
    written(Path("meta.csv"), "path;enhet\nlös.md;Kulturnämnden\n")
    assert audit("arkiv", "--meta-csv", "meta.csv", into=Path("andra.db")).code == 0
    found = rows("SELECT unit, date FROM documents WHERE path LIKE '%lös.md'", Path("andra.db"))
    assert found == [("Kulturnämnden", "2024-03-21")]


def test_what_a_document_says_is_kept_between_runs(archive: Path) -> None:
    memo = "Socialförvaltningen\n\n2024-03-21\n\n# Ny simhall\n\n## Bakgrund\n\nSimhallen är gammal.\n"
    written(archive / "egen.md", memo)
    for name in ("ett.db", "två.db"):
        assert audit("arkiv", into=Path(name)).code == 0
        found = rows("SELECT unit, date FROM documents WHERE path LIKE '%egen.md'", Path(name))
        assert found == [("Socialförvaltningen", "2024-03-21")]


def test_what_the_sources_do_not_say_is_told(archive: Path) -> None:
    written(archive / "lös.md", "# Ett dokument\n\nText.\n")
    written(Path("meta.csv"), "path;enhet;handläggare;enheten\nlös.md;A;B;C\nborta.md;A;B;C\n")
    done = audit("arkiv", "--meta", "{enhet}/{år}/*", "--meta-csv", "meta.csv")
    assert done.code == 0
    lines = done.err.splitlines()
    assert lines[:4] == [
        f"--meta: mönstret stämmer inte på 1 dokument: {Path('arkiv') / 'lös.md'}.",
        "--meta-csv: kolumnen ”handläggare” läses inte.",
        "--meta-csv: kolumnen ”enheten” läses inte. Menade du ”enhet”?",
        "--meta-csv: 1 rad gäller inget av dokumenten: borta.md.",
    ]
    assert _known("lös.md")[0] == "A"
    assert "handläggare" not in str(rows("SELECT sql FROM sqlite_master"))
