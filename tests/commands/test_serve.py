"""``serve``: what it refuses before it opens anything, and how it begins and ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import uvicorn
from command_line import SRC, run, start, written

from konsekvens_lint.web.server import serve

TOKEN = "en lång kod för enheten"
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("--profile nix", "Profilen ”nix” finns inte."),
        ("--host 0.0.0.0", "krävs en kod: ange --token-file eller KONSEKVENS_LINT_TOKEN."),
        ("--host :: --port 0", "krävs en kod"),
        ("--host 10.1.2.3", "krävs en kod"),
        ("--public-url https://granska.kommunen.se", "krävs en kod"),
        ("--host 0.0.0.0 --token-file TOKEN", "ange adressen som de använder med --public-url."),
        ("--public-url granska.kommunen.se --token-file TOKEN", "ska vara en adress utan sökväg"),
        ("--public-url https://kommunen.se/granska --token-file TOKEN", "ska vara en adress utan sökväg"),
        ("--token-file nix", "”nix” gick inte att läsa: filen eller mappen finns inte."),
        ("--token-file SHORT", "ska ha minst 16 tecken."),
        ("--token-file BINARY", "innehåller inte en kod i UTF-8."),
        ("--max-mib 201", "--max-mib får vara högst 200"),
        ("--max-mib 0", "--max-mib: talet ska vara minst 1, inte 0."),
        ("--port 70000", "porten 70000 finns inte"),
        ("--host 192.0.2.1 --public-url http://a.se --token-file TOKEN", "den hör inte till den här datorn): ange en som den här datorn har med --host"),
        ("--host finns-inte.invalid --public-url http://a.se --token-file TOKEN", "adressen ”finns-inte.invalid” finns inte: ange en som den här datorn har med --host"),
        ("--host a..b --public-url http://a.se --token-file TOKEN", "adressen ”a..b” finns inte: ange en"),
        ("memo.docx", "”memo.docx” är ett argument för mycket."),
    ],
)  # fmt: skip
def test_what_is_refused(
    arguments: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KONSEKVENS_LINT_TOKEN", raising=False)
    written(tmp_path / "TOKEN", TOKEN)
    written(tmp_path / "SHORT", "kort                 \n")
    (tmp_path / "BINARY").write_bytes(b"\xff\xfe" * 20)
    done = run("serve", *arguments.split())
    assert done.code == 2
    assert done.out == ""
    assert done.last.startswith("Avslutar med 2: ")
    assert reason in done.last
    assert done.err.count("\n") == 1


def test_a_short_token_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONSEKVENS_LINT_TOKEN", "kort")
    assert "koden i KONSEKVENS_LINT_TOKEN ska ha minst 16 tecken" in run("serve").last


def test_no_token_is_given_on_the_command_line() -> None:
    """All users of a machine see what its processes were started with."""
    assert not re.search(r"--token(?!-file)", run("serve", "--help").out)
    assert "kod" not in run("serve", "--token", TOKEN).last.replace("--token", "")


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.code == 2
    assert "den används redan" in done.last
    assert "--port" in done.last
    assert done.err.count("\n") == 1


def test_a_page_that_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.server.serve", lambda *given, **named: False)
    assert "sidan kunde inte startas" in run("serve", "--port", "0").last


@contextmanager
def _serving(*arguments: str, **more: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The page served by a process of its own, and its port."""
    process = start("serve", "--port", "0", *arguments, **more)
    assert process.stderr is not None
    try:
        line = process.stderr.readline().decode("utf-8")
        address = re.fullmatch(r"Öppna (https?://\S+) i webbläsaren\. Avsluta med Ctrl\+C\.\n", line)
        assert address, line
        yield process, int(address[1].rpartition(":")[2]) if "127.0.0.1" in line else _port_of(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _port_of(process: subprocess.Popen[bytes]) -> int:
    (listening,) = (
        each
        for each in psutil.Process(process.pid).net_connections("tcp")
        if each.status == psutil.CONN_LISTEN
    )
    return int(listening.laddr.port)


def _get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def _page_headers(port: int) -> dict[str, str]:
    """What the page's own requests carry."""
    key = re.search(r'data-key="([^"]+)"', _get(port, "/").read().decode("utf-8"))
    assert key
    return {"Origin": f"http://127.0.0.1:{port}", "X-Granskning": key[1], "X-Filnamn": "memo.md"}


@posix
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
def test_it_ends_in_good_order(how: str) -> None:
    with _serving() as (process, port):
        answer = _get(port, "/halsa")
        assert (answer.status, answer.read()) == (200, b"ok")
        assert answer.getheader("server") is None
        workers = psutil.Process(process.pid).children(recursive=True)
        assert len(workers) >= 2
        process.send_signal(getattr(signal, how))
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.decode("utf-8")) == (0, b"", "Sidan är stängd.\n")
    assert psutil.wait_procs(workers, timeout=5)[1] == []


@posix
def test_ctrl_c_reaches_the_workers_too() -> None:
    """A terminal sends it to all of its processes."""
    command = [sys.executable, "-m", "konsekvens_lint", "serve", "--port", "0"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, process_group=0, env={**os.environ, **_path()}
    )
    assert process.stderr is not None
    process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode("utf-8")) == (0, "Sidan är stängd.\n")


@posix
def test_a_closed_terminal_is_to_the_server_what_the_systems_end_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends in good order for that, and knows of no other."""
    told: list[int] = []

    def run(server: uvicorn.Server, sockets: object) -> None:
        signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
        signal.raise_signal(signal.SIGHUP)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    before = [(each, signal.getsignal(each)) for each in (signal.SIGTERM, signal.SIGHUP)]
    signal.signal(signal.SIGHUP, lambda number, _: told.append(number))
    try:
        serve(socket.socket(), lambda *_: None, behind_proxy=False)  # type: ignore[arg-type, return-value]
    finally:
        for each, handler in before:
            signal.signal(each, handler)
    assert told == [signal.SIGTERM]


def _path() -> dict[str, str]:

    return {"PYTHONPATH": str(SRC)}


@posix
def test_it_ends_though_a_browser_holds_on() -> None:
    with _serving() as (process, port), socket.create_connection(("127.0.0.1", port)) as idle:
        idle.sendall(b"POST /granska HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in err.decode("utf-8")


@posix
def test_it_ends_though_documents_are_judged() -> None:
    slow = ("# Ärende\n\n" + ("Text om kvinnor. " * 600 + "\n\n") * 100).encode()
    with _serving() as (process, port):
        headers = _page_headers(port)
        connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(4)]
        for connection in connections:
            connection.request("POST", "/granska", slow, headers)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        answers = [connection.getresponse() for connection in connections]
        told = [json.loads(answer.read()) for answer in answers]
        _, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 15
    assert (process.returncode, err.decode("utf-8")) == (0, "Sidan är stängd.\n")
    assert {answer.status for answer in answers} <= {200, 503}
    assert {"error": "Servern stängs av: försök igen om en stund."} in told


def test_behind_a_proxy_with_a_token(tmp_path: Path) -> None:
    token = written(tmp_path / "kod", f"{TOKEN}\n")
    arguments = ("--public-url", "https://granska.kommunen.se", "--token-file", str(token))
    with _serving(*arguments) as (_, port):
        answer = _get(port, "/", Host="granska.kommunen.se")
        assert (answer.status, answer.getheader("location")) == (303, "/logga-in")
        assert "Kod" in _get(port, "/logga-in", Host="granska.kommunen.se").read().decode("utf-8")
        assert _get(port, "/", Host="annan.example").status == 421


def test_without_https_it_warns() -> None:
    arguments = ("--public-url", "http://granska.intern:8080")
    with _serving(*arguments, KONSEKVENS_LINT_TOKEN=TOKEN) as (process, _):
        assert process.stderr is not None
        assert "okrypterade över nätet" in process.stderr.readline().decode("utf-8")


def test_a_token_in_the_environment() -> None:
    with _serving(KONSEKVENS_LINT_TOKEN=TOKEN) as (_, port):
        assert _get(port, "/").status == 303


@posix
def test_nothing_is_logged_of_what_is_judged(tmp_path: Path) -> None:
    with _serving() as (process, port):
        headers = {**_page_headers(port), "X-Filnamn": "hemligt%20namn.md"}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        documents = (b"# Hemlig rubrik\n\nHemlig text.", b"\x00\x01", b"PK\x03\x04 Hemlig text")
        for path in ("/granska", "/rapport", "/kommentera", "/avsnitt", "/nix"):
            for body in documents:
                connection.request("POST", path, body, headers)
                assert connection.getresponse().read()
        connection.close()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (out, err.decode("utf-8")) == (b"", "Sidan är stängd.\n")
