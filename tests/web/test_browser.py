"""The page in a real browser: what a case officer does, and what a screen reader could not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import chromium
import docx
import pytest
from browsing import WAIT, choose, memo, serving, wait_for
from web_doubles import BAD, WORD

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
TOKEN = "en lång kod för enheten"


def _word() -> dict[str, Any]:
    return {"name": WORD.name, "mimeType": "", "buffer": WORD.read_bytes()}


def _row(tab: Any, name: str) -> Any:
    return tab.get_by_role("row").filter(has_text=name)


# Files dropped on the page as a file manager drops them.
DROP = """(files) => {
  const carried = new DataTransfer();
  for (const { name, text } of files) carried.items.add(new File([text], name));
  const zone = document.getElementById("drop");
  for (const type of ["dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""
# Every text that the progress has had.
WATCH = """() => {
  window.seen = [];
  const text = document.getElementById("progress-text");
  new MutationObserver(() => window.seen.push(text.textContent)).observe(text, { childList: true });
}"""


def test_a_hundred_documents_dropped_at_once(tab: Any) -> None:
    tab.evaluate(WATCH)
    tab.evaluate(DROP, [{"name": f"memo {n:03}.md", "text": memo(n)["buffer"].decode()} for n in range(100)])
    wait_for(tab, 100)
    assert tab.evaluate("window.seen").count("100 av 100 granskade") == 1
    seen = [int(each.split()[0]) for each in tab.evaluate("window.seen")]
    assert seen == list(range(101))
    assert tab.locator("#rows tr").count() == 100
    assert tab.locator("#rows .verdict").all_inner_texts() == ["Bör kompletteras"] * 100
    assert tab.locator("#rows th .file").all_inner_texts() == [f"memo {n:03}.md" for n in range(100)]
    assert tab.locator("#progress").get_attribute("value") == "100"
    assert tab.locator("#tally").inner_text() == "Bör kompletteras: 100."


def test_a_report_in_a_new_tab(tab: Any) -> None:
    choose(tab, str(WORD))
    wait_for(tab, 1)
    with tab.context.expect_page() as opened:
        _row(tab, WORD.name).get_by_role("button", name="Öppna rapporten").click()
    report = opened.value
    report.locator("mark").first.wait_for()
    assert report.url.startswith("blob:")
    background = "getComputedStyle(document.querySelector('mark')).backgroundColor"
    assert report.evaluate(background) not in ("rgb(255, 255, 0)", "rgba(0, 0, 0, 0)"), (
        "the report's own style"
    )
    assert "Texten säger att jämställdheten inte påverkas" in report.locator("body").inner_text()
    assert report.evaluate("document.scripts.length") == 0


def test_the_policy_holds_in_the_report(tab: Any, told: list[str]) -> None:
    choose(tab, memo(1))
    wait_for(tab, 1)
    with tab.context.expect_page() as opened:
        tab.get_by_role("button", name="Öppna rapporten").click()
    opened.value.locator("mark").first.wait_for()
    opened.value.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.x=1'}))"
    )
    assert opened.value.evaluate("window.x") is None
    assert any("Content Security Policy" in line for line in told)
    told.clear()


@pytest.mark.parametrize(
    ("name", "named"),
    [("memo.docx", "memo.granskad.docx"), ("memo.granskad.docx", "memo.granskad.docx"),
     ("Ärende 1.2.DOCM", "Ärende 1.2.granskad.DOCM"), ("memo.pdf", "memo.pdf.granskad.docx")],
)  # fmt: skip
def test_word_with_comments_is_downloaded(name: str, named: str, tab: Any) -> None:
    choose(tab, {**_word(), "name": name}, memo(1))
    wait_for(tab, 2)
    assert _row(tab, "memo 001.md").get_by_role("button", name="Ladda ner").count() == 0
    with tab.expect_download() as download:
        _row(tab, name).get_by_role("button", name="Ladda ner med kommentarer (Word)").click()
    assert download.value.suggested_filename == named
    assert len(list(docx.Document(download.value.path()).comments)) > 1


def test_a_section_is_judged_as_one_types(tab: Any) -> None:
    box = tab.get_by_label("Avsnittets text")
    box.press_sequentially("Ärendet bedöms inte ha någon påverkan på jämställdheten", delay=2)
    judgement = tab.locator("#judgement")
    playwright.expect(judgement).to_have_text(
        "Avsnittet säger att jämställdheten inte påverkas, men inte varför.", timeout=WAIT
    )
    first = tab.locator("#section-findings li").first
    assert "Fel: Texten säger att jämställdheten inte påverkas, men inte varför." in first.inner_text()
    assert "Förslag: Säg hur ni vet det" in first.inner_text()
    box.press_sequentially(", eftersom avtalet gäller samma städare och löner som i dag.", delay=2)
    playwright.expect(judgement).to_have_text(
        "Avsnittet säger att jämställdheten inte påverkas, och varför.", timeout=WAIT
    )
    assert tab.locator("#section-findings li").count() == 0
    box.fill("")
    playwright.expect(judgement).to_have_text("Bedömningen visas här när du har skrivit något.")


def test_few_requests_are_sent_while_one_types(tab: Any) -> None:
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url) if "/avsnitt" in request.url else None)
    tab.get_by_label("Avsnittets text").press_sequentially(
        "Jämställdhetsperspektivet har beaktats.", delay=20
    )
    playwright.expect(tab.locator("#judgement")).to_have_text(
        "Avsnittet säger inte vad som händer kvinnor och män."
    )
    assert 1 <= len(sent) <= 3


def test_files_that_cannot_be_judged_say_why(tab: Any) -> None:
    choose(
        tab,
        {"name": "trasig.docx", "mimeType": "", "buffer": WORD.read_bytes()[:3000]},
        {"name": "program.docx", "mimeType": "", "buffer": b"MZ\x90\x00\x03" * 200},
        {"name": "stor.docx", "mimeType": "", "buffer": bytes(1024 * 1024 + 1)},
        memo(1),
    )
    wait_for(tab, 4)
    for name, reason in {
        "trasig.docx": "Word-filen är skadad",
        "program.docx": "Filen heter .docx men är inte ett Word-dokument",
        "stor.docx": "Större än 1 MB, som är gränsen här",
    }.items():
        text = _row(tab, name).inner_text()
        assert "Kunde inte granskas" in text
        assert reason in text
        assert _row(tab, name).get_by_role("button").count() == 0
    assert "Bör kompletteras" in _row(tab, "memo 001.md").inner_text()
    assert tab.locator("#tally").inner_text() == "Kunde inte granskas: 3. Bör kompletteras: 1."


def test_names_and_texts_are_no_markup(tab: Any) -> None:
    text = BAD.replace("Ärendet bedöms", "<img src=x onerror=window.x=1> Ärendet bedöms")
    choose(tab, {"name": "<img src=x onerror=window.x=1>.md", "mimeType": "", "buffer": text.encode()})
    wait_for(tab, 1)
    assert tab.locator("#rows img").count() == 0
    assert tab.evaluate("window.x") is None
    assert tab.locator("#rows th .file").inner_text() == "<img src=x onerror=window.x=1>.md"


def test_a_file_that_has_changed_since(tab: Any, told: list[str], tmp_path: Path) -> None:
    file = tmp_path / "memo.md"
    file.write_text(BAD, encoding="utf-8")
    choose(tab, str(file))
    wait_for(tab, 1)
    file.unlink()
    tab.get_by_role("button", name="Öppna rapporten").click()
    problem = tab.locator("#rows .problem")
    problem.wait_for()
    assert "Filen kan inte läsas. Har du ändrat eller flyttat den?" in problem.inner_text()
    assert len(tab.context.pages) == 1, "the new tab is closed"
    told[:] = [
        line for line in told if "ERR_UPLOAD_FILE_CHANGED" not in line and "ERR_FILE_NOT_FOUND" not in line
    ]


def test_the_keyboard_is_enough(tab: Any) -> None:
    for expected in ("profile", "kind", "choose"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == expected
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with tab.expect_file_chooser() as chooser:
        tab.locator("#choose").press("Enter")
    assert chooser.value.is_multiple()
    chooser.value.set_files([memo(1)])
    wait_for(tab, 1)
    for expected in ("Rensa listan", "Det viktigaste att se över", "Öppna rapporten: memo 001.md"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == expected


@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing(width: int, tab: Any) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    assert chromium.complaints(tab) == []
    choose(tab, _word(), memo(1), {"name": "trasig.docx", "mimeType": "", "buffer": b"PK\x03\x04"})
    wait_for(tab, 3)
    for summary in tab.locator("summary:visible").all():
        summary.click()
    tab.get_by_label("Avsnittets text").fill("Ärendet bedöms inte ha någon påverkan på jämställdheten.")
    tab.locator("#section-findings li").first.wait_for()
    assert chromium.complaints(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "nothing is cut off at the side"
    )


def test_without_script_the_page_says_what_to_do(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "Sidan behöver JavaScript" in page.locator("noscript").inner_text()
    context.close()


def test_logging_in(browser: Any) -> None:
    for address in serving(KONSEKVENS_LINT_TOKEN=TOKEN):
        page = browser.new_context().new_page()
        page.set_default_timeout(WAIT)
        page.goto(address)
        assert page.url.endswith("/logga-in")
        assert chromium.complaints(page) == []
        page.get_by_label("Kod").fill("fel kod")
        page.get_by_role("button", name="Logga in").click()
        assert page.get_by_role("alert").inner_text() == "Koden stämmer inte."
        assert chromium.complaints(page) == []
        page.get_by_label("Kod").fill(TOKEN)
        page.get_by_role("button", name="Logga in").click()
        page.locator("#choose").wait_for()
        page.wait_for_load_state()
        choose(page, memo(1))
        wait_for(page, 1)
        assert TOKEN not in page.url
        page.context.clear_cookies()
        page.get_by_role("button", name="Öppna rapporten").click()
        page.locator("#rows .problem").wait_for()
        assert "logga in" in page.locator("#rows .problem").inner_text()
        page.context.close()
