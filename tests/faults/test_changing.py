"""Files that change, go or turn into something else while a run is under way, and two runs on one database."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, run, written

from konsekvens_lint.audit import database, planning
from konsekvens_lint.commands import targets

OTHER = "# Något annat\n\nEn helt annan text om torgets belysning.\n"


@pytest.fixture
def archive(things: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where `kopia.md` has the content of `brist.md`, which comes first."""
    folder = tmp_path / "arkiv"
    written(folder / "brist.md", BAD)
    written(folder / "kopia.md", BAD)
    written(folder / "mapp" / "bra.md", GOOD)
    shutil.copy(things / "memo.docx", folder / "memo.docx")
    monkeypatch.chdir(tmp_path)
    return folder


def _meanwhile(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, change: Callable[[], object]) -> None:
    """Let the change be done when the function has given its result, the first time."""
    before = getattr(module, name)

    def after(*arguments: Any, **rest: Any) -> Any:
        result = before(*arguments, **rest)
        monkeypatch.setattr(module, name, before)
        change()
        return result

    monkeypatch.setattr(module, name, after)


def _replaced_by_a_folder() -> None:
    Path("arkiv/brist.md").unlink()
    Path("arkiv/brist.md").mkdir()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("change", "code", "told"),
    [
        (lambda: shutil.rmtree("arkiv/mapp"), 1, "arkiv/mapp/bra.md: kunde inte läsas: Filen finns inte"),
        (lambda: os.truncate("arkiv/memo.docx", 1000), 2, "arkiv/memo.docx: kunde inte läsas: Word-filen är skadad"),
        (lambda: Path("arkiv/memo.docx").unlink(), 2, "arkiv/memo.docx: kunde inte läsas: Filen finns inte"),
        (lambda: os.truncate("arkiv/memo.docx", 0), 2, "arkiv/memo.docx: kunde inte läsas: Filen är tom"),
        (_replaced_by_a_folder, 2, "arkiv/brist.md: kunde inte läsas: Sökvägen är en mapp"),
    ],
)  # fmt: skip
def test_what_happens_to_a_document_between_finding_and_reading_is_its_own_matter(
    change: Callable[[], object],
    code: int,
    told: str,
    jobs: str,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _meanwhile(monkeypatch, targets, "find", change)
    done = run("check", "arkiv", "--format", "concise", "--no-cache", "--jobs", jobs)
    assert done.code == code, done.err
    assert told in done.out
    assert "arkiv/kopia.md" in done.out and "BES03" in done.out, "the others are judged"
    assert "1 dokument kunde inte läsas" in done.last


def _rows() -> dict[str, tuple[str, str | None, str | None]]:
    """Each document's status, the hash that it has, and that of the document that it is a copy of."""
    query = "SELECT d.path, d.status, d.sha256, o.sha256 FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of"
    with closing(sqlite3.connect("r.db")) as connection:
        return {Path(path).name: tuple(rest) for path, *rest in connection.execute(query)}


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (
            lambda: written(Path("arkiv/brist.md"), OTHER),
            ("judged", sha256(OTHER.encode()).hexdigest(), None),
        ),
        (lambda: Path("arkiv/brist.md").unlink(), ("unread", None, None)),
    ],
)
def test_a_copy_of_what_has_changed_is_judged_by_itself(
    change: Callable[[], object],
    first: tuple[str, str | None, str | None],
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _meanwhile(monkeypatch, planning, "plan", change)
    done = run("audit", "arkiv", "--into", "r.db", "--no-cache")
    assert done.code == 0, done.err
    digest = sha256(BAD.encode()).hexdigest()
    assert (_rows()["brist.md"], _rows()["kopia.md"]) == (first, ("judged", digest, None))
    # Back as it was, it is judged: nothing says that this content was unread.
    written(archive / "brist.md", BAD)
    assert run("audit", "arkiv", "--into", "r.db", "--no-cache", "--resume").code == 0
    assert (_rows()["brist.md"], _rows()["kopia.md"]) == (
        ("judged", digest, None),
        ("duplicate", digest, digest),
    )


def test_what_the_workers_gave_up_is_not_tried_again_and_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a killed worker's document has no hash of its own does not make it another document."""
    from konsekvens_lint.running import judging

    def killed(path: Path, *rest: object) -> None:
        raise KeyError

    monkeypatch.setattr(judging, "check_file", killed)
    assert (
        run("audit", "arkiv/brist.md", "arkiv/kopia.md", "--into", "r.db", "--no-cache", "--jobs", "1").code
        == 0
    )
    digest = sha256(BAD.encode()).hexdigest()
    assert _rows() == {"brist.md": ("unread", digest, None), "kopia.md": ("duplicate", digest, digest)}


@pytest.mark.parametrize(
    "command",
    [
        "report r.db",
        "report r.db --html ut.html",
        "export r.db --format csv -o ut.csv",
        "compare r.db {things}/revision.db",
        "assess {things}/skattning.md --audit r.db",
        "audit arkiv --into r.db --resume --no-cache",
    ],
)
def test_a_database_that_is_being_written_is_told_to_be(
    command: str, things: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.01)
    assert run("audit", "arkiv", "--into", "r.db", "--no-cache").code == 0
    with database.opened(Path("r.db"), "write"):
        done = run(*command.format(things=things).split())
        assert (done.code, "används av en annan körning" in done.last) == (2, True), done
    assert not list(Path().glob("ut.*"))
    assert run("report", "r.db").code == 0


def test_two_that_begin_one_audit_at_the_same_time(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second came between the first's look for the file and its making."""
    seconds: list[int] = []
    make = database._make

    def made(file: Path) -> None:
        monkeypatch.setattr(database, "_make", make)
        monkeypatch.setattr(database, "_PATIENCE", 0.01)
        seconds.append(run("audit", "arkiv", "--into", "r.db", "--no-cache").code)
        make(file)

    monkeypatch.setattr(database, "_make", made)
    done = run("audit", "arkiv", "--into", "r.db", "--no-cache")
    assert (seconds, done.code) == ([0], 0), done.err
    assert {status for status, *_ in _rows().values()} == {"judged", "duplicate"}
