"""``template``: the file that is written, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run

from konsekvens_lint.documents.reader import read
from konsekvens_lint.rulebook.loading import built_in

ALVSUNDA = Path(__file__).resolve().parents[2] / "examples" / "egen-profil" / "alvsunda"


def _headings(file: Path) -> list[str]:
    return [block.text for block in read(file, file.read_bytes()).blocks if block.kind == "heading"]


@pytest.mark.parametrize("kind", ["tjansteskrivelse", "Tjänsteskrivelse"])
def test_a_template_is_written(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    done = run("template", kind, "--profile", "norrbotten", "-o", file)
    assert (done.code, done.out) == (0, "")
    assert (
        done.last
        == f"Avslutar med 0: skrev ”{file}”, en mall för tjänsteskrivelse enligt profilen norrbotten."
    )
    assert "Beslutsförslagets påverkan avseende jämställdhet" in _headings(file)
    assert [each.name for each in tmp_path.iterdir()] == ["mall.docx"]


def test_an_unfilled_template_does_not_pass_as_a_memo(tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    run("template", "tjansteskrivelse", "-o", file)
    assert run("check", file).code == 1
    assert run("check", file, "--kind", "mall").code == 0


def test_the_profile_of_a_pack(tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    done = run("template", "tjansteskrivelse", "--profile", "alvsunda", "--pack", ALVSUNDA, "-o", file)
    assert done.code == 0
    assert {"Så berörs Älvsundaborna", "Barnens röst", "Utan fast väg"} <= {*_headings(file)}


def test_a_kind_that_the_profile_asks_nothing_of(tmp_path: Path) -> None:
    done = run("template", "budget", "-o", tmp_path / "mall.docx")
    assert done.code == 0
    assert done.err.startswith("Profilen skr har inga egna frågor för budget eller verksamhetsplan")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["protokoll", "-o", "mall.docx"],
            "Det finns ingen mall för protokoll. Välj tjansteskrivelse, remissvar, ",
        ),
        (["remisvar", "-o", "mall.docx"], "Dokumentslaget ”remisvar” finns inte. Menade du ”remissvar”?"),
        (["budget", "--profile", "norbotten", "-o", "mall.docx"], "Menade du ”norrbotten”?"),
        (["budget"], "Flaggan ”--output” saknas."),
        (["-o", "mall.docx"], "Argumentet SLAG saknas."),
        (["budget", "-o", "mall.doc"], "”mall.doc” ska sluta på .docx: välj ett annat namn."),
        (["budget", "-o", "-"], "”-” ska sluta på .docx"),
        (["budget", "-o", "finns-inte/mall.docx"], "kan inte skrivas: mappen finns inte."),
    ],
)
def test_a_bad_call(arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("template", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.last.startswith("Avslutar med 2: ")
    assert told in done.last
    assert not list(tmp_path.iterdir())


def test_what_somebody_has_written_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "mall.docx"
    file.write_bytes(b"ifylld")
    done = run("template", "budget", "-o", file)
    assert done.code == 2
    assert f"”{file}” finns redan, och skrivs inte över" in done.last
    assert file.read_bytes() == b"ifylld"


def test_help_names_the_kinds_that_there_are() -> None:
    told = " ".join(run("template", "--help").out.split())
    assert all(kind in told for kind in built_in().templates)
    assert "Måste anges." in told
