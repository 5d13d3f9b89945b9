"""The page, made anew for each test; makes `web_doubles` importable however pytest is started."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browsing import WAIT, serving
from web_doubles import HereDesk, Page, settings


@pytest.fixture
def page() -> Iterator[Page]:
    """The page without a token."""
    made = Page(HereDesk(), settings())
    with made.client:
        yield made


#: What Chromium itself says of an answer that refuses a document.
_REFUSED = "the server responded with a status of 4"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the page is, without a token; it takes a MiB."""
    yield from serving("--max-mib", "1")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    yield from chromium.started()


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
