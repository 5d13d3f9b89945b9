"""Streams that are full, slow or closed at the other end: all is told, or that it could not be."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from command_line import BAD, environment, start

if os.name == "nt":
    pytest.skip("POSIX pipes", allow_module_level=True)

_COMMAND = [sys.executable, "-m", "konsekvens_lint"]


def _slowly_read(descriptor: int) -> bytes:
    told = b""
    while data := os.read(descriptor, 4096):
        told += data
        time.sleep(0.001)
    os.close(descriptor)
    return told


def test_a_full_pipe_that_does_not_wait_loses_nothing(things: Path) -> None:
    """Programs that ask before they read, as Node and ssh do, make their pipes so."""
    command = [*_COMMAND, "check", str(things / "arkiv"), "--format", "html"]
    expected = subprocess.run(command, env=environment(), capture_output=True, check=False)
    reader, writer = os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    assert len(expected.stdout) > 4096
    os.set_blocking(writer, False)
    process = subprocess.Popen(command, env=environment(), stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    told = _slowly_read(reader)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (expected.returncode, expected.stderr)
    assert told == expected.stdout


def test_standard_input_that_does_not_wait_is_waited_for() -> None:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    process = subprocess.Popen(
        [*_COMMAND, "check", "-", "--format", "concise"],
        env=environment(),
        stdin=reader,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.close(reader)

    def write() -> None:
        for line in BAD.splitlines(keepends=True):
            time.sleep(0.2)
            os.write(writer, line.encode())
        os.close(writer)

    threading.Thread(target=write).start()
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err
    assert b"BES03" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", ["--help", "check --help", "--version", "rules", "check - --format json"]
)
def test_whatever_is_told_on_a_full_disk_is_one_line_and_2(arguments: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*_COMMAND, *arguments.split()],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    *_, last = done.stderr.decode("utf-8").splitlines()
    assert "disken är full" in last
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_ends_the_run_and_its_files_are_written(things: Path, tmp_path: Path) -> None:
    process = start("check", things / "arkiv", "--write", f"json={tmp_path}/ut.json")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 2
    assert process.stderr.read() == b""
    process.stderr.close()
    assert [each.name for each in tmp_path.iterdir()] in ([], ["ut.json"])
