"""``baseline``: what is written, what is told of it, and how each command ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, UNFILLED, run, written

from konsekvens_lint.gate.baseline_file import FILE_NAME

FAULTS = """\
# Ny taxa för badhuset
## Förslag till beslut
Nämnden antar taxan.
## Ärendet
Under 2025 fick 1 260 personer kort. Av dem var 62 procent kvinnor och 38 procent män. Medborgarna är nöjda. Taxan höjs med XX kronor.
## Jämställdhet
Flickor, pojkar, kvinnor och män påverkas. Kvinnor får det bättre.
"""
XX = "\n## Ekonomi\n\nTaxan höjs med XX kronor.\n"


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with a good memo, a bad one and one not filled in, and beside it a baseline of them."""
    folder = tmp_path / "dok"
    for name, text in (("bra", GOOD), ("brist", BAD), ("mall", UNFILLED)):
        written(folder / f"{name}.md", text)
    assert run("baseline", "create", "dok").code == 0
    return folder


def _entries(file: str | Path = FILE_NAME) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(file).read_text(encoding="utf-8"))["findings"]
    return found


def _paths() -> set[str]:
    return {entry["path"] for entry in _entries()}


def test_create_writes_what_check_finds(documents: Path) -> None:
    report = json.loads(run("check", "dok", "--format", "json").out)
    found = [
        (finding["rule"], finding["fingerprint"])
        for each in report["documents"]
        for finding in each["findings"]
    ]
    told = [(entry["rule"], entry["fingerprint"]) for entry in _entries() for _ in range(entry["count"])]
    assert sorted(told) == sorted(found)


def test_findings_of_all_levels_are_written(tmp_path: Path) -> None:
    written(tmp_path / "memo.md", FAULTS)
    (report,) = json.loads(run("check", "memo.md", "--format", "json").out)["documents"]
    assert {finding["level"] for finding in report["findings"]} == {"error", "warning", "info"}
    run("baseline", "create", "memo.md")
    assert {entry["rule"] for entry in _entries()} == {finding["rule"] for finding in report["findings"]}


def test_create_says_what_was_written(documents: Path) -> None:
    done = run("baseline", "create", "dok", "--file", "annan.json")
    number = sum(entry["count"] for entry in _entries("annan.json"))
    assert (done.code, done.out) == (0, "")
    told = f"Avslutar med 0: skrev ”annan.json” med {number} fynd i {len(_paths())} dokument. Använd den med "
    assert (
        done.last == f"{told}”--baseline annan.json”, eller skriv ”baseline: annan.json” i konfigurationen."
    )
    assert Path("annan.json").read_bytes() == Path(FILE_NAME).read_bytes()


def test_create_does_not_write_over_a_baseline(documents: Path) -> None:
    before = Path(FILE_NAME).read_bytes()
    done = run("baseline", "create", "dok")
    assert done.code == 2
    assert "finns redan: uppdatera den med ”konsekvens-lint baseline update”" in done.last
    assert Path(FILE_NAME).read_bytes() == before


def test_an_update_of_nothing_changes_nothing(documents: Path) -> None:
    before = Path(FILE_NAME).stat().st_mtime_ns
    done = run("baseline", "update", "dok")
    assert (done.code, done.last) == (0, f"Avslutar med 0: ”{FILE_NAME}” behövde inte ändras.")
    assert Path(FILE_NAME).stat().st_mtime_ns == before


def test_update_drops_what_is_mended(documents: Path) -> None:
    written(documents / "brist.md", GOOD)
    number = sum(entry["count"] for entry in _entries() if entry["path"] == "dok/brist.md")
    left = [entry for entry in _entries() if entry["path"] != "dok/brist.md"]
    done = run("baseline", "update", "dok")
    assert done.code == 0
    assert [entry for entry in _entries() if entry["path"] != "dok/brist.md"] == left
    assert "BES03" not in {entry["rule"] for entry in _entries()}
    dropped = int(re.search(r"(\d+) fynd togs bort", done.last)[1])  # type: ignore[index]
    assert 0 < dropped <= number
    assert re.search(
        rf"^Åtgärdade eller undantagna: {dropped} fynd i 1 dokument\n  BES03 ingen-paverkan-utan-skal: 1 i 1 dokument$",
        done.out,
        re.M,
    )


def test_update_takes_nothing_new_without_being_told(documents: Path) -> None:
    before = _entries()
    written(documents / "brist.md", BAD + XX)
    done = run("baseline", "update", "dok")
    assert done.code == 0
    assert _entries() == before
    assert done.last == (
        f"Avslutar med 0: ”{FILE_NAME}” behövde inte ändras, 1 nytt fynd togs inte med (det gör --accept-new)."
    )
    assert (
        "Nya, som inte finns i baslinjen: 1 fynd i 1 dokument\n  DOK01 mallrest: 1 i 1 dokument" in done.out
    )
    told = run("baseline", "update", "dok", "--accept-new")
    assert (told.code, told.last) == (
        0,
        f"Avslutar med 0: ”{FILE_NAME}” är uppdaterad, 1 nytt fynd togs med.",
    )
    assert [entry for entry in _entries() if entry not in before] == [
        {
            **_entries()[-1],
            "path": "dok/brist.md",
            "title": "Ändrade tider för sophämtning",
            "rule": "DOK01",
            "name": "mallrest",
            "count": 1,
            "quote": "XX",
        }
        | {"fingerprint": next(e["fingerprint"] for e in before if e["quote"] == "XX")}
    ]


def test_update_follows_a_renamed_file(documents: Path) -> None:
    before = _entries()
    (documents / "nya").mkdir()
    (documents / "brist.md").rename(documents / "nya" / "sopor.md")
    done = run("baseline", "update", "dok")
    assert done.code == 0
    assert "\n  dok/brist.md är nu dok/nya/sopor.md: " in done.out
    renamed = [{**entry, "path": entry["path"].replace("brist", "nya/sopor")} for entry in before]
    assert _entries() == sorted(
        renamed, key=lambda entry: (entry["path"], entry["rule"], entry["fingerprint"])
    )


def test_update_drops_the_entries_of_a_document_that_is_gone(documents: Path) -> None:
    (documents / "brist.md").unlink()
    done = run("baseline", "update", "dok")
    assert done.code == 0
    assert "I dokument som inte finns längre: " in done.out
    assert "dok/brist.md" not in _paths() and "dok/mall.md" in _paths()


def test_update_of_one_document_leaves_the_others(documents: Path) -> None:
    before = _entries()
    (documents / "brist.md").unlink()
    written(documents / "mall.md", GOOD)
    done = run("baseline", "update", "dok/bra.md")
    assert (done.code, _entries()) == (0, before)
    assert "Inte prövade nu, och därför kvar i baslinjen: " in done.out


def test_update_with_some_rules_leaves_the_others(documents: Path) -> None:
    before = _entries()
    done = run("baseline", "update", "dok", "--select", "DOK")
    assert (done.code, _entries()) == (0, before)


def test_a_document_that_cannot_be_read_keeps_its_entries(documents: Path) -> None:
    before = _entries()
    (documents / "mall.md").write_bytes(b"")
    done = run("baseline", "update", "dok", "dok/mall.md")
    assert done.code == 2
    assert _entries() == before
    assert done.last.startswith("Avslutar med 2: ”")
    assert done.last.endswith(". Men 1 dokument kunde inte läsas.")
    assert any(line.startswith("dok/mall.md: ") for line in done.err.splitlines())


def test_create_with_a_document_that_cannot_be_read_is_written_and_ends_with_2(
    documents: Path, tmp_path: Path
) -> None:
    (documents / "trasig.docx").write_bytes(b"PK\x03\x04 half a file")
    done = run("baseline", "create", "dok", "--file", "annan.json")
    assert done.code == 2
    assert done.last.startswith("Avslutar med 2: skrev ”annan.json”")
    assert done.last.endswith("Men 1 dokument kunde inte läsas.")
    assert _entries("annan.json") == _entries()


def test_where_nothing_could_be_judged_nothing_is_written(documents: Path, tmp_path: Path) -> None:
    """An empty folder may be a share that is not there today; what is in the baseline is not gone for that."""
    before = _entries()
    (tmp_path / "tom").mkdir()
    for command, file in (("create", "annan.json"), ("update", FILE_NAME), ("audit", FILE_NAME)):
        done = run("baseline", command, "tom", "saknas.md", "--file", file)
        assert (done.code, done.out) == (2, "")
        assert "inget dokument kunde granskas" in done.last
    assert not Path("annan.json").exists()
    assert _entries() == before


def test_audit_of_an_honest_baseline(documents: Path) -> None:
    done = run("baseline", "audit", "dok")
    assert (done.code, done.last) == (0, "Avslutar med 0: inget behöver tas bort ur baslinjen.")
    assert "BES03 ingen-paverkan-utan-skal: 1 i 1 dokument" in done.out


def test_audit_of_what_update_would_drop(documents: Path) -> None:
    before = Path(FILE_NAME).read_bytes()
    (documents / "brist.md").unlink()
    written(documents / "bra.md", GOOD + XX)
    done = run("baseline", "audit", "dok")
    assert done.code == 1
    assert re.match(r"Avslutar med 1: \d+ fynd i 1 dokument finns i baslinjen men inte längre", done.last)
    heads = re.findall(r"^[A-ZÅÄÖ][^:]*", done.out, re.MULTILINE)
    assert heads == [
        "Kvar i dokumenten",
        "I dokument som inte finns längre",
        "Nya, som inte finns i baslinjen",
    ]
    assert Path(FILE_NAME).read_bytes() == before
    run("baseline", "update", "dok")
    assert run("baseline", "audit", "dok").code == 0, "new findings do not make it dishonest"


def test_audit_of_a_renamed_file_is_no_fault(documents: Path) -> None:
    (documents / "brist.md").rename(documents / "sopor.md")
    assert run("baseline", "audit", "dok").code == 0


@pytest.mark.parametrize("command", ["update", "audit"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Baslinjen ”b.json” finns inte: gör en med ”konsekvens-lint baseline create”."),
        ("", "Baslinjen ”b.json” går inte att använda: rad 1 är inte giltig JSON."),
        ("{}", "Baslinjen ”b.json” går inte att använda: den saknar schema_version"),
        ('{"schema_version": 3}', "den har schema_version 3, och den här versionen av verktyget läser 1"),
        ("{\n<<<<<<< HEAD\n", "den har en olöst konflikt från git på rad 2 (<<<<<<<)"),
    ],
)
def test_a_missing_or_broken_baseline_ends_with_2(
    command: str, content: str | None, told: str, good: Path
) -> None:
    if content is not None:
        Path("b.json").write_text(content, encoding="utf-8")
    done = run("baseline", command, good, "--file", "b.json")
    assert (done.code, done.out) == (2, "")
    assert told in done.last
    assert (Path("b.json").read_text(encoding="utf-8") if content is not None else None) == content


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "ett kommando saknas: audit, create eller update"),
        (["updat"], "Kommandot ”updat” finns inte. Menade du ”update”?"),
        (["create"], "Argumentet SÖKVÄG saknas"),
        (["create", "x.md", "--file", "x.txt"], "”x.txt” ska sluta på .json"),
        (["create", "x.md", "--file", "saknas/x.json"], "mappen finns inte"),
        (["create", "brist.md", "--select", "NIX99"], "Regeln ”NIX99” finns inte"),
    ],
)
def test_bad_input(arguments: list[str], told: str, bad: Path) -> None:
    done = run("baseline", *arguments)
    assert done.code == 2
    assert told in done.last
    assert not Path(FILE_NAME).exists()


@pytest.mark.parametrize("command", ["create", "update", "audit"])
def test_help_of_each_is_in_swedish(command: str) -> None:
    done = run("baseline", command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Användning: konsekvens-lint baseline {command} [FLAGGOR] SÖKVÄG...")
    assert "Avslutskoder: 0 " in done.out


def test_paths_are_told_from_the_baseline_not_from_here(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(documents)
    done = run("baseline", "audit", "brist.md", "--file", tmp_path / FILE_NAME)
    assert "Kvar i dokumenten: " in done.out
    assert "Nya" not in done.out


def test_a_renamed_file_without_a_title_is_known(tmp_path: Path) -> None:
    text = "nämnden avsätter XX kronor för de nya tiderna, som gäller från maj.\n"
    written(tmp_path / "a.txt", text)
    assert run("baseline", "create", "a.txt").code == 0
    (report,) = json.loads(run("check", "a.txt", "--format", "json").out)["documents"]
    assert (report["title"], bool(report["findings"])) == (None, True)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert run("check", "b.txt", "--baseline", FILE_NAME).code == 0
