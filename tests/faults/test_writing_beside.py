"""A file that is written whole or not at all: what goes wrong while it is written, and what a killed run has left."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import BAD, run, written
from faults import at, hooked

from konsekvens_lint.commands.writing import NotWritten, write_new, write_pieces, write_whole
from konsekvens_lint.machine import whole
from konsekvens_lint.rulebook import loading

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and streams")


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_two_that_write_at_once_in_one_folder_are_not_in_each_others_way(tmp_path: Path) -> None:
    """In containers all processes have the same number."""

    def pieces() -> Iterator[bytes]:
        yield b"Den "
        write_whole(tmp_path / "andra.txt", "Den andra.")
        yield "första.".encode()

    write_pieces(tmp_path / "första.txt", pieces())
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == {
        "första.txt": "Den första.",
        "andra.txt": "Den andra.",
    }


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError(errno.EIO, "Input/output error")])
def test_what_goes_wrong_in_the_middle_leaves_the_old_file(
    error: type[BaseException] | BaseException, tmp_path: Path
) -> None:
    (file := tmp_path / "rapport.html").write_text("Den gamla.", encoding="utf-8")

    def pieces() -> Iterator[bytes]:
        yield b"Den halva"
        raise error

    with pytest.raises((RuntimeError, KeyboardInterrupt, NotWritten)):
        write_pieces(file, pieces())
    assert (_names(tmp_path), file.read_text(encoding="utf-8")) == (["rapport.html"], "Den gamla.")


@pytest.mark.parametrize(
    ("code", "is_written"), [(errno.EINVAL, True), (errno.ENOSPC, False), (errno.EIO, False)]
)
def test_a_disk_that_does_not_take_it_after_all(
    code: int, is_written: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk across a network tells that it is full when the file is put on it; some disks have no such question."""
    (file := tmp_path / "rapport.html").write_text("Den gamla.", encoding="utf-8")

    def fsync(descriptor: int) -> None:
        raise OSError(code, "nej")

    monkeypatch.setattr(os, "fsync", fsync)
    if is_written:
        write_whole(file, "Den nya.")
    else:
        with pytest.raises(NotWritten):
            write_whole(file, "Den nya.")
    assert file.read_text(encoding="utf-8") == ("Den nya." if is_written else "Den gamla.")
    assert _names(tmp_path) == ["rapport.html"]


@posix
def test_what_a_killed_run_has_left_is_no_document_and_goes(things: Path, tmp_path: Path) -> None:
    kill = at("machine.whole", "_put_on_disk", "args[0].flush(); os.kill(os.getpid(), signal.SIGKILL)")
    done = hooked(kill, "report", things / "revision.db", "--html", tmp_path / "ut.html")
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".konsekvens-lint.") and left.stat().st_size > 1000
    written(tmp_path / "memo.md", BAD)
    assert run("files", tmp_path).out.splitlines() == [str(tmp_path / "memo.md")]
    write_whole(tmp_path / "strax.txt", "Någon annan kan ännu skriva på den.")
    assert left.exists()
    os.utime(left, (time.time() - 2 * whole._LEFT,) * 2)
    write_whole(tmp_path / "senare.txt", "Ingen skriver på den nu.")
    assert _names(tmp_path) == ["memo.md", "senare.txt", "strax.txt"]


def test_a_file_that_has_come_meanwhile_is_left_alone(
    things: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "baslinje.json"

    def meanwhile(*arguments: object) -> object:
        file.write_text("Någon annans.", encoding="utf-8")
        return compared(*arguments)  # type: ignore[arg-type]

    from konsekvens_lint.commands import baseline

    compared = baseline._compared
    monkeypatch.setattr(baseline, "_compared", meanwhile)
    done = run("baseline", "create", things / "arkiv", "--file", file)
    assert (done.code, "finns redan" in done.last) == (2, True)
    assert file.read_text(encoding="utf-8") == "Någon annans."
    with pytest.raises(NotWritten, match="finns redan"):
        write_new(file, "Vår.")


def test_rules_that_cannot_be_kept_compiled_only_cost_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(self: Path, *rest: object, **more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for name in ("open", "unlink"):
        monkeypatch.setattr(Path, name, no_more)
    loading._keep(tmp_path / "rulebook.json", {"stamp": "x"})  # type: ignore[arg-type]
    monkeypatch.undo()
    assert _names(tmp_path) == []


@posix
def test_a_stream_by_its_name_is_written_to(things: Path, tmp_path: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("streams have no names here")
    done = hooked("", "check", things / "arkiv" / "0.md", "--format", "concise", "--write", "csv=/dev/stdout")
    assert done.returncode == 1, done.stderr
    assert "BES03" in done.stdout.splitlines()[0] and ";" in done.stdout.splitlines()[-1]


@posix
def test_the_file_that_results_go_to_is_not_written_over(things: Path, tmp_path: Path) -> None:
    target = tmp_path / "ut.json"
    with target.open("wb") as stream:
        command = [
            sys.executable,
            "-m",
            "konsekvens_lint",
            str(things / "arkiv"),
            "--write",
            f"json={target}",
        ]
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "skulle skrivas över" in done.stderr.decode("utf-8")
    assert target.read_bytes() == b""
