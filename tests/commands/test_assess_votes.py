"""``assess`` with tables of votes, and with an audit to hold scores against."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import workbooks
from command_line import run, written
from test_assess_command import _ROWS, _form

from konsekvens_lint import assessing

_MEMO = """\
# Ny taxa för äldreomsorgen, {}
## Förslag till beslut
Nämnden antar taxan.
## Jämställdhet
Ärendet bedöms inte ha någon påverkan på jämställdheten.
"""
_SCHEMA = Path(assessing.__file__).parent / "assessments.schema.json"


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    """The votes of six managers and nine others, at one occasion."""
    rows = [f"Chef;{';'.join('3221231121')}"] * 6 + [f"Medarbetare;{';'.join('1221221121')}"] * 9
    return written(tmp_path / "röster.csv", "\n".join([";".join(["Roll", *_ROWS]), *rows]))


@pytest.fixture
def audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An audit of twenty memos that all lack content."""
    monkeypatch.chdir(tmp_path)
    for at in range(20):
        written(tmp_path / "arkiv" / f"{at:02}.md", _MEMO.format(at))
    assert run("audit", "arkiv", "--into", "revision.db").code == 0
    return tmp_path / "revision.db"


def test_votes_are_told(votes: Path) -> None:
    done = run("assess", votes)
    assert done.code == 0
    assert done.last == "Avslutar med 0: 1 självskattning läst ur 1 dokument."
    lines = done.out.splitlines()
    assert lines[0] == "röster"
    assert "Svarande: Medel: 15 svar." in lines
    assert "Så svarade 15 personer" in lines
    head = next(line for line in lines if "Lägst" in line)
    assert head.split()[2:] == ["1", "2", "3", "Svar", "Lägst", "Högst", "Medel", "Medarbetare", "Chef"]
    first = lines[lines.index(head) + 1]
    assert first.split()[3:] == ["9", "0", "6", "15", "60", "%", "40", "%", "1,8", "1,0", "3,0"]
    assert "  Svarade: Medarbetare 9 och Chef 6." in lines
    assert "  Svaren går isär på punkt 1:" in " ".join(done.out.split("\n"))


def test_votes_are_told_in_every_format(votes: Path, tmp_path: Path) -> None:
    page, book, table = tmp_path / "a.html", tmp_path / "a.xlsx", tmp_path / "b.csv"
    done = run(
        "assess", votes, "--format", "json", "--write", f"html={page}", "--write", f"xlsx={book}", "--write", f"csv={table}"
    )  # fmt: skip
    told = json.loads(done.out)
    jsonschema.validate(told, json.loads(_SCHEMA.read_text("utf-8")))
    (one,) = told["assessments"]
    (round_,) = one["votes"]["rounds"]
    assert round_["people"] == 15
    assert round_["roles"] == [{"name": "Medarbetare", "people": 9}, {"name": "Chef", "people": 6}]
    assert round_["points"][0]["counts"] == [
        {"score": 1.0, "count": 9}, {"score": 2.0, "count": 0}, {"score": 3.0, "count": 6}
    ]  # fmt: skip
    assert round_["points"][0]["split"] is True
    assert one["points"][0]["scores"] == [1.8]
    assert "<h3>Så svarade 15 personer</h3>" in page.read_text("utf-8")
    assert "60 %" in page.read_text("utf-8")
    sheets = workbooks.read(book.read_bytes())
    assert "Svar röster" in sheets
    assert "1,8" in table.read_text("utf-8-sig")


def test_several_occasions_are_told_with_care(tmp_path: Path) -> None:
    rows = [f"Träff {1 + at % 2};{';'.join('3221231121')}" for at in range(8)]
    table = written(tmp_path / "röster.csv", "\n".join([";".join(["Tillfälle", *_ROWS]), *rows]))
    done = run("assess", table)
    assert done.out.index("Så svarade 4 personer, Träff 1") < done.out.index("Så svarade 4 personer, Träff 2")
    assert "Vid tillfällena kan olika personer ha svarat" in done.out


def test_a_form_has_no_votes(tmp_path: Path) -> None:
    form = written(tmp_path / "form.md", _form("Granviks kommun", "3221221121", "3321231121"))
    (one,) = json.loads(run("assess", form, "--format", "json").out)["assessments"]
    assert one["votes"] is None


def test_a_wrong_table_fails_the_run_and_hides_nothing_else(votes: Path) -> None:
    wrong = written(votes.parent / "fel.csv", f"{';'.join(_ROWS)}\n{';'.join('22222222')};2;bra\n")
    done = run("assess", votes, wrong)
    assert done.code == 2
    assert (
        "fel.csv: Rad 2, kolumnen ”Kan systematiseras och överföras”: ”bra” är ingen poäng: skriv en siffra"
        in done.err
    )
    assert "Så svarade 15 personer" in done.out
    assert done.last == "Avslutar med 2: 1 dokument kunde inte läsas; 1 självskattning lästes."


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    done = run("assess", tmp_path / "borta.xlsx")
    assert done.code == 2
    assert "Filen finns inte" in done.err


def test_a_folder_may_be_named_as_a_table(tmp_path: Path) -> None:
    written(tmp_path / "2024.csv" / "form.md", _form("Granviks kommun", "3221221121", "3321231121"))
    assert run("assess", tmp_path / "2024.csv").last == "Avslutar med 0: 1 självskattning läst ur 1 dokument."


def test_the_report_does_not_overwrite_the_votes(votes: Path) -> None:
    before = votes.read_bytes()
    done = run("assess", votes, "--write", f"csv={votes}")
    assert done.code == 2
    assert "skulle skrivas över" in done.err
    assert votes.read_bytes() == before


def test_the_highest_score_is_held_against_an_audit(audited: Path) -> None:
    form = written(audited.parent / "form.md", _form("Granviks kommun", "3221221121", "3221223121"))
    without = run("assess", form)
    assert "CHK08" not in without.out
    done = run("assess", form, "--audit", audited)
    assert done.code == 0
    told = " ".join(done.out.split())
    assert "CHK08 sjalvbild-mot-dokument" in told
    assert "på 0 av 20 bedömda (0 procent)" in told
    assert told.count("arkiv/") == 3
    assert (
        "”Styrdokument och budgetar tar upp kvinnor och män” hålls inte mot poängen: revisionen har 0 bedömda"
        in done.err
    )
    assert "”Beskriver vad beslutet betyder för kvinnor och män” hålls" not in done.err


def test_an_audit_that_is_too_small_is_told(audited: Path) -> None:
    for at in range(3):
        (audited.parent / "arkiv" / f"{at:02}.md").unlink()
    assert run("audit", "arkiv", "--into", "liten.db").code == 0
    form = written(audited.parent / "form.md", _form("Granviks kommun", "3221221121", "3221223121"))
    done = run("assess", form, "--audit", "liten.db")
    assert "CHK08" not in done.out
    assert "revisionen har 17 bedömda dokument, och det behövs minst 20." in done.err


def test_an_audit_is_of_one_organisation(audited: Path) -> None:
    one = written(audited.parent / "form.md", _form("Granviks kommun", "3221221121", "3221221121"))
    other = written(audited.parent / "norrby.md", _form("Norrby kommun", "2222222222", "2222222222"))
    done = run("assess", one, other, "--audit", audited)
    assert "självskattningarna är fleras (Granviks kommun och Norrby kommun)" in done.err


@pytest.mark.parametrize(("name", "told"), [("borta.db", "finns inte"), ("form.md", "är ingen databas")])
def test_what_is_no_audit_is_refused(tmp_path: Path, name: str, told: str) -> None:
    form = written(tmp_path / "form.md", _form("Granviks kommun", "3221221121", "3221221121"))
    done = run("assess", form, "--audit", tmp_path / name)
    assert done.code == 2
    assert told in done.err


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("röster.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "spara den som .xlsx utan lösenord, eller som .csv"),
        ("röster.ods", b"PK\x05\x06" + bytes(18), "spara tabellen som .xlsx eller .csv"),
    ],
)  # fmt: skip
def test_other_spreadsheets_are_told_how_to_be_saved(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("assess", tmp_path / name)
    assert done.code == 2
    assert told in done.err
