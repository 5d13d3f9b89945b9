"""What only a process of its own shows: its streams and its signals. What it does on the network: tests/secrecy."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import BAD, environment, run_apart, start, written

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and pipes")


def test_redirected_output_is_utf_8_whatever_the_locale(bad: Path) -> None:
    expected = run_apart(bad, PYTHONUTF8="1")
    assert "»Ärendet" in expected.out
    assert run_apart(bad, PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0") == expected
    assert run_apart(bad, PYTHONIOENCODING="cp1252") == expected


def test_help_too_is_utf_8() -> None:
    assert "Användning" in run_apart("--help", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0").out


def test_a_redirected_run_has_no_color(bad: Path) -> None:
    assert "\x1b" not in run_apart(bad).out
    assert "\x1b" in run_apart(bad, "--color", "always").out


@posix
@pytest.mark.parametrize(
    ("options", "more", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_color_in_a_terminal(options: list[str], more: dict[str, str], colored: bool, bad: Path) -> None:
    told = _in_a_terminal(bad, *options, **{"TERM": "xterm", **more})
    assert "Ärendet" in told
    assert ("\x1b[" in told) is colored


@posix
def test_a_terminal_that_is_not_utf_8_is_told_in_plain_characters(bad: Path) -> None:
    told = _in_a_terminal(bad, TERM="xterm", PYTHONUTF8="0", PYTHONIOENCODING="latin-1", decode="latin-1")
    assert ">>" in told
    assert "Ärendet" in told
    assert "?" not in told.partition("Checklista")[0]


def _in_a_terminal(*arguments: str | Path, decode: str = "utf-8", **more: str) -> str:
    """What the command line writes to a terminal."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "konsekvens_lint", *map(str, arguments)]
    process = subprocess.Popen(command, env=environment(**more), stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    told = b""
    try:
        while data := os.read(ours, 65536):
            told += data
    except OSError:  # Linux ends a terminal with an error
        pass
    process.wait(timeout=60)
    os.close(ours)
    return told.decode(decode)


@posix
def test_a_reader_that_leaves_is_no_matter(bad: Path, tmp_path: Path) -> None:
    for number in range(60):
        written(tmp_path / "fler" / f"{number}.md", BAD)
    process = start(tmp_path / "fler", "--jobs", "1")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(timeout=60) == 2
    assert process.stderr.read() == b""
    process.stderr.close()


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_with_130(jobs: str, tmp_path: Path) -> None:
    for number in range(400):
        written(tmp_path / f"{number}.md", BAD)
    process = start(tmp_path, "--jobs", jobs)
    assert process.stdout is not None
    process.stdout.read(10)  # it is under way
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode("utf-8").strip() == "Avslutar med 130: körningen avbröts."


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_closed_streams_change_no_exit_code(
    closed: str, jobs: str, good: Path, bad: Path, tmp_path: Path
) -> None:
    for file, code in ((good, 0), (bad, 1), (tmp_path / "nix.md", 2), ("--nope", 2), ("-", 2)):
        done = _in_a_shell(f'"$0" -m konsekvens_lint check --jobs {jobs} "$1" {closed}', file)
        assert done.returncode == code, (file, done)
        assert b"Traceback" not in done.stderr


@posix
def test_a_report_is_written_though_the_streams_are_closed(bad: Path, tmp_path: Path) -> None:
    report = tmp_path / "ut.json"
    done = _in_a_shell('"$0" -m konsekvens_lint "$1" --write "json=$2" <&- >&- 2>&-', bad, report)
    assert done.returncode == 1
    assert "BES03" in report.read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize(
    "arguments", ["check --nope", "", "rule BES3", "check nix.md", "check nix.md --format json"]
)
def test_errors_that_no_one_reads_end_with_2(arguments: str, tmp_path: Path) -> None:
    for gone in ("2>&0", ">&0 2>&0"):
        done = _in_a_shell(f'"$0" -m konsekvens_lint {arguments} {gone}', gone=True)
        assert done.returncode == 2, (arguments, gone, done)


@posix
def test_results_that_no_one_reads_end_with_2(bad: Path) -> None:
    for arguments in ("--help", "check --help", "--version", "rules", f"check '{bad}'"):
        done = _in_a_shell(f'"$0" -m konsekvens_lint {arguments} >&0', gone=True)
        assert (done.returncode, done.stderr) == (2, b""), arguments


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_if_it_can_be(bad: Path) -> None:
    done = _in_a_shell('"$0" -m konsekvens_lint "$1" >/dev/full', bad)
    assert done.returncode == 2
    assert "disken är full" in done.stderr.decode("utf-8")
    assert _in_a_shell('"$0" -m konsekvens_lint "$1" >/dev/full 2>/dev/full', bad).returncode == 2
    assert _in_a_shell('"$0" -m konsekvens_lint "$1" >/dev/full 2>&0', bad, gone=True).returncode == 2


def _in_a_shell(line: str, *arguments: str | Path, gone: bool = False) -> subprocess.CompletedProcess[bytes]:
    """A shell's line, with Python as $0. Where the reader is gone, stdin is a pipe to write to that has none."""
    reader, writer = os.pipe()
    os.close(reader)
    stdin = writer if gone else subprocess.DEVNULL
    command = ["sh", "-c", line, sys.executable, *map(str, arguments)]
    done = subprocess.run(command, env=environment(), stdin=stdin, capture_output=True, check=False)
    os.close(writer)
    return done


@posix
def test_standard_input_that_the_system_will_not_read(bad: Path) -> None:
    command = [sys.executable, "-m", "konsekvens_lint", "-", str(bad)]
    with open(os.devnull, "w", encoding="utf-8") as only_for_writing:
        done = subprocess.run(
            command, env=environment(), stdin=only_for_writing, capture_output=True, check=False
        )
    assert done.returncode == 2
    assert "Standard in gick inte att läsa (den är inte öppen)" in done.stdout.decode("utf-8")
    assert "BES03" in done.stdout.decode("utf-8")


def test_as_a_module(bad: Path) -> None:
    done = run_apart("check", bad)
    assert (done.code, done.last) == (1, "Avslutar med 1: 1 fel (gräns: fel).")


def test_stdout_and_stderr_in_one_stream_come_in_order(bad: Path) -> None:
    command = [sys.executable, "-m", "konsekvens_lint", str(bad)]
    done = subprocess.run(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert done.stdout.decode("utf-8").rstrip().endswith("Avslutar med 1: 1 fel (gräns: fel).")


MISTAKE = """
import konsekvens_lint.commands.check as check
from konsekvens_lint.commands.main import main

def run(*request):
    raise KeyError("x")

check.run = run
main()
"""


@posix
def test_a_mistake_of_ours_that_no_one_reads_is_2(bad: Path, tmp_path: Path) -> None:
    program = written(tmp_path / "program.py", MISTAKE)
    assert _in_a_shell('"$0" "$1" check "$2" 2>&0', program, bad, gone=True).returncode == 2
    assert _in_a_shell('"$0" "$1" check "$2" >&- 2>&-', program, bad).returncode == 2


def test_a_mistake_of_ours_is_2_and_not_1(bad: Path) -> None:
    """Python ends with 1 where nothing catches; to a caller that would mean findings."""
    command = [sys.executable, "-c", MISTAKE, "check", str(bad)]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert (
        done.stderr.decode("utf-8")
        .splitlines()[-1]
        .startswith("Avslutar med 2: ett fel i verktyget (KeyError)")
    )


def test_a_start_is_quick(bad: Path) -> None:
    """No benchmark, only a guard: a second is far more than a start takes."""
    run_apart(bad)
    times = []
    for _ in range(3):
        before = time.perf_counter()
        run_apart(bad)
        times.append(time.perf_counter() - before)
    assert min(times) < 1
