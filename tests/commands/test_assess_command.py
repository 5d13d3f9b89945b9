"""``assess`` as it is run: what it says, writes and ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import BAD, run, written

_ROWS = (
    "Politiskt beslut om jämställdhetsintegrering", "Politikerna efterfrågar resultat", "Högsta cheferna säkerställer",
    "Kompetens", "Synligt i mål, budget och styrdokument", "Könsuppdelad statistik",
    "Konsekvenser i beslutsunderlag", "Resultat kan utläsas ur ordinarie uppföljning",
    "Konkreta förbättringar", "Kan systematiseras och överföras",
)  # fmt: skip


def _form(name: str, first: str, second: str) -> str:
    rows = "\n".join(
        f"| {number}. {row} | {one} | {other} |"
        for number, (row, one, other) in enumerate(zip(_ROWS, first, second, strict=True), 1)
    )
    return (
        f"# Självskattning av jämställdhetsintegrering, {name}\n\n"
        "Skala: 1 = inte påbörjat, 2 = behöver utvecklas, 3 = det finns. Styrgruppen skattade båda gångerna.\n\n"
        f"| Moment | 2023 | 2024 |\n|---|---|---|\n{rows}\n"
    )


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A document with a form."""
    return written(tmp_path / "granvik.md", _form("Granviks kommun", "3221221121", "3321231121"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another organisation's."""
    return written(tmp_path / "norrby.md", _form("Norrby kommun", "2222222222", "1111111111"))


def test_one_organisation_is_told(filled: Path) -> None:
    done = run("assess", filled)
    assert done.code == 0
    assert done.last == "Avslutar med 0: 1 självskattning läst ur 1 dokument."
    lines = done.out.splitlines()
    assert lines[0] == "Granviks kommun"
    assert " 2  Politisk efterfrågan                 2     3       +1  ■■■■■■■■■■■■" in lines
    assert "    Summa, omräknad                     17    19" in lines
    assert "  Höjt:  punkt 2 och 6" in lines
    assert "  Sänkt: ingen punkt" in lines
    assert "Ta upp härnäst: lägst poäng (2024)" in lines
    assert "  4. Kompetens: 1" in lines
    assert "organisationer" not in done.out


def test_several_are_told_together(filled: Path, other: Path) -> None:
    done = run("assess", filled.parent)
    assert done.last == "Avslutar med 0: 2 självskattningar lästa ur 2 dokument."
    assert "2 organisationer, skala 1–3: medelvärde per punkt, högst först" in done.out
    assert "Granviks kommun (2024) och Norrby kommun (2024)." in done.out
    assert (
        " 1  Politiskt beslut                    2,0          1–3      2  ■■■■■■■■" in done.out.splitlines()
    )
    assert "Poängen för punkt 1 (politiskt beslut) sänks från 2 (2023) till 1 (2024)." in " ".join(
        done.out.split()
    )


def test_documents_without_a_form_are_named_and_fail_nothing_beside_one(filled: Path, bad: Path) -> None:
    done = run("assess", bad, filled)
    assert done.code == 0
    assert f"{bad}: inget ifyllt formulär för självskattning hittades." in done.err.splitlines()


def test_many_documents_without_a_form_are_counted(filled: Path) -> None:
    for number in range(11):
        written(filled.parent / "arenden" / f"{number}.md", BAD)
    done = run("assess", filled.parent)
    assert done.code == 0
    assert "11 dokument i mappar har inget ifyllt formulär för självskattning." in done.err.splitlines()
    assert "arenden" not in done.err


def test_no_form_at_all_ends_with_2(bad: Path) -> None:
    done = run("assess", bad, "--write", f"html={bad.parent / 'ut.html'}")
    assert (done.code, done.out) == (2, "")
    assert done.last == "Avslutar med 2: ingen ifylld självskattning hittades i 1 dokument."
    assert not (bad.parent / "ut.html").exists()


def test_a_program_gets_its_json_whatever_there_is(bad: Path) -> None:
    done = run("assess", bad, "--format", "json")
    assert done.code == 2
    assert json.loads(done.out)["without_form"] == [str(bad)]


def test_what_cannot_be_read_ends_with_2_and_the_rest_is_told(filled: Path) -> None:
    broken = written(filled.parent / "trasig.docx", "inget Word-dokument")
    done = run("assess", filled, broken)
    assert done.code == 2
    assert done.out.startswith("Granviks kommun\n")
    assert str(broken) in done.err
    assert done.last == "Avslutar med 2: 1 dokument kunde inte läsas; 1 självskattning lästes."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = run("assess", tmp_path / "nix.docx")
    assert (done.code, done.out) == (2, "")
    assert "nix.docx" in done.err


def test_an_empty_folder(tmp_path: Path) -> None:
    done = run("assess", tmp_path)
    assert done.code == 2
    assert done.last == "Avslutar med 2: ingen ifylld självskattning hittades."


def test_standard_input(filled: Path) -> None:
    done = run("assess", "-", stdin=filled.read_bytes())
    assert done.code == 0
    assert "\nstandard in\n" in done.out


def test_files_are_written_in_every_format(filled: Path, other: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    formats = ("text", "json", "csv", "html", "xlsx")
    writings = [part for each in formats for part in ("--write", f"{each}={folder / f'ut.{each}'}")]
    assert run("assess", filled, other, *writings).code == 0
    assert (folder / "ut.text").read_text(encoding="utf-8").startswith("Granviks kommun\n")
    assert len(json.loads((folder / "ut.json").read_text(encoding="utf-8"))["assessments"]) == 2
    assert (folder / "ut.csv").read_text(encoding="utf-8").count("\n") == 41
    assert "<h1>" in (folder / "ut.html").read_text(encoding="utf-8")
    assert (folder / "ut.xlsx").read_bytes().startswith(b"PK")


def test_a_document_is_never_written_over(filled: Path) -> None:
    before = filled.read_bytes()
    assert run("assess", filled, "--write", f"text={filled}").code == 2
    assert filled.read_bytes() == before


def test_an_unknown_format_is_told_with_those_that_there_are(filled: Path) -> None:
    done = run("assess", filled, "--write", "sarif=ut.sarif")
    assert done.code == 2
    assert "Välj bland: text, json, csv, html, xlsx." in done.last
    assert "Välj bland: text, json, csv." in run("assess", filled, "--format", "html").last


def test_the_folders_configuration_holds(filled: Path, other: Path) -> None:
    assert "CHK04" in run("assess", other).out
    written(other.parent / "konsekvens-lint.yaml", "ignore: [CHK04]\n")
    assert "CHK04" not in run("assess", other).out


def test_hostile_names(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled.parent)
    name = "y\n::warning::pwned\n\x1b[2J"
    for file, text in ((f"{name}.md", filled.read_text(encoding="utf-8")), (f"{name}2.md", BAD)):
        written(Path(file), text)
    written(Path(f"{name}.docx"), "inget Word-dokument")
    done = run("assess", ".")
    for line in [*done.out.split("\n"), *done.err.split("\n")]:
        assert not line.lstrip().startswith("::")
        assert "\x1b" not in line
