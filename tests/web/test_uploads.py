"""What comes in: counted as it comes, named without folders, and kept nowhere but in memory."""

from __future__ import annotations

import asyncio
import builtins
import io
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.requests import Request
from web_doubles import BAD, WORD, HereDesk, Page, settings

from konsekvens_lint.limits import MAX_SECTION_BYTES
from konsekvens_lint.web.uploads import TooMuch, body_of, name_of

LIMIT = 1000


def _request(parts: list[bytes], headers: dict[str, str], read: list[int]) -> Request:
    """A request whose body comes in parts; `read` gets the size of each that is asked for."""
    waiting = list(parts)

    async def receive() -> dict[str, Any]:
        read.append(len(waiting[0]))
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

    told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "headers": told}, receive)


def _body(parts: list[bytes], read: list[int], **headers: str) -> bytes:
    return asyncio.run(body_of(_request(parts, headers, read), LIMIT))


def test_a_body_of_the_most_that_is_taken() -> None:
    parts = [b"a" * 400, b"b" * 600]
    assert _body(parts, []) == b"".join(parts)


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    read: list[int] = []
    request = _request([b"a" * 1001], {"Content-Length": "1001"}, read)
    with pytest.raises(TooMuch):
        asyncio.run(body_of(request, LIMIT))
    assert read == []


@pytest.mark.parametrize("said", [None, "10", "-1", "x", "²"])
def test_a_body_that_does_not_say_so_is_counted(said: str | None) -> None:
    read: list[int] = []
    headers = {} if said is None else {"Content-Length": said}
    request = _request([b"a" * 300] * 100, headers, read)
    if said is not None:
        request.scope["headers"] = [(b"content-length", said.encode("latin-1"))]
    with pytest.raises(TooMuch):
        asyncio.run(body_of(request, LIMIT))
    assert sum(read) == 1200


def test_a_body_that_stops_coming_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.uploads.IDLE_SECONDS", 0.01)

    async def receive() -> dict[str, Any]:
        return await asyncio.Event().wait() and {}

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)
    with pytest.raises(TimeoutError):
        asyncio.run(body_of(request, LIMIT))


def test_room_is_claimed_for_what_has_come() -> None:
    claimed: list[int] = []
    asyncio.run(body_of(_request([b"a" * 400, b"b" * 600], {}, []), LIMIT, claimed.append))
    assert [size for size in claimed if size] == [400, 600]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("memo.docx", "memo.docx"),
        ("%C3%85tg%C3%A4rder%20f%C3%B6r%20skolan.docx", "Åtgärder för skolan.docx"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C%3A%5C%C3%84renden%5Cmemo.docx", "memo.docx"),
        ("a%0D%0ASet-Cookie%3A%20x.md", "aSet-Cookie: x.md"),
        ("%FF.md", "\ufffd.md"),
        ("", "dokument"),
        ("mapp%2F", "dokument"),
        ("x" * 500 + ".docx", "x" * 200 + ".docx"),
    ],
)
def test_names(header: str, name: str) -> None:
    assert name_of(_request([b""], {"X-Filnamn": header}, [])) == name


def test_too_large_is_told_in_swedish(page: Page) -> None:
    answer = page.send("/granska", bytes(1024 * 1024 + 1))
    assert answer.status_code == 413
    assert (
        answer.json()["error"] == "Större än 1 MB, som är gränsen här: ta bort bilder eller dela upp texten."
    )
    assert page.desk.handed == []


def _in_parts() -> Iterator[bytes]:
    for _ in range(2000):
        yield bytes(1024)


@pytest.mark.parametrize("path", ["/granska", "/rapport", "/kommentera", "/avsnitt"])
def test_too_large_is_found_though_its_size_is_not_said(path: str, page: Page) -> None:
    answer = page.client.post(path, content=_in_parts(), headers={**page.headers, "X-Filnamn": "a.md"})
    assert answer.status_code == 413
    assert page.desk.handed == []


def test_a_section_has_a_limit_of_its_own(page: Page) -> None:
    assert page.send("/avsnitt", b"a" * MAX_SECTION_BYTES).status_code == 200
    answer = page.send("/avsnitt", b"a" * (MAX_SECTION_BYTES + 1))
    assert answer.status_code == 413
    assert "för lång för att vara ett avsnitt" in answer.json()["error"]


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2f%2e%2e%2fpyproject.toml",
     "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/page.html", "/static/..%5capp.py", "/static/",
     "/static/page.js%00.css", "/../../etc/passwd"],
)  # fmt: skip
def test_no_path_leads_to_the_disk(path: str, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **named: Any) -> Any:
        raise AssertionError(f"opened {given}")

    for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (os, "stat")):
        monkeypatch.setattr(module, name, refuse)
    assert page.client.get("/static/page.css").status_code == 200
    answer = page.client.build_request("GET", "http://127.0.0.1:8765/")
    answer.url = answer.url.copy_with(raw_path=path.encode())
    assert page.client.send(answer).status_code == 404


_watch: list[str] | None = None
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _audit(event: str, given: tuple[Any, ...]) -> None:
    if _watch is not None and event == "open" and given[2] is not None and given[2] & _WRITING:
        _watch.append(str(given[0]))


# A hook stays for good.
sys.addaudithook(_audit)


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [("/granska", WORD.read_bytes(), "memo.docx"), ("/kommentera", WORD.read_bytes(), "memo.docx"), ("/rapport", BAD + "Text.\n" * 20_000, "memo.md"),
     ("/avsnitt", "Förslaget påverkar inte jämställdheten.", "")],
)  # fmt: skip
def test_nothing_is_written_to_the_disk(path: str, data: str | bytes, name: str) -> None:
    """A hook hears of every file that Python opens; the judging is in this process too."""
    global _watch
    page = Page(HereDesk(), settings(limit=4 * 1024 * 1024))
    with page.client:
        page.send("/granska")
        _watch = []
        try:
            assert page.send(path, data, name).status_code == 200
            assert _watch == []
            with open(os.devnull, "w", encoding="utf-8"):
                assert [os.devnull] == _watch, "the hook hears"
        finally:
            _watch = None
