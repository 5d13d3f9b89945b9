"""The real server on a socket: who says nothing, who says nonsense, who sends too much, and who leaves."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
import uvicorn
from test_guard import EXPECTED
from web_doubles import BAD, HereDesk, settings

from konsekvens_lint.web.app import application
from konsekvens_lint.web.server import configured, listen
from konsekvens_lint.web.session import Door
from konsekvens_lint.web.site import site

PATIENT = 60


class Server:
    """The page in a thread of this process, at a port of its own."""

    def __init__(self, desk: Any, port: int) -> None:
        self.desk = desk
        self.port = port
        self.host = f"Host: 127.0.0.1:{port}"

    def connect(self, sent: str | bytes = b"") -> socket.socket:
        """A connection, with this said at once."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENT)
        made.sendall(sent.encode() if isinstance(sent, str) else sent)
        return made

    def asked(self, sent: str | bytes) -> tuple[int, dict[str, str], str]:
        """The answer's status, headers and body, from a connection that the server ends."""
        with closing(self.connect(sent)) as connection:
            return answer(connection)

    def post(self, length: int, origin: str = "") -> str:
        """The head of a document's request."""
        told = re.search(
            r'data-key="([^"]+)"',
            self.asked(f"GET / HTTP/1.1\r\n{self.host}\r\nConnection: close\r\n\r\n")[2],
        )
        assert told
        lines = [
            "POST /granska HTTP/1.1", self.host, f"Origin: {origin or f'http://127.0.0.1:{self.port}'}",
            f"X-Granskning: {told[1]}", "X-Filnamn: memo.md", f"Content-Length: {length}", "", "",
        ]  # fmt: skip
        return "\r\n".join(lines)


def answer(connection: socket.socket) -> tuple[int, dict[str, str], str]:
    """What comes until the server ends the connection."""
    came = b""
    try:
        while part := connection.recv(65536):
            came += part
    except ConnectionResetError:
        pass
    head, _, body = came.decode("utf-8").partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    pairs = [line.split(": ", 1) for line in lines]
    assert len({name.lower() for name, _ in pairs}) == len(pairs), "each header once"
    return int(first.split()[1]), {name.lower(): value for name, value in pairs}, body


@contextmanager
def serving(desk: Any, door: Door | None = None) -> Iterator[Server]:
    """The page served."""
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        begun = threading.Event()
        server = uvicorn.Server(
            configured(application(desk, settings(door=door, where=site(port)), begun.set))
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            assert begun.wait(PATIENT)
            yield Server(desk, port)
        finally:
            server.should_exit = True
            thread.join(PATIENT)
        assert not thread.is_alive()


@pytest.fixture
def server() -> Iterator[Server]:
    """The page served, and judged in the same process."""
    with serving(HereDesk()) as made:
        yield made


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads are not waited for long."""
    monkeypatch.setattr("konsekvens_lint.web.connection.HEAD_SECONDS", 0.2)


def _is_ended(connection: socket.socket) -> bool:
    try:
        return connection.recv(65536) == b""
    except ConnectionResetError:
        return True


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("said", ["", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_who_does_not_say_what_it_wants_is_not_waited_for(said: str, server: Server) -> None:
    with closing(server.connect(said)) as connection:
        assert _is_ended(connection)


@pytest.mark.usefixtures("hasty")
def test_neither_the_second_time(server: Server) -> None:
    """uvicorn forgets its own limit for an idle connection at the first byte."""
    with closing(server.connect(f"GET /halsa HTTP/1.1\r\n{server.host}\r\n\r\n")) as connection:
        came = b""
        while not came.endswith(b"ok"):
            came += connection.recv(65536)
        connection.sendall(b"GET / HT")
        assert _is_ended(connection)


@pytest.mark.usefixtures("hasty")
def test_who_has_said_what_it_wants_may_take_its_time(server: Server) -> None:
    head = server.post(len(BAD.encode())).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
    with closing(server.connect(head)) as connection:
        threading.Event().wait(0.6)
        connection.sendall(BAD.encode())
        assert answer(connection)[0] == 200


def test_what_is_no_request_is_told_so_with_the_headers(server: Server) -> None:
    for nonsense in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"):
        status, told, body = server.asked(nonsense)
        assert (status, "gick inte att tolka" in body) == (400, True)
        assert {name: told.get(name) for name in EXPECTED} == EXPECTED
        assert "default-src 'none'" in told["content-security-policy"]


def test_a_crowd_is_told_so_with_the_headers(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.connection.MAX_CONNECTIONS", 1)
    with closing(server.connect()):
        status, told, body = server.asked(f"GET / HTTP/1.1\r\n{server.host}\r\n\r\n")
        assert (status, told["retry-after"], told["connection"]) == (503, "5", "close")
        assert "försök igen" in body
        assert {name: told.get(name) for name in EXPECTED} == EXPECTED
        with closing(server.connect()), closing(server.connect()) as third:
            assert _is_ended(third)


def test_a_body_that_is_refused_is_not_taken_in(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.leftover.MOST", 1024 * 1024)
    sent, part = 0, bytes(1024 * 1024)
    head = server.post(13_000_000_000, "https://granska.example")
    with closing(server.connect(head)) as connection, pytest.raises(OSError, match=r"reset|pipe"):
        while sent < 500 * len(part):
            connection.sendall(part)
            sent += len(part)
    assert sent < 100 * len(part)


def test_a_body_that_is_refused_gets_its_answer(server: Server) -> None:
    for size, origin, expected in ((100_000, "https://granska.example", 403), (3_000_000, "", 413)):
        with closing(server.connect(server.post(size, origin))) as connection:
            connection.sendall(bytes(size))
            status, told, _ = answer(connection)
        assert (status, told["connection"]) == (expected, "close")


def test_nonsense_after_the_answer_ends_the_connection(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    head = server.post(1, "https://granska.example").replace(
        "Content-Length: 1", "Transfer-Encoding: chunked"
    )
    with closing(server.connect(head)) as connection:
        came = b""
        while not came.endswith(b"}"):
            came += connection.recv(65536)
        connection.sendall(b"zz\r\n")
        assert _is_ended(connection)
    assert came.startswith(b"HTTP/1.1 403 ")
    assert caplog.text == ""


def test_a_login_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.app.LOGIN_SECONDS", 0.01)
    with serving(HereDesk(), Door("en lång kod för enheten")) as server:
        origin = f"Origin: http://127.0.0.1:{server.port}"
        head = f"POST /logga-in HTTP/1.1\r\n{server.host}\r\n{origin}\r\nContent-Length: 100\r\n\r\nkod="
        with closing(server.connect(head)) as connection:
            came = b""
            while b"</html>" not in came:
                came += connection.recv(65536)
    assert came.startswith(b"HTTP/1.1 408 ")
    assert "Koden hann inte komma fram" in came.decode("utf-8")


class WaitingDesk(HereDesk):
    """Judges until it is called off."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.called_off = threading.Event()

    async def judge(self, work: Any, source: Any, options: Any, client: str) -> Any:
        """Never what the work makes of it."""
        self.begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.called_off.set()
            raise


def test_nobody_works_for_one_who_has_left() -> None:
    with serving(WaitingDesk()) as server:
        connection = server.connect(server.post(len(BAD.encode())) + BAD)
        assert server.desk.begun.wait(PATIENT)
        assert not server.desk.called_off.is_set()
        connection.close()
        assert server.desk.called_off.wait(PATIENT)


def test_documents_that_do_not_come_hold_up_no_other(server: Server) -> None:
    stalled = [server.connect(server.post(1000) + "# Ärende") for _ in range(9)]
    head = server.post(len(BAD.encode())).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
    assert server.asked(head + BAD)[0] == 200
    stalled.append(server.connect(server.post(1000) + "# Ärende"))
    # Ten are a client's share. The last may not have been taken note of at once.
    assert any(server.asked(head + BAD)[0] == 503 for _ in range(100))
    for each in stalled:
        each.close()
