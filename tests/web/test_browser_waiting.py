"""The page in a real browser: documents that wait, are stopped, judged anew, or meet a server that is busy or gone."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import WAIT, choose, memo, wait_for

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


def test_another_choice_judges_anew(tab: Any) -> None:
    choose(tab, memo(1))
    wait_for(tab, 1)
    assert "SKR:s checklista" in tab.locator("#rows").inner_text()
    tab.get_by_label("Vad som krävs").select_option("norrbotten")
    playwright.expect(tab.locator("#rows")).not_to_contain_text("SKR:s checklista", timeout=WAIT)
    tab.get_by_label("Dokumentslag").select_option("remissvar")
    playwright.expect(tab.locator("#rows")).to_contain_text("Läst som remissvar: angiven.", timeout=WAIT)


def test_the_list_is_cleared_and_stopped(tab: Any) -> None:
    tab.route(
        "**/granska*",
        lambda route: None if "never" in route.request.headers.get("x-filnamn", "") else route.continue_(),
    )
    choose(tab, memo(1), {"name": "never.md", "mimeType": "", "buffer": b"Text."})
    tab.get_by_text("1 av 2 granskade").wait_for()
    tab.get_by_role("button", name="Avbryt").click()
    assert tab.locator("#rows .verdict").all_inner_texts() == ["Bör kompletteras", "Avbruten"]
    assert tab.evaluate("document.activeElement.id") == "clear"
    tab.unroute("**/granska*")
    tab.get_by_role("button", name="Försök igen").click()
    wait_for(tab, 2)
    tab.get_by_role("button", name="Rensa listan").click()
    assert tab.locator("#rows tr").count() == 0
    assert not tab.locator("#results").is_visible()
    assert tab.evaluate("document.activeElement.id") == "choose"


def test_stopping_takes_no_document_away(tab: Any) -> None:
    """Not even those whose verdicts were under another choice."""
    choose(tab, *map(memo, range(6)))
    wait_for(tab, 6)
    tab.route("**/granska*", lambda route: None)
    tab.get_by_label("Dokumentslag").select_option("remissvar")
    tab.get_by_text("0 av 6 granskade").wait_for()
    assert set(tab.locator("#rows .verdict").all_inner_texts()) <= {"Väntar", "Granskas …"}
    assert "Läst som" not in tab.locator("#rows").inner_text()
    tab.get_by_role("button", name="Avbryt").click()
    assert tab.locator("#rows .verdict").all_inner_texts() == ["Avbruten"] * 6


def test_more_documents_do_not_begin_the_others_anew(tab: Any) -> None:
    asked: list[str] = []

    def hold(route: Any) -> None:
        asked.append(route.request.headers["x-filnamn"])

    tab.route("**/granska*", hold)
    choose(tab, memo(1), memo(2))
    tab.get_by_text("0 av 2 granskade").wait_for()
    choose(tab, memo(3))
    tab.get_by_text("0 av 3 granskade").wait_for()
    tab.wait_for_timeout(200)
    assert sorted(asked) == ["memo%20001.md", "memo%20002.md", "memo%20003.md"]


def test_a_busy_server_is_asked_again(tab: Any, told: list[str]) -> None:
    answers = iter([503, 503])

    def busy(route: Any) -> None:
        status = next(answers, None)
        if status is None:
            route.continue_()
        else:
            route.fulfill(status=status, headers={"Retry-After": "0.1"}, body="{}")

    tab.route("**/granska*", busy)
    choose(tab, memo(1))
    wait_for(tab, 1)
    assert tab.locator("#rows .verdict").all_inner_texts() == ["Bör kompletteras"]
    assert len(told) == 2
    told.clear()


def test_a_server_that_does_not_answer_can_be_asked_again(tab: Any, told: list[str]) -> None:
    tab.route("**/granska*", lambda route: route.abort())
    choose(tab, memo(1))
    wait_for(tab, 1)
    assert "Servern svarar inte." in tab.locator("#rows").inner_text()
    tab.unroute("**/granska*")
    tab.get_by_role("button", name="Försök igen").click()
    tab.get_by_text("Bör kompletteras", exact=True).wait_for()
    told[:] = [line for line in told if "net::ERR_FAILED" not in line]


def test_a_late_answer_on_a_section_is_not_shown(tab: Any) -> None:
    held: list[Any] = []

    def hold_first(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    tab.route("**/avsnitt*", hold_first)
    tab.get_by_label("Avsnittets text").fill("Förslaget bedöms inte påverka jämställdheten.")
    tab.wait_for_timeout(800)
    assert held
    tab.get_by_label("Dokumentslag").select_option("remissvar")
    tab.get_by_text("men inte varför").first.wait_for()
    held[0].fulfill(json={"judgement": "Ett gammalt svar.", "findings": []})
    tab.wait_for_timeout(200)
    assert "Ett gammalt svar." not in tab.locator("#judgement").inner_text()
