"""Requests that are made to bring the page down: told off, and the page goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from test_connection import Server, answer, serving
from web_doubles import BAD, HereDesk

from konsekvens_lint.limits import MAX_LOGIN_BYTES, MAX_SECTION_BYTES
from konsekvens_lint.web.guard import LOGIN
from konsekvens_lint.web.session import Door

CLOSE = "Connection: close"
TOKEN = "en lång och hemlig kod"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(HereDesk()) as made:
        yield made
        # Whatever it was asked, it still answers.
        assert made.asked(f"GET /halsa HTTP/1.1\r\n{made.host}\r\n{CLOSE}\r\n\r\n")[2] == "ok"


@pytest.mark.parametrize(
    "header",
    [
        f"X: {'x' * 1_000_000}",
        "\r\n".join(f"X-{number}: x" for number in range(100_000)),
        f"Cookie: {'a=b;' * 100_000}",
        f"Content-Length: {'9' * 5_000}",
        f"Content-Length: {'9' * 30}",
        "Content-Length: -1",
        "Transfer-Encoding: chunked, chunked",
    ],
    ids=lambda header: header[:20],
)
def test_a_head_that_is_no_head(header: str, server: Server) -> None:
    status, headers, body = server.asked(f"GET /halsa HTTP/1.1\r\n{server.host}\r\n{header}\r\n\r\n")
    assert status in (400, 501)
    assert "content-security-policy" in headers
    assert "Anropet gick inte att tolka" in body


@pytest.mark.parametrize("length", [60_000, 1_000_000])
def test_an_address_without_end(length: int, server: Server) -> None:
    got = server.asked(f"GET /{'a/' * (length // 2)} HTTP/1.1\r\n{server.host}\r\n{CLOSE}\r\n\r\n")
    assert got[0] == (404 if length < 65_536 else 400)


def test_a_question_of_many_fields(server: Server) -> None:
    head = server.post(len(BAD.encode())).replace("/granska", f"/granska?{'a=b&' * 12_000}slag=")
    with closing(server.connect(head.replace("\r\n\r\n", f"\r\n{CLOSE}\r\n\r\n"))) as connection:
        connection.sendall(BAD.encode())
        assert answer(connection)[0] == 200


def test_a_body_in_parts_without_end(server: Server) -> None:
    head = server.post(0).replace("/granska", "/avsnitt")
    head = head.replace("Content-Length: 0", f"Transfer-Encoding: chunked\r\n{CLOSE}")
    part = "4\r\nxxxx\r\n"
    status, _, body = server.asked(head + part * (MAX_SECTION_BYTES // 4 + 1))
    assert status == 413
    assert "för lång för att vara ett avsnitt" in body


def test_what_asks_for_another_protocol_or_for_parts_gets_the_page(server: Server) -> None:
    head = (
        f"GET /halsa HTTP/1.1\r\n{server.host}\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n"
        "Sec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n"
        f"Range: bytes={','.join(['0-'] * 1_000)}\r\n\r\n"
    )
    status, _, body = server.asked(head)
    assert (status, body) == (200, "ok")


def test_many_questions_at_once_on_one_connection(server: Server) -> None:
    ask = f"GET /halsa HTTP/1.1\r\n{server.host}\r\n"
    with closing(server.connect(f"{ask}\r\n" * 500 + f"{ask}{CLOSE}\r\n\r\n")) as connection:
        came = b""
        while part := connection.recv(65536):
            came += part
    assert came.count(b"HTTP/1.1 200") == 501


@pytest.mark.parametrize(
    ("body", "status"),
    [("&" * MAX_LOGIN_BYTES, 403), ("a&" * (MAX_LOGIN_BYTES // 2), 403), ("a" * (MAX_LOGIN_BYTES + 1), 413)],
)
def test_a_login_of_many_fields(body: str, status: int) -> None:
    with serving(HereDesk(), Door(TOKEN)) as server:
        head = (
            f"POST {LOGIN} HTTP/1.1\r\n{server.host}\r\nOrigin: http://127.0.0.1:{server.port}\r\n{CLOSE}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        assert server.asked(head + body)[0] == status
