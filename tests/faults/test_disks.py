"""A disk that is full or may not be written, and a folder without rights: no half file, what was there is left, code 2."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from faults import SYSTEM, Struck, on_a_full_disk, on_a_read_only_disk, on_a_small_disk, without_rights

OLD = "Från förut."
# Each command that writes, with {disk} for the folder that cannot be written and {things} for what it reads.
WRITERS = {
    "check json": "check {things}/arkiv --no-cache --write json={disk}/ut.json",
    "check html": "check {things}/arkiv --no-cache --write html={disk}/ut.html",
    "check csv": "check {things}/arkiv --no-cache --write csv={disk}/ny.csv",
    "baseline create": "baseline create {things}/arkiv --no-cache --file {disk}/baslinje.json",
    "comment": "comment {things}/memo.docx -o {disk}/memo.granskad.docx",
    "audit": "audit {things}/arkiv --no-cache --into {disk}/ny.db",
    "report html": "report {things}/revision.db --html {disk}/ut.html",
    "report xlsx": "report {things}/revision.db --xlsx {disk}/ut.xlsx",
    "export csv": "export {things}/revision.db --format csv -o {disk}/ut.csv",
    "export jsonl": "export {things}/revision.db --format jsonl -o {disk}/ny.jsonl",
    "assess html": "assess {things}/skattning.md --write html={disk}/ut.html",
    "assess xlsx": "assess {things}/skattning.md --write xlsx={disk}/ut.xlsx",
    "template": "template tjansteskrivelse -o {disk}/mall.docx",
    "config init": "config init {disk}",
}
# What would be written over.
HELD = ("ut.json", "ut.html", "ut.xlsx", "ut.csv")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("förut")
    for name in HELD:
        (folder / name).write_text(OLD, encoding="utf-8")
    return folder


def _struck(
    strike: Callable[[Path, Sequence[Sequence[str]]], list[Struck]], disk: Path, things: Path
) -> dict[str, Struck]:
    commands = [line.format(disk=disk, things=things).split() for line in WRITERS.values()]
    return dict(zip(WRITERS, strike(disk, commands), strict=True))


@pytest.fixture(scope="module")
def full(held: Path, things: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Struck]:
    disk = tmp_path_factory.mktemp("full")
    return _struck(lambda disk, commands: on_a_full_disk(disk, held, commands), disk, things)


@pytest.fixture(scope="module")
def read_only(held: Path, things: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Struck]:
    disk = tmp_path_factory.mktemp("skyddad")
    return _struck(lambda disk, commands: on_a_read_only_disk(disk, held, commands), disk, things)


@pytest.fixture(scope="module")
def forbidden(held: Path, things: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Struck]:
    folder = tmp_path_factory.mktemp("annans")
    for each in held.iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    folder.chmod(0o555)
    return _struck(without_rights, folder, things)


@pytest.mark.parametrize(
    ("fault", "why"),
    [("full", "disken är full"), ("read_only", "disken är skrivskyddad"), ("forbidden", "behörighet saknas")],
)
@pytest.mark.parametrize("command", WRITERS)
def test_what_cannot_be_written_is_told_and_leaves_all_as_it_was(
    command: str, fault: str, why: str, request: pytest.FixtureRequest
) -> None:
    done, left = request.getfixturevalue(fault)[command]
    assert done.code == 2, done
    assert "skriv" in done.last and why in done.last, done.err
    assert done.last.startswith("Avslutar med 2: ")
    assert "Traceback" not in done.err
    assert left == dict.fromkeys(sorted(HELD), OLD)


def test_a_report_that_cannot_be_written_costs_no_other(held: Path, things: Path, tmp_path: Path) -> None:
    (disk := tmp_path / "full").mkdir()
    commands = [
        f"check {things}/arkiv --write json={disk}/ny.json --write text={tmp_path}/ut.txt --statistics".split(),
        f"report {things}/revision.db --html {disk}/ny.html --xlsx {tmp_path}/ut.xlsx".split(),
        f"assess {things}/skattning.md --write html={disk}/ny.html --write json={tmp_path}/ut.json".split(),
    ]
    for done, _ in on_a_full_disk(disk, held, commands):
        assert (done.code, done.last.count("kunde inte skrivas")) == (2, 1)
    assert all((tmp_path / name).stat().st_size > 100 for name in ("ut.txt", "ut.xlsx", "ut.json"))


def test_an_audit_goes_on_when_there_is_room_again(things: Path, held: Path, tmp_path: Path) -> None:
    archive = tmp_path / "arkiv"
    archive.mkdir()
    text = (things / "arkiv" / "0.md").read_text(encoding="utf-8")
    for number in range(60):
        (archive / f"{number:02}.md").write_text(f"{text}\nNummer {number}.\n", encoding="utf-8")
    (disk := tmp_path / "liten").mkdir()
    begun = f"audit {archive} --into {disk}/r.db --no-cache --jobs 1 --resume".split()
    more = [SYSTEM, "mount", "-o", "remount,size=32m", str(disk)]
    (stopped, _), (done, left) = on_a_small_disk(disk, held, "400k", [begun, more, begun])
    assert (stopped.code, "disken är full" in stopped.last) == (2, True), stopped.err
    there = re.search(r"^(\d+) dokument fanns redan i databasen", done.err)
    assert there and 0 < int(there[1]) < 60, done.err
    assert (done.code, "60 dokument i" in done.last) == (0, True)
    assert sorted(left) == sorted(("r.db", *HELD))


def test_what_may_not_be_read_is_told(things: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "in").mkdir()
    text = (things / "arkiv" / "0.md").read_bytes()
    for name in ("läsbar.md", "låst.md", "låst.json", "låst.db", "låst.csv", "låst.yaml"):
        (folder / name).write_bytes(text)
        if name != "läsbar.md":
            (folder / name).chmod(0)
    (folder / "regler" / "inre").mkdir(parents=True)
    (folder / "regler" / "begrepp.yaml").write_text("source: x\nconcepts: {}\n", encoding="utf-8")
    (folder / "regler" / "inre").chmod(0)
    (folder / "hem").mkdir(mode=0o555)
    readable = f"check {folder}/läsbar.md"
    expected = {
        f"check {folder}/låst.md {folder}/läsbar.md --no-cache": "1 dokument kunde inte läsas. Dessutom 1 fel",
        f"{readable} --baseline {folder}/låst.json": "gick inte att läsa: behörighet saknas",
        f"{readable} --config {folder}/låst.yaml": "filen kan inte läsas (behörighet saknas)",
        f"{readable} --pack {folder}/regler": f"{folder}/regler/inre: mappen kan inte läsas (behörighet saknas)",
        f"report {folder}/låst.db": "(behörighet saknas)",
        f"compare {folder}/låst.db {things}/revision.db": "(behörighet saknas)",
        f"audit {folder}/läsbar.md --into {folder}/ny.db --meta-csv {folder}/låst.csv": "(behörighet saknas)",
        f"serve --port 0 --token-file {folder}/låst.csv": "gick inte att läsa: behörighet saknas",
    }
    for (done, _), told in zip(
        without_rights(folder, [line.split() for line in expected]), expected.values(), strict=True
    ):
        assert done.code == 2, done
        assert told in done.last, done.err
