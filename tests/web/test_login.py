"""The token: asked for where there is one, kept as a signed cookie, with a brake on guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from web_doubles import BAD, ORIGIN, PORT, HereDesk, Page, settings

from konsekvens_lint.web.session import LASTS, TRIES, WITHIN, Door
from konsekvens_lint.web.site import site

TOKEN = "en lång kod för enheten"


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The time that the door goes by."""
    return Clock()


@pytest.fixture
def locked(clock: Clock) -> Iterator[Page]:
    """The page with a token."""
    made = Page(HereDesk(), settings(door=Door(TOKEN, clock)))
    with made.client:
        yield made


def _log_in(page: Page, token: str = TOKEN, origin: str = ORIGIN, **fields: str) -> Any:
    form = page.client.get("/logga-in")
    key = re.search(r'name="nyckel" value="([^"]+)"', form.text)
    assert key
    return page.client.post(
        "/logga-in", data={"nyckel": key[1], "kod": token, **fields}, headers={"Origin": origin}
    )


def test_without_the_token_there_is_the_login_alone(locked: Page) -> None:
    answer = locked.client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/logga-in")
    headers = {"Origin": ORIGIN, "X-Granskning": "x"}
    for path in ("/granska", "/rapport", "/kommentera", "/avsnitt"):
        refusal = locked.client.post(path, content=BAD.encode(), headers=headers)
        assert refusal.status_code == 401
        assert "logga in" in refusal.json()["error"]
    assert locked.client.get("/halsa").text == "ok"
    assert locked.client.get("/static/page.css").status_code == 200
    assert locked.client.get("/finns-inte").status_code == 401
    assert locked.desk.handed == []


def test_with_the_token_there_is_the_page(locked: Page) -> None:
    answer = _log_in(locked)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert locked.client.get("/").status_code == 200
    assert locked.send("/granska").status_code == 200


def test_the_cookie(locked: Page) -> None:
    cookie = _log_in(locked).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/", f"max-age={LASTS}"} <= parts
    assert "secure" not in parts
    assert TOKEN not in cookie


def test_with_https_the_cookie_is_kept_to_it() -> None:
    where = site(PORT, "https://granska.kommunen.se")
    page = Page(HereDesk(), settings(door=Door(TOKEN), where=where))
    page.client.base_url = "https://granska.kommunen.se"
    with page.client:
        cookie = _log_in(page, origin="https://granska.kommunen.se").headers["set-cookie"]
    assert cookie.startswith("__Host-granskning=")
    assert "; Secure" in cookie
    assert "domain" not in cookie.lower()


@pytest.mark.parametrize("token", ["", "fel", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "å" * 100])
def test_a_wrong_token(token: str, locked: Page) -> None:
    answer = _log_in(locked, token)
    assert answer.status_code == 403
    assert "Koden stämmer inte" in answer.text
    assert "set-cookie" not in answer.headers
    assert f'value="{token}"' not in answer.text


def test_spaces_around_a_token_are_forgiven(locked: Page) -> None:
    assert _log_in(locked, f" {TOKEN}\n").status_code == 303


def test_a_login_from_elsewhere(locked: Page) -> None:
    assert _log_in(locked, origin="https://granska.example").status_code == 403
    assert _log_in(locked, origin="null").status_code == 403
    assert _log_in(locked, nyckel="fel").status_code == 403


def test_the_form_lets_the_browser_say_where_it_comes_from(locked: Page) -> None:
    """With no-referrer a form's Origin is "null"."""
    assert locked.client.get("/logga-in").headers["referrer-policy"] == "same-origin"


def test_a_large_login_is_not_read(locked: Page) -> None:
    answer = _log_in(locked, "x" * 5000)
    assert answer.status_code == 413
    assert "Koden är för lång." in answer.text
    assert 'name="kod"' in answer.text


def test_a_brake_on_guessing(locked: Page, clock: Clock) -> None:
    for _ in range(TRIES):
        assert _log_in(locked, "fel kod").status_code == 403
    answer = _log_in(locked)
    assert answer.status_code == 429
    assert "Vänta en minut" in answer.text
    clock.now += WITHIN + 1
    assert _log_in(locked).status_code == 303


def test_the_brake_is_for_each_address() -> None:
    door = Door(TOKEN)
    for _ in range(TRIES):
        assert not door.opens("fel", "10.0.0.1")
    assert door.is_braked("10.0.0.1")
    assert not door.is_braked("10.0.0.2")
    assert door.opens(TOKEN, "10.0.0.2")


def test_the_brake_remembers_no_more_than_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.web.session._ADDRESSES", 10)
    door = Door(TOKEN)
    for number in range(50):
        door.opens("fel", f"10.0.0.{number}")
    assert len(door._wrong) == 10


def test_a_login_ends(locked: Page, clock: Clock) -> None:
    _log_in(locked)
    clock.now += LASTS - 1
    assert locked.client.get("/").status_code == 200
    clock.now += 2
    assert locked.client.get("/").status_code == 303


def test_a_cookie_that_is_made_up() -> None:
    door = Door(TOKEN)
    real = door.cookie()
    until, _, signature = real.partition(".")
    assert door.knows(real)
    for made_up in ("", ".", "x", until, f"{int(until) + 1}.{signature}", f"{until}.", f"{until}.{signature[:-1]}",
                    f"å.{signature}", f"{until}.å"):  # fmt: skip
        assert not door.knows(made_up), made_up
    assert not Door(TOKEN).knows(real), "another process"
