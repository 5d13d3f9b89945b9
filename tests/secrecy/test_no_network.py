"""Nothing leaves the machine: every command is run with the network taken away, and none even asks for it.

Nor does any write anywhere but where it was told to, and in the folder of kept results: no temporary file holds what a
document says. What sees it is told in `watching.py`; that it sees is tested last.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import every_command
import pytest
from command_line import BAD, environment
from watching import EYE, Work, konsekvens, left_in, outside, sealed_off, tracer, watched

# Semaphores, which hold a number and no text.
SEMAPHORES = Path("/dev/shm")
NOWHERE = Path(os.devnull)
RUNS = [(name, run) for name, runs in every_command.RUNS.items() for run in runs]


def test_every_command_has_a_run() -> None:
    assert set(every_command.names()) == set(every_command.RUNS)
    assert [name for name, runs in every_command.RUNS.items() if not runs] == ["serve"]


@pytest.mark.parametrize(("name", "arguments"), RUNS, ids=[f"{name} {run}" for name, run in RUNS])
def test_no_command_asks_the_network_or_writes_where_it_was_not_told(
    name: str, arguments: str, work: Work, tmp_path: Path, cache_folder: Path
) -> None:
    command = konsekvens(*name.split(), *shlex.split(arguments))
    done = watched(command, tmp_path / "sett", cwd=work.folder, stdin=BAD.encode(), **work.environment)

    assert done.code in (0, 1), done.err
    assert done.err.startswith("Avslutar med") or "Traceback" not in done.err
    assert done.seen.asked == ()
    assert done.seen.started == ()
    assert done.seen.opened, "it is seen at all"
    ours = (work.folder / "ut", cache_folder, SEMAPHORES, NOWHERE)
    assert outside(done.seen.written, *ours) == []
    assert left_in(work.temporary) == left_in(work.home) == []


MODEL = """
import sys
from konsekvens_lint.language.grammar.model import model
found = model()
assert found.parse(["Alla ska trivas."]) and not found.is_broken
assert not {"requests", "urllib3"} & set(sys.modules), "nothing that downloads is loaded"
later = sys.modules["spacy.cli.download"].requests
import requests
assert later is not requests and later.get is requests.get, "and who wants it has it"
"""


def test_the_language_model_leaves_behind_what_could_download(tmp_path: Path) -> None:
    """Which is there, all the same, for a program that uses the tool as a library and has a use for it."""
    pytest.importorskip("requests", reason="spaCy brings requests")
    loading = MODEL.partition("import requests")[0]
    done = watched([sys.executable, "-c", loading], tmp_path / "sett", cwd=tmp_path)
    assert (done.code, done.seen.asked) == (0, ()), done.err
    subprocess.run([sys.executable, "-c", MODEL], env=environment(), check=True)


CALLS = {
    "connect": "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "bind": "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "datagram": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "name": "import socket; socket.getaddrinfo('kommunen.example', 80)",
    "url": "from urllib.request import urlopen; urlopen('http://192.0.2.1/', timeout=1)",
    "worker": "import multiprocessing as m, socket; p = m.get_context('fork').Process(target=lambda: "
    "socket.socket()); p.start(); p.join(); raise SystemExit(p.exitcode)",
}  # fmt: skip


@pytest.mark.parametrize("program", CALLS.values(), ids=CALLS)
def test_what_calls_is_seen_and_ended(program: str, tmp_path: Path) -> None:
    """The check can fail, and a worker does not slip past it."""
    done = watched([sys.executable, "-c", program], tmp_path / "sett", cwd=tmp_path)
    assert done.code == 97
    assert done.seen.asked


BEHIND_PYTHON = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
handle = libc.socket(2, 2, 0)
to = (2).to_bytes(2, "little") + (53).to_bytes(2, "big") + bytes([192, 0, 2, 1]) + bytes(8)
print(handle, libc.connect(handle, to, 16))
libc.open(b"kanarie.txt", 0)
"""


def test_a_c_library_that_calls_is_seen(tmp_path: Path) -> None:
    if not tracer():
        pytest.skip("no strace that works")
    done = watched([sys.executable, "-c", BEHIND_PYTHON], tmp_path / "sett", cwd=tmp_path)
    assert [each.partition("(")[0] for each in done.seen.asked] == ["socket", "connect"]
    assert str(tmp_path / "kanarie.txt") in done.seen.opened


def test_what_calls_gets_nowhere(tmp_path: Path) -> None:
    if not sealed_off():
        pytest.skip("the system gives no network namespace")
    program = "import socket; print(socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect_ex(('192.0.2.1', 53)) != 0)"
    done = watched([*sealed_off(), sys.executable, "-S", "-c", program], tmp_path / "sett", cwd=tmp_path)
    assert done.out == "True\n"


def test_what_writes_is_seen(tmp_path: Path) -> None:
    """From within and from outside: the one does not lean upon the other."""
    program = "import os, tempfile; tempfile.mkstemp(dir='.'); os.mkdir('ny'); open('å.txt', 'w')"
    within = watched([sys.executable, "-c", program], tmp_path / "sett", cwd=tmp_path)
    assert {"ny", "å.txt"} <= {Path(path).name for path in within.seen.written}
    if tracer():
        (tmp_path / "ny").rmdir()
        without_the_eye = [sys.executable, "-S", "-c", program]
        assert EYE.is_dir()
        seen = watched(without_the_eye, tmp_path / "igen", cwd=tmp_path).seen
        assert {"ny", "å.txt"} <= {Path(path).name for path in seen.written}


def test_a_program_that_is_started_is_seen(tmp_path: Path) -> None:
    done = watched([sys.executable, "-c", "import os; os.system('true')"], tmp_path / "sett", cwd=tmp_path)
    assert done.seen.started
