"""The page, made anew for each test; makes `web_doubles` importable however pytest is started."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from web_doubles import HereDesk, Page, settings


@pytest.fixture
def page() -> Iterator[Page]:
    """The page without a token."""
    made = Page(HereDesk(), settings())
    with made.client:
        yield made
