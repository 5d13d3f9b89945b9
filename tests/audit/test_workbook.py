"""An audit's report as an Excel workbook, read back."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest
from summaries import MEASURES, about, empty_summary, example, made_summary, small_summary
from workbooks import Read, read

from konsekvens_lint.audit.summary import Counts, Gap, Listed, Seated, Seats, Summary
from konsekvens_lint.audit.xlsx.report import content, sheets

_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _read(summary: Summary, beside: Path = Path()) -> dict[str, Read]:
    return read(content(summary, beside))


def test_the_first_sheet_tells_what_it_comes_to() -> None:
    first = next(iter(_read(small_summary()).values()))
    assert first.row("Granskade dokument") == ["Granskade dokument", 56]
    assert first.row("Startad") == ["Startad", "2026-11-20 08:00 UTC"]
    told = first.row("Har ett avsnitt om jämställdhet")
    assert told[1:8] == [0.62, 31, 19, 5, 4, pytest.approx(4 / 54), 2]
    assert first.row("Har statistik uppdelad på kön")[1:7] == [None, 0, 0, 0, 3, 1]
    shown = {row[0]: row for row in first.rows if row and str(row[0])[:3] in ("5. ", "6. ", "7. ", "8. ")}
    assert [row[1] for row in shown.values()] == [3, 2, 1, "för få"]
    assert "3 från 80 %, 2 från 30 %" in str(shown["5. Synligt i mål och budget"][8]).replace("\u00a0", " ")


def test_the_index_leads_to_every_other_sheet() -> None:
    book = _read(small_summary())
    first, *others = book
    assert first == "Översikt"
    assert list(book[first].links.values()) == [f"#'{name}'!A1" for name in others]
    assert all(len(name) <= 31 for name in book)


def test_shares_are_numbers_that_are_shown_as_percentages() -> None:
    units = _read(small_summary())["Enheter"]
    heading = units.row("Enhet")
    assert heading[3:7] == [
        f"Har ett avsnitt om jämställdhet: {what}" for what in ("andel", "har", "bedömda", "ej bedömda")
    ]
    told = units.row("Fritidsnämnden")
    assert told[:7] == ["Fritidsnämnden", 4, 1, 0.75, 3, 4, 1]
    assert units.row("(okänd)")[1:7] == [2, 0, 0.5, 1, 2, 0]
    at = units.rows.index(told) + 1
    assert units.formats[f"D{at}"] == "0 %"
    assert units.formats[f"E{at}"] != "0 %"


def test_few_documents_have_no_colour() -> None:
    """A share of three documents must not look like that of three hundred."""
    heat = _read(small_summary())["Värmekarta"]
    assert heat.row("Fritidsnämnden")[2:] == [0.9, "1 av 3"]
    assert heat.row("(okänd)")[3:] == [0.15, 0.6]
    scales = [each.get("sqref") for each in heat.xml.iter(f"{_SPREADSHEET}conditionalFormatting")]
    first = heat.rows.index(heat.row("Fritidsnämnden")) + 1
    assert scales == [f"{column}{first}:{column}{first + 1}" for column in "CDE"]


def test_headings_stay_and_tables_can_be_filtered() -> None:
    for name, sheet in _read(small_summary()).items():
        if name in ("Översikt", "Agenda 2030 och resultatkedja", "Grupper", "Ej granskade"):
            continue
        (pane,) = sheet.xml.iter(f"{_SPREADSHEET}pane")
        (table,) = sheet.xml.iter(f"{_SPREADSHEET}autoFilter")
        headings = int(pane.get("ySplit"))
        assert table.get("ref").startswith(f"A{headings}:"), name
        assert len(sheet.rows[headings - 1]) > 1, name


def test_the_trend_has_a_line_for_each_measure() -> None:
    whole = content(small_summary(), Path())
    trend = read(whole)["Trend"]
    assert trend.row("revision 2024 (2024-11-02)")[3:6] == [0.2, 8, 40]
    assert trend.row("revision 2026 (2026-11-20)")[3:6] == [0.62, 31, 50]
    points = read(whole)["Trend för punkter"]
    assert [row[2:5] for row in points.rows if row[1:2] == ["Könsuppdelad statistik"]] == [
        ["revision 2024", "2024-11-02", 0.25],
        ["revision 2026", "2026-11-20", 0.9],
    ]
    (told,) = (each for each in sheets(small_summary(), Path()) if each.name == "Trend")
    assert told.chart is not None
    headings = trend.row("Revision")
    with ZipFile(BytesIO(whole)) as archive:
        charts = [
            archive.read(each).decode() for each in archive.namelist() if each.startswith("xl/charts/chart")
        ]
    # Their names are those of the columns, so that no title is taken for a formula.
    assert any("<c:f>Trend!$D$5</c:f>" in each for each in charts)
    # Nothing is known of the last measure, in any audit.
    assert [headings[number] for number in told.chart.columns] == [
        f"{each.title}: andel" for each in small_summary().measures[:-1]
    ]


def test_the_trend_tells_of_a_question_that_was_another_before() -> None:
    made = small_summary()
    (before,) = made.earlier
    told = _read(small_summary(earlier=(before._replace(reworded=made.points[:1]),)))["Trend för punkter"]
    assert [f"I revision 2024 hade frågan en annan ordalydelse: ”{made.points[0].title}”."] in told.rows


def test_gaps_have_their_quotes_and_links(tmp_path: Path) -> None:
    file = tmp_path / "arkiv #1" / "50 % kvår.md"
    file.parent.mkdir()
    file.write_text("# Ny taxa\n", encoding="utf-8")
    shown = (example(str(file)), example("borta.md"))
    gap = Gap("R", "namn", "Ingen påverkan", 14, 17, shown, Counts(14, 42, 2))
    told = _read(small_summary(gaps=(gap,)), tmp_path / "ut")["Brister"]
    row = told.row("R")
    assert row[1:7] == ["Ingen påverkan", 14, 0.25, 56, 2, 17]
    assert row[7] == f"»{example().quote}« (Konsekvenser › Jämställdhet, s. 3)"
    assert row[8] == "Ny taxa för simhallen"
    assert row[10] == "Ny taxa för simhallen (borta.md)"
    assert [each.replace("\\", "/") for each in told.links.values()] == ["../arkiv%20%231/50%20%25%20kvår.md"]


def test_a_document_that_is_hard_to_link_to_is_told_all_the_same(tmp_path: Path) -> None:
    names = ("😀" * 60 + ".md", "a:b?c*.md", "en\nrad.md", "[lista] <b>.md")
    files = [tmp_path / name for name in names]
    try:
        for file in files:
            file.write_text("# Text\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such names")
    examples = tuple(example(str(file), title=" ") for file in files)
    gaps = tuple(Gap(f"R{at}", "n", "t", 1, 1, (each,)) for at, each in enumerate(examples))
    told = _read(small_summary(gaps=gaps), tmp_path)["Brister"]
    assert [told.row(f"R{at}")[8] for at in (0, 1, 3)] == [names[0], names[1], names[3]]
    assert list(told.links.values()) == [names[0], "a%3ab%3fc%2a.md", "%5blista%5d%20%3cb%3e.md"]
    assert str(told.row("R2")[8]).endswith("en rad.md")


def test_every_document_is_listed_and_the_unread_with_why() -> None:
    book = _read(small_summary())
    states = {row[0]: row[1] for row in book["Dokument"].rows if row and str(row[0]).startswith("beslut/")}
    assert states == {
        "beslut/simhall.pdf": "Granskat",
        "beslut/bad & lek.docx": "Granskat",
        "beslut/kopia.pdf": "Dubblett",
        "beslut/skannad.pdf": "Inte granskat",
    }
    assert book["Ej granskade"].row("inskannade filer utan text") == ["inskannade filer utan text", 3]
    assert book["Ej granskade"].row("beslut/skannad.pdf")[1] == "Filen är en bild utan text."


def test_every_document_tells_what_it_has() -> None:
    """Empty where a measure does not concern it, and where it was not judged."""
    told = _read(small_summary())["Dokument"]
    assert told.row("Dokument", "Läge")[8:] == ["Skäl", *(each.title for each in MEASURES)]
    assert told.row("beslut/simhall.pdf")[9:] == ["Har", "Delvis", "Har inte", "Ej bedömt"]
    assert told.row("beslut/bad & lek.docx")[9:] == ["Har inte", "Har"]
    assert [len(told.row(f"beslut/{name}.pdf")) for name in ("kopia", "skannad")] == [9, 9]
    (filtered,) = told.xml.iter(f"{_SPREADSHEET}autoFilter")
    assert filtered.get("ref") == "A5:M9"


def test_a_measure_that_concerns_no_document_has_no_column() -> None:
    made = small_summary()
    first, second, *rest = made.documents
    first = first._replace(standings=("has", "not_applicable", "not_applicable", "not_judged"))
    told = _read(made._replace(documents=(first, second._replace(standings=()), *rest)))["Dokument"]
    assert told.row("Dokument", "Läge")[9:] == [MEASURES[0].title, MEASURES[3].title]
    assert told.row(first.path)[9:] == ["Har", "Ej bedömt"]


def test_documents_of_which_no_standing_is_told_have_no_measures() -> None:
    told = _read(small_summary(documents=(Listed("a.md", "judged", None, None, None, None, 0, 0, None),)))
    assert told["Dokument"].row("Dokument", "Läge")[-1] == "Skäl"
    assert not any("måttet" in text for text in told["Dokument"].texts())


def test_every_group_is_listed(tmp_path: Path) -> None:
    file = tmp_path / "nämnd.md"
    file.write_text("# Nämnden\n", encoding="utf-8")
    there = example(str(file), title="Nämnden", quote="", section=(), page=None)
    more = Seated(there, 2026, "nämnden", 1, 2)
    made = small_summary().seats
    told = _read(small_summary(seats=made._replace(every=(*made.every, more))), tmp_path)["Grupper"]
    first = told.rows.index(["Alla grupper"]) + 1
    assert told.rows[first] == ["Dokument", "Enhet", "Grupp", "År", "Kvinnor", "Män", "Andel kvinnor"]
    lek, simhall, unit = (
        "beslut/bad & lek.docx",
        "Ny taxa för simhallen (beslut/simhall.pdf)",
        "Fritidsnämnden",
    )
    assert told.rows[first + 1 :] == [
        [lek, unit, "rådet", 2025, 2, 2, 0.5],
        [lek, unit, "juryn", 2025, 3, 0, 1],
        [simhall, unit, "styrgruppen", 2024, 3, 2, 0.6],
        [simhall, "(okänd)", None, "(okänd)", 4, 4, 0.5],
        ["Nämnden", unit, "nämnden", 2026, 1, 2, pytest.approx(1 / 3)],
    ]
    assert told.links == {f"A{len(told.rows)}": "nämnd.md"}
    assert told.formats[f"G{len(told.rows)}"] == "0 %"


def test_groups_past_the_most_links_are_told_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.formats.xlsx.workbook._MOST_LINKS", 1)
    (tmp_path / "a.md").write_text("# A\n", encoding="utf-8")
    group = Seated(example(str(tmp_path / "a.md"), title="A"), 2026, "rådet", 1, 1)
    told = _read(small_summary(seats=Seats(2, 2, 2, 2, (), (group, group))), tmp_path)["Grupper"]
    assert [row[0] for row in told.rows[-2:]] == ["A", "A"]
    assert list(told.links) == [f"A{len(told.rows) - 1}"]


def test_groups_that_nobody_listed_are_counted_all_the_same() -> None:
    told = _read(small_summary(seats=Seats(2, 1, 3, 5, ())))["Grupper"]
    assert told.row("Kvinnor i grupperna")[1:] == [3, 0.375]
    assert "Alla grupper" not in told.texts()


def test_the_steering_chain_tells_of_each_goal() -> None:
    book = _read(small_summary())
    goal = "Lika lön för kvinnor och män."
    assert book["Styrkedja"].row(goal) == [goal, 1, 0, 10, "Tekniska nämnden, Byggnadsnämnden"]
    assert book["Återfunna mål"].row(goal)[1] == "Fritidsnämnden"
    assert book["Grupper"].row("Kvinnor i grupperna")[1:] == [12, 0.6]
    assert book["Agenda 2030 och resultatkedja"].row("aktivitet")[1:] == [9, 0.5625, 16, 0, 5]


def test_what_is_not_there_has_no_sheet() -> None:
    assert list(_read(empty_summary())) == ["Översikt", "Dokument"]
    told = _read(small_summary(about=about(finished=None)))["Översikt"]
    assert str(told.row("Klar")[1]).startswith("Revisionen är inte klar")


_HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1",
    "@SUM(A1)",
    "https://exempel.se/a",
    "internal:Översikt!A1",
    "_x000D_",
    "två\nrader",
    "å" * 40_000,
    "😀" * 40_000,
    "styr\x07\x1b[31m\x00tecken\ud800\ufffe",
)


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
def test_a_text_is_a_text_whatever_it_says(text: str) -> None:
    hurt = example(text, title=text, unit=text, quote=text, section=(text,))
    summary = small_summary(
        documents=(Listed(text, "judged", text, text, text, 2024, 0, 0, text),),
        gaps=(Gap(text, text, text, 1, 1, (hurt,)),),
        seats=Seats(1, 1, 1, 1, (), (Seated(hurt, 2024, text, 1, 1),)),
    )
    book = _read(summary)
    assert not book["Brister"].links
    assert not book["Dokument"].links
    assert not book["Grupper"].links
    for told in (book[name].rows[-1] for name in ("Dokument", "Brister", "Grupper")):
        for cell in told:
            assert not isinstance(cell, str) or len(cell.encode("utf-16-le")) // 2 <= 32_767
    title = str(book["Dokument"].rows[-1][2])
    assert title.startswith(text[:4].replace("\n", " "))
    assert not any(ord(letter) < 0x20 for letter in title)


def test_the_same_audit_gives_the_same_file() -> None:
    assert content(small_summary(), Path()) == content(small_summary(), Path())


def test_ten_thousand_documents_have_their_rows() -> None:
    told = _read(made_summary())
    assert len(told["Dokument"].rows) == len(made_summary().documents) + 5
    assert len([row for row in told["Enheter"].rows if row and "distrikt" in str(row[0])]) == 200


def _opened(file: Path, folder: Path) -> dict[str, str]:
    """Each sheet as LibreOffice reads it, as CSV."""
    filter_ = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        filter_,
    ]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    made = {each.stem.removeprefix(f"{file.stem}-"): each for each in folder.glob("*.csv")}
    if not made and "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice is here without Calc")
    return {name: each.read_text(encoding="utf-8") for name, each in made.items()}


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_it_opens_in_libreoffice(tmp_path: Path) -> None:
    summary = small_summary(
        documents=tuple(
            Listed(f"{text[:40]}.md", "judged", text, None, None, 2024, 0, 0, None) for text in _HOSTILE[:8]
        )
    )
    file = tmp_path / "rapport.xlsx"
    file.write_bytes(content(summary, tmp_path))
    told = _opened(file, tmp_path)
    assert list(_read(summary)) == [name for name in _read(summary) if name in told]
    assert "Har ett avsnitt om jämställdhet;62%;31;19;5;4;7.4" in told["Översikt"]
    assert "=cmd|'/c calc'!A1" in told["Dokument"]
    assert "Err:" not in "".join(told.values())
