"""An audit's report in a browser: who can use it, narrow screens, paper, and that 10,000 documents open at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from report_pages import text_of
from summaries import about, empty_summary, made_summary, small_summary

from konsekvens_lint.audit.summary import Summary

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
MOST_BYTES, MOST_MILLISECONDS = 15_000_000, 3000
SUMMARIES = {
    "small": small_summary(),
    "empty": empty_summary(),
    "unfinished": small_summary(about=about(finished=None, keeps_quotes=False), earlier=(), chain=None),
    "made": made_summary(200, 6, 16, 8),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from chromium.started()


def _opened(browser: Any, summary: Summary, viewport: dict[str, int], **more: Any) -> Any:
    page = browser.new_page(viewport=viewport, **more)
    page.set_content(text_of(summary))
    return page


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(WIDE, "light"), (NARROW, "light"), (WIDE, "dark")],
    ids=["wide", "narrow", "dark"],
)
@pytest.mark.parametrize("name", SUMMARIES)
def test_everyone_can_use_the_report(browser: Any, name: str, viewport: dict[str, int], scheme: str) -> None:
    page = _opened(browser, SUMMARIES[name], viewport, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert chromium.complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.close()


def test_the_words_of_charts_stay_within_them(browser: Any) -> None:
    page = _opened(browser, SUMMARIES["made"], WIDE)
    outside = page.evaluate(
        "[...document.querySelectorAll('svg text')].filter(each => { const text = each.getBoundingClientRect(),"
        " chart = each.closest('svg').getBoundingClientRect(); return text.left < chart.left - 1 ||"
        " text.right > chart.right + 1 || text.top < chart.top - 1 || text.bottom > chart.bottom + 1 })"
        ".map(each => each.textContent)"
    )
    page.close()
    assert outside == []


def test_a_cell_of_the_heat_map_has_its_colour_also_on_paper(browser: Any) -> None:
    page = _opened(browser, SUMMARIES["small"], WIDE)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        style = "getComputedStyle(document.querySelector('#karta td.h0'))"
        assert page.evaluate(f"{style}.backgroundColor") == "rgb(229, 138, 60)"
        assert page.evaluate(f"{style}.printColorAdjust") == "exact"
    page.close()


def test_the_report_prints_with_its_examples_but_without_the_list_of_all(browser: Any) -> None:
    import pypdfium2

    page = _opened(browser, SUMMARIES["small"], WIDE)
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    printed = pypdfium2.PdfDocument(data)
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    assert "Hoppa till" not in text
    assert text.count("Förslaget bedöms inte påverka jämställdheten") == 4
    assert "Var målet återkommer »Förslaget" in text, "what is folded is shown"
    assert "Fritidsnämnden (3 dokument, 1 dubblett)" in text and "bad & lek" not in text


def test_links_of_the_contents_lead_to_the_sections(browser: Any) -> None:
    page = _opened(browser, SUMMARIES["small"], WIDE, reduced_motion="reduce")
    page.locator(".toc a", has_text="Alla dokument").click()
    assert page.locator("#dokument h2").bounding_box()["y"] < WIDE["height"]
    page.close()


@pytest.mark.slow
def test_a_report_on_ten_thousand_documents_opens_at_once(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "rapport.html"
    file.write_text(text_of(made_summary()), encoding="utf-8")
    assert file.stat().st_size <= MOST_BYTES
    page = browser.new_page(viewport=WIDE)
    page.goto(file.as_uri())
    took = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < took <= MOST_MILLISECONDS
    assert page.locator("#dokument tbody tr").count() == 10_000
    page.close()
