"""Chromium for tests that look at pages. They skip, saying so, where it or what drives it is absent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

_PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# As root it runs without its sandbox, and it is not to look for its maker's servers.
_QUIET = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
          "--disable-component-update --disable-sync").split()  # fmt: skip


def started() -> Iterator[Any]:
    """The browser, ended after the yield."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if _PROGRAM is None:
        pytest.skip("there is no Chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_PROGRAM, args=_QUIET)
        yield browser
        browser.close()


def complaints(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds that somebody could not use: its rule, and the elements."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(page).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
