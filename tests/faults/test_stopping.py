"""Ctrl-C, and the system that ends a run: nothing half done is left, a line says why, and the exit code is the contract's."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from command_line import BAD, written
from faults import at, hooked

from konsekvens_lint.commands import stopping

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

BROKEN_OFF = "Avslutar med 130: körningen avbröts."
# The function that is about to be called when the signal comes.
MOMENTS = {
    "the rules are loaded": ("rulebook.loading", "built_in"),
    "a document is read": ("linter", "load"),
    "a file is half written": ("machine.whole", "_put_on_disk"),
    "a report is made": ("audit.html", "pieces"),
    "the last line is written": ("commands.console", "note"),
}
COMMANDS = {
    "the rules are loaded": "template tjansteskrivelse -o {out}/mall.docx",
    "a document is read": "check {things}/arkiv --no-cache --write json={out}/ut.json",
    "a file is half written": "export {things}/revision.db --format jsonl -o {out}/ut.jsonl",
    "a report is made": "report {things}/revision.db --html {out}/ut.html",
    "the last line is written": "check {things}/arkiv --no-cache",
}


@pytest.mark.parametrize(
    ("moment", "name", "code"),
    [
        *((moment, "SIGINT", 130) for moment in MOMENTS),
        ("a document is read", "SIGTERM", 143),
        ("a file is half written", "SIGTERM", 143),
        ("a file is half written", "SIGHUP", 129),
    ],
)
def test_at_any_moment(moment: str, name: str, code: int, things: Path, tmp_path: Path) -> None:
    # Once: what is told of it is told by the same functions.
    signalled = f"os.environ.pop('EN', None) and os.kill(os.getpid(), signal.{name})"
    command = COMMANDS[moment].format(things=things, out=tmp_path)
    done = hooked(at(*MOMENTS[moment], signalled), *command.split(), EN="1")
    assert done.returncode == code, done
    told = BROKEN_OFF if code == 130 else f"Avslutar med {code}: körningen avslutades av systemet ({name})."
    assert done.stderr.strip() == told
    assert list(tmp_path.iterdir()) == []


def test_an_audit_that_the_system_ends_is_gone_on_with(tmp_path: Path) -> None:
    for number in range(3):
        written(tmp_path / "arkiv" / f"{number}.md", f"{BAD}\nNummer {number}.\n")
    audit = ("audit", "arkiv", "--into", "r.db", "--no-cache", "--jobs", "1")
    second = "_n = globals().get('_n', 0) + 1\n    _n == 2 and os.kill(os.getpid(), signal.SIGTERM)"
    done = hooked(at("linter", "load", f"global _n; {second}"), *audit, cwd=tmp_path)
    assert done.returncode == 143, done.stderr
    told, _ = filter(None, done.stderr.splitlines())
    assert "--resume" in told
    assert sorted(each.name for each in tmp_path.iterdir()) == ["arkiv", "r.db"]
    done = hooked("", *audit, "--resume", cwd=tmp_path)
    assert (done.returncode, "1 dokument fanns redan i databasen" in done.stderr) == (0, True), done.stderr


def test_while_it_is_still_being_loaded(things: Path) -> None:
    hook = (
        "class Now:\n    def find_spec(self, name, *rest):\n"
        "        if name == 'click':\n            os.kill(os.getpid(), signal.SIGINT)\nsys.meta_path.insert(0, Now())"
    )
    done = hooked(hook, "check", things / "arkiv")
    assert (done.returncode, done.stderr.strip()) == (130, BROKEN_OFF)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_while_a_worker_is_begun(name: str, code: int, things: Path) -> None:
    """What Python does around a fork may raise what it will: that is told, and the run goes on."""
    hook = f"os.register_at_fork(before=lambda: os.kill(os.getpid(), signal.{name}))"
    done = hooked(hook, "check", things / "arkiv", "--no-cache", "--jobs", "2")
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    (last,) = filter(None, done.stderr.splitlines())
    assert last.startswith(f"Avslutar med {code}: ")


def test_what_is_to_outlive_its_terminal_does(things: Path) -> None:
    hook = "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + at(
        "linter", "load", "os.kill(os.getpid(), signal.SIGHUP)"
    )
    assert hooked(hook, "check", things / "arkiv", "--no-cache").returncode == 1


def test_a_worker_whose_terminal_is_closed_ends_and_costs_its_document(tmp_path: Path) -> None:
    """It has its parent's handlers, and must not go on as if it were its parent."""
    for name in ("a", "b", "offer"):
        written(tmp_path / f"{name}.md", f"{BAD}\n{name}\n")
    # Not at once: Pebble is to see whose document it was, and would else wait out the limit of time for it.
    ended = "'offer' in str(args[0]) and (__import__('time').sleep(0.5), os.kill(os.getpid(), signal.SIGHUP))"
    done = hooked(
        at("linter", "load", ended), "check", tmp_path, "--no-cache", "--jobs", "2", "--format", "concise"
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout.count("BES03") == 2
    assert "1 dokument kunde inte läsas. Dessutom 2 fel" in done.stderr.splitlines()[-1]
    assert "av en krasch i programmet (SIGHUP)" in done.stdout, "it ended, and not its work alone"
    assert "Traceback" not in done.stderr


def test_the_codes_are_those_of_a_shell() -> None:
    for name, code in (("SIGTERM", 143), ("SIGHUP", 129)):
        assert stopping.told(stopping.Stopped(getattr(signal, name))) == (
            code,
            f"körningen avslutades av systemet ({name})",
        )
    assert stopping.told(KeyboardInterrupt())[0] == 130


def test_the_documentation_names_the_codes() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    for code in (0, 1, 2, 130, 143):
        assert f"| {code} | " in page
