"""Who is let in: the right host, the right page, with its key; and what every answer carries."""

from __future__ import annotations

import asyncio
import logging
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from web_doubles import BAD, ORIGIN, PORT, HereDesk, Page, settings, told_headers

from konsekvens_lint.formats import html
from konsekvens_lint.web.site import is_loopback, site


@pytest.mark.parametrize(
    "host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"]
)
def test_a_host_of_ours(host: str, page: Page) -> None:
    assert page.client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "granska.example",
        f"granska.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1:{PORT}.example",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/halsa", "/static/page.js", "/finns-inte"])
def test_a_name_that_another_has_pointed_here(host: str, path: str, page: Page) -> None:
    answer = page.client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert "data-key" not in answer.text


def test_two_hosts_are_none(page: Page) -> None:
    answer = page.client.get("/", headers=[("Host", f"127.0.0.1:{PORT}"), ("Host", f"127.0.0.1:{PORT}")])
    assert answer.status_code == 421


@pytest.mark.parametrize("path", ["/granska", "/rapport", "/kommentera", "/avsnitt", "/finns-inte"])
@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "https://granska.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"X-Granskning": "fel"},
        {"X-Granskning": ""},
        {"X-Granskning": "nyckel-å"},
    ],
    ids=str,
)
def test_what_does_not_come_from_our_page(path: str, changed: dict[str, str], page: Page) -> None:
    headers: dict[str, Any] = {**page.headers, **changed}
    encoded = {name: value.encode() for name, value in headers.items()}
    answer = page.client.post(path, content=BAD.encode(), headers=encoded)
    assert answer.status_code == 403
    assert "ladda om sidan" in answer.json()["error"]
    assert page.desk.handed == []


@pytest.mark.parametrize("name", ["Origin", "Sec-Fetch-Site", "X-Granskning", "X-Filnamn"])
def test_what_says_two_things_of_where_it_comes_from(name: str, page: Page) -> None:
    headers = {**page.headers, "X-Filnamn": "memo.md"}
    assert page.client.post("/granska", content=BAD.encode(), headers=headers).status_code == 200
    twice = [*headers.items(), (name, headers[name])]
    assert page.client.post("/granska", content=BAD.encode(), headers=twice).status_code == 403


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "host", "status", "told"),
    [
        ("/finns-inte", f"127.0.0.1:{PORT}", 404, "Sidan finns inte."),
        ("/granska", f"127.0.0.1:{PORT}", 404, "Sidan finns inte."),
        ("/", "granska.example", 421, "Adressen är inte den som sidan är uppsatt för"),
    ],
)
def test_who_goes_astray_is_shown_a_page(path: str, host: str, status: int, told: str, page: Page) -> None:
    shown = page.client.get(path, headers={"Host": host, **BROWSER})
    assert (shown.status_code, shown.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert f"<p>{told}" in shown.text
    assert told in page.client.get(path, headers={"Host": host}).json()["error"]


def test_no_address_leads_to_another(page: Page) -> None:
    for path in ("/halsa/", "/granska/", "/static"):
        assert page.client.get(path).status_code == 404


def test_what_says_nothing_of_where_it_comes_from(page: Page) -> None:
    key = page.headers["X-Granskning"]
    assert (
        page.client.post("/granska", content=BAD.encode(), headers={"X-Granskning": key}).status_code == 403
    )


def test_an_old_browser_that_tells_its_origin_alone(page: Page) -> None:
    headers = {name: value for name, value in page.headers.items() if name != "Sec-Fetch-Site"}
    headers["X-Filnamn"] = "memo.md"
    assert page.client.post("/granska", content=BAD.encode(), headers=headers).status_code == 200


def test_each_process_has_a_key_of_its_own(page: Page) -> None:
    other = Page(HereDesk(), settings())
    with other.client:
        assert other.headers["X-Granskning"] != page.headers["X-Granskning"]
        assert other.send("/granska", **{"X-Granskning": page.headers["X-Granskning"]}).status_code == 403


EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "x-frame-options": "DENY",
}


def _answers(page: Page) -> dict[str, Any]:
    def fail(*given: Any) -> Any:
        raise KeyError("Text ur dokumentet")

    answers = {
        "page": page.client.get("/"),
        "static": page.client.get("/static/page.css"),
        "health": page.client.get("/halsa"),
        "404": page.client.get("/finns-inte"),
        "405": page.client.get("/granska"),
        "other host": page.client.get("/", headers={"Host": "granska.example"}),
        "other site": page.client.post("/granska", headers={"Origin": "null"}),
        "judged": page.send("/granska"),
        "report": page.send("/rapport"),
        "unread": page.send("/granska", b"\x00\x01", "memo.docx"),
        "too large": page.send("/granska", bytes(2 * 1024 * 1024)),
        "no such profile": page.send("/granska?profil=nix"),
    }
    page.desk.judge = fail
    return {**answers, "a fault of ours": page.send("/granska")}


def test_every_answer_carries_the_headers(page: Page) -> None:
    answers = _answers(page)
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {
        "page": 200, "static": 200, "health": 200, "404": 404, "405": 404, "other host": 421, "other site": 403,
        "judged": 200, "report": 200, "unread": 422, "too large": 413, "no such profile": 400, "a fault of ours": 500,
    }  # fmt: skip
    for name, answer in answers.items():
        told = told_headers(answer)
        assert {header: told.get(header) for header in EXPECTED} == EXPECTED, name
        assert "camera=()" in told["permissions-policy"]
        assert "default-src 'none'" in told["content-security-policy"]
        assert "server" not in told


def test_the_policy_allows_the_page_itself_and_the_reports_style(page: Page) -> None:
    policy = dict(
        part.split(" ", 1)
        for part in told_headers(page.client.get("/"))["content-security-policy"].split("; ")
    )
    digest = b64encode(sha256(html.STYLE.encode()).digest()).decode()
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' 'sha256-{digest}'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_the_style_is_that_of_the_report(page: Page) -> None:
    report = page.send("/rapport").text
    assert report.count("<style") == 1
    assert f"<style>{html.STYLE}</style>" in report
    assert "<script" not in report
    assert ' style="' not in report


def test_the_page_has_neither_script_nor_style_within(page: Page) -> None:
    text = page.client.get("/").text
    assert text.count("<script") == 1
    assert '<script type="module" src="/static/page.js"></script>' in text
    for forbidden in ("<style", " style=", " onclick=", "javascript:", "http://", "https://"):
        assert forbidden not in text


def test_an_error_that_nobody_waited_for_is_logged_without_the_text(
    page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    async def lose() -> None:
        told = {"message": "Task exception was never retrieved", "exception": KeyError("Text ur dokumentet")}
        asyncio.get_running_loop().call_exception_handler(told)

    assert page.client.portal
    page.client.portal.call(lose)
    assert [record.getMessage() for record in caplog.records] == ["Fel i servern: KeyError"]
    assert caplog.records[0].exc_info is None


def test_a_fault_of_ours_is_logged_without_the_text(page: Page, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*given: Any) -> Any:
        raise KeyError("Text ur dokumentet")

    page.desk.judge = fail
    with caplog.at_level(logging.DEBUG):
        answer = page.send("/granska", name="hemligt namn.md")
    assert "Något gick fel i programmet" in answer.json()["error"]
    assert "KeyError" in caplog.text
    assert "Text ur" not in caplog.text
    assert "hemligt" not in caplog.text


def test_a_public_address() -> None:
    where = site(PORT, "https://Granska.Kommunen.se/")
    assert "granska.kommunen.se" in where.hosts
    assert f"127.0.0.1:{PORT}" in where.hosts
    assert "https://granska.kommunen.se" in where.origins
    assert "http://granska.kommunen.se" not in where.origins
    assert where.is_secure
    assert "intern:8080" in site(PORT, "http://intern:8080").hosts
    assert not site(PORT, "http://intern:8080").is_secure
    assert "xn--lvsunda-4wa.se" in site(PORT, "https://älvsunda.se").hosts
    assert "[2001:db8::1]" in site(PORT, "https://[2001:db8::1]").hosts
    assert "localhost" in site(80).hosts
    assert ORIGIN in site(PORT).origins


@pytest.mark.parametrize(
    "url",
    ["granska.kommunen.se", "ftp://a.se", "https://", "https://a.se/granska", "https://a.se?x=1", "https://u@a.se",
     "https://a.se:x", "https://[::1", "https://a b.se", "https://@x.se", "https://x.se/?", "https://x.se#", "https://a\tb.se",
     " https://a.se", "https://a.se:", "https://a.se:0", "https://a..se", "https://-a.se", "https://a.se\\b", "https://a,b.se"],
)  # fmt: skip
def test_a_public_address_that_is_none(url: str) -> None:
    with pytest.raises(ValueError, match="ska vara en adress utan sökväg"):
        site(PORT, url)


def test_loopback() -> None:
    own = ("127.0.0.1", "localhost", "::1")
    others = ("127.0.0.2", "0.0.0.0", "::", "10.1.2.3", "", "127.example.se", "localhost.example.se")
    assert [host for host in (*own, *others) if is_loopback(host)] == [*own]
