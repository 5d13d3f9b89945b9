"""The HTML page in a browser: what a screen reader or keyboard could not use, narrow screens, and the printed pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest

from konsekvens_lint.formats.html import render
from konsekvens_lint.report import Report
from konsekvens_lint.running.runner import run
from konsekvens_lint.settings.options import Options

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BAD = EXAMPLES / "brister-konsumentradgivning.docx"
SEVERAL = [BAD, EXAMPLES / "brister-konsumentradgivning.pdf", *sorted(EXAMPLES.glob("profiles/halland/*.md"))]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
A4 = (595, 842)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from chromium.started()


def _report(name: str, build: Any) -> Report:
    if name == "unread":
        return Report((*build.full().documents, *_judged(BAD).documents), skipped=2)
    if name == "gated":
        return build.gated()  # type: ignore[no-any-return]
    return _judged(BAD) if name == "one" else _judged(*SEVERAL)


def _judged(*files: Path) -> Report:
    return Report(tuple(run(files, Options(with_text=True), jobs=1)))


def _opened(browser: Any, report: Report, viewport: dict[str, int]) -> Any:
    page = browser.new_page(viewport=viewport)
    page.set_content(render(report, version="1"))
    return page


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["one", "several", "unread", "gated"])
def test_everyone_can_use_the_page(browser: Any, build: Any, name: str, viewport: dict[str, int]) -> None:
    page = _opened(browser, _report(name, build), viewport)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert chromium.complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.close()


def test_findings_stand_beside_the_text_or_below_it(browser: Any) -> None:
    for viewport, beside in ((WIDE, True), (NARROW, False)):
        page = _opened(browser, _judged(BAD), viewport)
        spot = page.locator("mark.error").nth(1).bounding_box()
        note = page.locator(".note.error").nth(1).bounding_box()
        assert (note["x"] > spot["x"] + spot["width"]) is beside
        assert (note["y"] >= spot["y"] + spot["height"]) is not beside
        page.close()


def test_findings_never_cover_each_other_or_the_text(browser: Any) -> None:
    page = _opened(browser, _judged(*SEVERAL), WIDE)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.flow .block, .flow .note')].map(each => "
        "{ const box = each.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] })"
    )
    assert len(boxes) > 50
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:at]:
            apart = right <= other_left + 1 or other_right <= left + 1
            assert apart or bottom <= other_top + 1 or other_bottom <= top + 1
    page.close()


def test_a_link_opens_the_tip_that_it_leads_to(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "rapport.html"
    file.write_text(render(_judged(BAD), version="1"), encoding="utf-8")
    page = browser.new_page(viewport=WIDE)
    page.goto(file.as_uri())
    page.locator("mark.info a").first.click()
    page.wait_for_selector("details.note[open]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[id]').id") == page.url.partition("#")[2]
    page.close()


def test_the_skip_link_comes_first_and_is_seen(browser: Any) -> None:
    page = _opened(browser, _judged(BAD), WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till texten"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    page.close()


def test_it_prints_on_a4_with_its_findings(browser: Any, tmp_path: Path) -> None:
    import pypdfium2

    page = _opened(browser, _judged(BAD), WIDE)
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    printed = pypdfium2.PdfDocument(data)
    assert len(printed) > 1
    for sheet in printed:
        assert sheet.get_size() == pytest.approx(A4, abs=1)
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    assert "Texten säger att jämställdheten inte påverkas, men inte varför." in text
    assert "Här står ett antal, men inte hur många som är kvinnor och män. Varför" in text
    assert "Hoppa till texten" not in text and "Till stället i texten" not in text
    assert text.index("Förslaget bedöms inte ha någon påverkan") < text.rindex(
        "Texten säger att jämställdheten"
    )


def test_the_words_of_a_wide_table_are_whole_on_paper(browser: Any, tmp_path: Path) -> None:
    import pypdfium2

    long = (
        "Antalet ökade kraftigt under hösten eftersom mottagningen flyttade och fick fler tider på kvällarna."
    )
    rows = [
        "| Verksamhetsområde | Kvinnor | Män | Kommentar | Åtgärd | Ansvarig |",
        "|---|---|---|---|---|---|",
        f"| Öppenvård för vuxna | 567 | 1234 | {long} | {long} | Verksamhetschef |",
    ]
    file = tmp_path / "uppföljning.md"
    file.write_text("# Uppföljning 2025\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    page = _opened(browser, _judged(file), WIDE)
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(data)).split()
    assert {"Verksamhetsområde", "Kvinnor", "Män", "567", "1234", "Verksamhetschef"} <= set(words)
