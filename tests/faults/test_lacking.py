"""What a machine may lack: processes, open files, a home, a folder to stand in."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from command_line import run, run_apart
from faults import hooked, without_rights

from konsekvens_lint.machine.system import reason

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX processes")


_NO_PROCESS = (
    "def _no(*rest):\n    raise BlockingIOError(11, 'Resource temporarily unavailable')\nos.fork = _no"
)
_NO_FILES = "import resource\nimport konsekvens_lint.commands.main\nresource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))"


@posix
@pytest.mark.parametrize(
    ("hook", "why", "command"),
    [
        (_NO_PROCESS, "systemets gräns är nådd", "check {}/arkiv --no-cache --jobs 2"),
        (_NO_PROCESS, "systemets gräns är nådd", "audit {}/arkiv --no-cache --jobs 2 --into {}/ny.db"),
        (_NO_FILES, "för många filer är öppna", "check {}/arkiv --no-cache --jobs 2"),
    ],
)
def test_where_no_worker_can_be_started_no_document_is_blamed(
    command: str, hook: str, why: str, things: Path, tmp_path: Path
) -> None:
    if sys.platform != "linux":
        pytest.skip("workers are forked on Linux alone")
    done = hooked(hook, *command.format(things, tmp_path).split())
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[-1] == (
        f"Avslutar med 2: processerna som granskar kan inte startas ({why}): kör med --jobs 1, som granskar utan dem."
    )
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("command", ["check {}/arkiv", "check .", "config init", "files ."])
def test_a_folder_to_stand_in_that_is_gone(command: str, things: Path, tmp_path: Path) -> None:
    (gone := tmp_path / "borta").mkdir()
    done = hooked(f"os.rmdir({str(gone)!r})", *command.format(things).split(), cwd=gone)
    assert done.returncode == 2
    assert done.stderr.startswith("Avslutar med 2: mappen som du står i finns inte längre"), done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("home", ["finns-inte", "fil"])
def test_a_home_that_is_none_only_costs_time(home: str, things: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ingen mapp", encoding="utf-8")
    nowhere = {"HOME": str(tmp_path / "fil" / home), "KONSEKVENS_LINT_CACHE_DIR": "", "XDG_CACHE_HOME": ""}
    nowhere |= {"LOCALAPPDATA": nowhere["HOME"], "USERPROFILE": nowhere["HOME"], "TMPDIR": nowhere["HOME"]}
    done = run_apart("check", things / "arkiv", things / "memo.docx", **nowhere)
    assert (done.code, "kunde inte" in done.err) == (1, False), done.err


@posix
def test_a_home_that_may_not_be_written_only_costs_time(
    things: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home := tmp_path / "hem").mkdir()
    home.chmod(0o555)
    monkeypatch.setenv("HOME", str(home))
    for name in ("KONSEKVENS_LINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    ((done, left),) = without_rights(home, [["check", str(things / "arkiv")]])
    assert (done.code, left, "behörighet" in done.err) == (1, {}, False), done.err


@pytest.mark.parametrize("code", [errno.EFBIG, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.ENXIO])
def test_the_system_is_quoted_in_swedish(code: int) -> None:
    assert reason(OSError(code, os.strerror(code))) != os.strerror(code)


@posix
def test_a_file_that_may_grow_no_more(things: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        done = run("export", things / "revision.db", "--format", "jsonl", "-o", tmp_path / "ut.jsonl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (done.code, "filen blir större än systemet tillåter" in done.last) == (2, True), done
    assert list(tmp_path.iterdir()) == []
