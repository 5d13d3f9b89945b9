"""The page in a real browser: what a case officer does, and what a screen reader could not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from web_doubles import BAD, ROOT, WORD

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")

QUIET = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync").split()  # fmt: skip
#: What Chromium itself says of an answer that refuses a document.
_REFUSED = "the server responded with a status of 4"
WAIT = 60_000
TOKEN = "en lång kod för enheten"


def _serve(*arguments: str, **more: str) -> Iterator[str]:
    """The page's address while it is served."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    command = [sys.executable, "-m", "konsekvens_lint", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        line = process.stderr.readline().decode("utf-8")
        address = re.search(r"http://\S+", line)
        assert address, line
        yield address[0]
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the page is, without a token; it takes a MiB."""
    yield from _serve("--max-mib", "1")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def told(browser: Any) -> list[str]:
    """What the browser complained of."""
    return []


@pytest.fixture
def tab(browser: Any, address: str, told: list[str]) -> Iterator[Any]:
    """The page, open. No test ends with a complaint in the console."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)
    context.set_default_timeout(WAIT)
    context.on("console", lambda line: told.append(line.text) if line.type in ("error", "warning") else None)
    context.on("weberror", lambda error: told.append(str(error.error)))
    made = context.new_page()
    made.goto(address)
    yield made
    context.close()
    assert [line for line in told if _REFUSED not in line] == []


def _memo(number: int) -> dict[str, Any]:
    text = BAD.replace("sophämtning", f"sophämtning i område {number}")
    return {"name": f"memo {number:03}.md", "mimeType": "text/markdown", "buffer": text.encode()}


def _word() -> dict[str, Any]:
    return {"name": WORD.name, "mimeType": "", "buffer": WORD.read_bytes()}


def _choose(tab: Any, *files: Any) -> None:
    tab.locator("#files").set_input_files(list(files))


def _wait_for(tab: Any, number: int) -> None:
    tab.get_by_text(f"{number} av {number} granskade").wait_for()


def _row(tab: Any, name: str) -> Any:
    return tab.get_by_role("row").filter(has_text=name)


def _axe(tab: Any) -> list[Any]:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found: list[Any] = axe.Axe().run(tab).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


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
    tab.evaluate(DROP, [{"name": f"memo {n:03}.md", "text": _memo(n)["buffer"].decode()} for n in range(100)])
    _wait_for(tab, 100)
    assert tab.evaluate("window.seen").count("100 av 100 granskade") == 1
    seen = [int(each.split()[0]) for each in tab.evaluate("window.seen")]
    assert seen == list(range(101))
    assert tab.locator("#rows tr").count() == 100
    assert tab.locator("#rows .verdict").all_inner_texts() == ["Bör kompletteras"] * 100
    assert tab.locator("#rows th .file").all_inner_texts() == [f"memo {n:03}.md" for n in range(100)]
    assert tab.locator("#progress").get_attribute("value") == "100"
    assert tab.locator("#tally").inner_text() == "Bör kompletteras: 100."


def test_a_report_in_a_new_tab(tab: Any) -> None:
    _choose(tab, str(WORD))
    _wait_for(tab, 1)
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
    _choose(tab, _memo(1))
    _wait_for(tab, 1)
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
    _choose(tab, {**_word(), "name": name}, _memo(1))
    _wait_for(tab, 2)
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
    _choose(
        tab,
        {"name": "trasig.docx", "mimeType": "", "buffer": WORD.read_bytes()[:3000]},
        {"name": "program.docx", "mimeType": "", "buffer": b"MZ\x90\x00\x03" * 200},
        {"name": "stor.docx", "mimeType": "", "buffer": bytes(1024 * 1024 + 1)},
        _memo(1),
    )
    _wait_for(tab, 4)
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
    _choose(tab, {"name": "<img src=x onerror=window.x=1>.md", "mimeType": "", "buffer": text.encode()})
    _wait_for(tab, 1)
    assert tab.locator("#rows img").count() == 0
    assert tab.evaluate("window.x") is None
    assert tab.locator("#rows th .file").inner_text() == "<img src=x onerror=window.x=1>.md"


def test_another_choice_judges_anew(tab: Any) -> None:
    _choose(tab, _memo(1))
    _wait_for(tab, 1)
    assert "SKR:s checklista" in _row(tab, "memo 001.md").inner_text()
    tab.get_by_label("Vad som krävs").select_option("norrbotten")
    playwright.expect(tab.locator("#rows")).not_to_contain_text("SKR:s checklista", timeout=WAIT)
    tab.get_by_label("Dokumentslag").select_option("remissvar")
    playwright.expect(tab.locator("#rows")).to_contain_text("Läst som remissvar: angiven.", timeout=WAIT)


def test_a_file_that_has_changed_since(tab: Any, told: list[str], tmp_path: Path) -> None:
    file = tmp_path / "memo.md"
    file.write_text(BAD, encoding="utf-8")
    _choose(tab, str(file))
    _wait_for(tab, 1)
    file.unlink()
    tab.get_by_role("button", name="Öppna rapporten").click()
    problem = tab.locator("#rows .problem")
    problem.wait_for()
    assert "Filen kan inte läsas. Har du ändrat eller flyttat den?" in problem.inner_text()
    assert len(tab.context.pages) == 1, "the new tab is closed"
    told[:] = [
        line for line in told if "ERR_UPLOAD_FILE_CHANGED" not in line and "ERR_FILE_NOT_FOUND" not in line
    ]


def test_the_list_is_cleared_and_stopped(tab: Any) -> None:
    tab.route(
        "**/granska*",
        lambda route: None if "never" in route.request.headers.get("x-filnamn", "") else route.continue_(),
    )
    _choose(tab, _memo(1), {"name": "never.md", "mimeType": "", "buffer": b"Text."})
    tab.get_by_text("1 av 2 granskade").wait_for()
    tab.get_by_role("button", name="Avbryt").click()
    _wait_for(tab, 1)
    assert tab.locator("#rows tr").count() == 1
    tab.get_by_role("button", name="Rensa listan").click()
    assert tab.locator("#rows tr").count() == 0
    assert not tab.locator("#results").is_visible()
    assert tab.evaluate("document.activeElement.id") == "choose"


def test_the_keyboard_is_enough(tab: Any) -> None:
    for expected in ("profile", "kind", "choose"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == expected
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with tab.expect_file_chooser() as chooser:
        tab.locator("#choose").press("Enter")
    assert chooser.value.is_multiple()
    chooser.value.set_files([_memo(1)])
    _wait_for(tab, 1)
    for expected in ("Rensa listan", "Det viktigaste att se över", "Öppna rapporten: memo 001.md"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == expected


@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing(width: int, tab: Any) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    assert _axe(tab) == []
    _choose(tab, _word(), _memo(1), {"name": "trasig.docx", "mimeType": "", "buffer": b"PK\x03\x04"})
    _wait_for(tab, 3)
    for summary in tab.locator("summary:visible").all():
        summary.click()
    tab.get_by_label("Avsnittets text").fill("Ärendet bedöms inte ha någon påverkan på jämställdheten.")
    tab.locator("#section-findings li").first.wait_for()
    assert _axe(tab) == []
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
    for address in _serve(KONSEKVENS_LINT_TOKEN=TOKEN):
        page = browser.new_context().new_page()
        page.set_default_timeout(WAIT)
        page.goto(address)
        assert page.url.endswith("/logga-in")
        assert _axe(page) == []
        page.get_by_label("Kod").fill("fel kod")
        page.get_by_role("button", name="Logga in").click()
        assert page.get_by_role("alert").inner_text() == "Koden stämmer inte."
        assert _axe(page) == []
        page.get_by_label("Kod").fill(TOKEN)
        page.get_by_role("button", name="Logga in").click()
        page.locator("#choose").wait_for()
        page.wait_for_load_state()
        _choose(page, _memo(1))
        _wait_for(page, 1)
        assert TOKEN not in page.url
        page.context.clear_cookies()
        page.get_by_role("button", name="Öppna rapporten").click()
        page.locator("#rows .problem").wait_for()
        assert "logga in" in page.locator("#rows .problem").inner_text()
        page.context.close()
