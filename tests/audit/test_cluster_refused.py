"""A cluster that cannot be used is refused in a line, before anything is written; without one nothing of it is loaded."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from audits import DB
from audits import audit as audited
from command_line import Run, environment


def audit(*more: str) -> Run:
    return audited("arkiv", "--no-cache", *more)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tcp://127.0.0.1:9", "svarar inte: kontrollera adressen"),
        ("tls://127.0.0.1:9", "tls:// kräver certifikat"),
        ("http://127.0.0.1:9", "adressen skrivs som tcp://dator:8786"),
    ],
)
def test_an_address_that_leads_nowhere(
    address: str, told: str, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("konsekvens_lint.running.cluster.connecting.CLUSTER_ANSWERS", 0.5)
    done = audit("--dask", address)
    assert done.code == 2
    assert told in done.last
    assert len(done.err.splitlines()) == 1
    assert not DB.exists()


def test_something_else_that_says_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.running.cluster.connecting.CLUSTER_ANSWERS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        done = audit("--dask", f"tcp://127.0.0.1:{silent.getsockname()[1]}")
    assert done.code == 2
    assert "svarar inte" in done.last


def test_without_the_extra_it_says_what_to_install(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = audit("--dask", "tcp://127.0.0.1:9")
    assert done.code == 2
    assert "pip install distributed" in done.last


def test_a_number_of_jobs_is_for_this_machine(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = audit("--dask", "tcp://127.0.0.1:9", "--jobs", "2")
    assert done.code == 2
    assert "--jobs gäller den här datorn" in done.last
    monkeypatch.setenv("KONSEKVENS_LINT_JOBS", "2")
    assert "--jobs" not in audit("--dask", "http://x").last


def test_without_it_nothing_of_it_is_loaded(archive: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "konsekvens_lint"]
    done = subprocess.run(
        [*command, "audit", "arkiv", "--no-cache", "--into", "revision.db"], env=environment(), capture_output=True, text=True, check=True
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "konsekvens_lint" in loaded
    assert not loaded & {"distributed", "dask", "tornado", "asyncio"}
