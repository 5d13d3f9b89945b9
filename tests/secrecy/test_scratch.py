"""The one temporary file there is: a scanned PDF, lent to the programs that recognise text. Nobody else may read it, and it
is gone afterwards, whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from command_line import BAD, environment, written
from watching import ROOT, left_in

from konsekvens_lint.machine import scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights, locks and SIGKILL are POSIX")

HOLDS = """
import time
from konsekvens_lint.machine.scratch import private_folder
with private_folder() as folder:
    (folder / "in.pdf").write_text("Hemligt.")
    print(folder, flush=True)
    time.sleep(60)
"""
# Stands for ocrmypdf, takes for ever, and has begun another program that does.
SLOW = '#!/bin/sh\nsleep 60 &\necho $$ $! > "$SAID.new"; mv "$SAID.new" "$SAID"\nwait\n'


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty, for this process and those that it starts."""
    folder = tmp_path / "tillfalligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def _holder() -> tuple[subprocess.Popen[bytes], Path]:
    """Another process, and the folder that it holds."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS], env=environment(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().decode().strip())


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def _kill_workers(run: subprocess.Popen[bytes]) -> None:
    for worker in psutil.Process(run.pid).children():
        worker.kill()


def _until(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def test_nobody_else_may_look_into_it_and_it_goes(temporary: Path) -> None:
    before = os.umask(0)
    try:
        with pytest.raises(KeyError), scratch.private_folder() as folder:
            (folder / "in.pdf").write_text("Hemligt.")
            assert folder.parent == temporary
            assert folder.stat().st_mode & 0o777 == 0o700
            raise KeyError
    finally:
        os.umask(before)
    assert left_in(temporary) == []


def test_what_a_killed_run_has_left_goes_and_what_is_in_use_stays(temporary: Path) -> None:
    dead, left = _holder()
    alive, held = _holder()
    try:
        _kill(dead)
        assert (left / "in.pdf").exists(), "else there is nothing to show"
        with scratch.private_folder() as ours:
            assert set(temporary.iterdir()) == {ours, held}
        scratch.sweep()
        assert (held / "in.pdf").exists()
    finally:
        _kill(alive)
    scratch.sweep()
    assert left_in(temporary) == []


def test_what_is_not_ours_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = written(temporary.parent / "annat" / "memo.md", BAD).parent
    (temporary / ".konsekvens-lint-scratch-lank").symlink_to(elsewhere)
    written(temporary / ".konsekvens-lint-scratch-fil", "text")
    scratch.sweep()
    assert left_in(elsewhere) == ["memo.md"]
    assert left_in(temporary) == [".konsekvens-lint-scratch-fil", ".konsekvens-lint-scratch-lank"]
    (temporary / ".konsekvens-lint-scratch-mapp").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    scratch.sweep()
    assert ".konsekvens-lint-scratch-mapp" in left_in(temporary)


def test_a_folder_of_the_users_own_stays(temporary: Path) -> None:
    written(temporary / "konsekvens-lint-0.1.0" / "README.md", "Uppackat.")
    scratch.sweep()
    assert "konsekvens-lint-0.1.0/README.md" in left_in(temporary)


def test_a_number_that_others_have_been_given_is_let_be(temporary: Path) -> None:
    other = subprocess.Popen(["sleep", "60"], start_new_session=True)
    try:
        (left := temporary / ".konsekvens-lint-scratch-kvar").mkdir()
        scratch.works_in(left, other.pid)
        scratch.sweep()
        assert left_in(temporary) == []
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


class Recognising:
    """A run that has a scanned PDF recognised, just now."""

    def __init__(self, folder: Path, *options: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        (folder / "bin").mkdir()
        program = written(folder / "bin" / "ocrmypdf", SLOW)
        program.chmod(0o755)
        page = Canvas(str(folder / "skannad.pdf"))
        page.line(70, 70, 500, 70)
        page.save()
        self._said = said = folder / "sagt"
        path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
        command = [
            sys.executable,
            "-m",
            "konsekvens_lint",
            "check",
            str(folder / "skannad.pdf"),
            "--ocr",
            *options,
        ]
        self.run = subprocess.Popen(
            command, env=environment(PATH=path, SAID=str(said)),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        assert _until(said.exists)
        self.programs = self._at_work()

    def _at_work(self) -> list[int]:
        return [int(each) for each in self._said.read_text().split()]

    def begins_again(self) -> None:
        """Returns when the document is tried alone, after its worker died."""
        assert _until(lambda: len(self._at_work()) > 0 and self._at_work() != self.programs)
        self.programs += self._at_work()

    def end(self) -> None:
        """No trace of it, whatever it was that failed."""
        for each in (*psutil.Process(self.run.pid).children(recursive=True),):
            with suppress(psutil.NoSuchProcess):
                each.kill()
        _kill(self.run)
        with suppress(ProcessLookupError):
            os.killpg(self.programs[0], signal.SIGKILL)

    def are_gone(self) -> bool:
        """Whether the programs have ended."""
        return all(not psutil.pid_exists(each) or psutil.Process(each).status() == psutil.STATUS_ZOMBIE for each in self.programs)  # fmt: skip


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/cwd").exists(), reason="no /proc that tells who works where"
)


@needs_proc
@pytest.mark.parametrize("how", ["worker", "interrupt", "all"])
def test_a_document_that_was_being_recognised(how: str, temporary: Path, tmp_path: Path) -> None:
    at_work = Recognising(tmp_path, "--jobs", "2")
    try:
        assert any(name.endswith("/in.pdf") for name in left_in(temporary)), "else there is nothing to show"
        if how == "interrupt":
            at_work.run.send_signal(signal.SIGINT)
        else:
            _kill_workers(at_work.run)
        if how == "all":
            _kill(at_work.run)
            scratch.sweep()  # as the next run does that has something recognised
        else:
            if how == "worker":
                at_work.begins_again()
                _kill_workers(at_work.run)
            at_work.run.communicate(timeout=30)
            assert at_work.run.returncode == (130 if how == "interrupt" else 2)
        assert left_in(temporary) == []
        assert _until(at_work.are_gone)
    finally:
        if not at_work.are_gone():
            with suppress(psutil.NoSuchProcess):
                at_work.end()
