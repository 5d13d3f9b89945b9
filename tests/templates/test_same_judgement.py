"""The same memo in ten unlike layouts gets the same JSON, but for where things stand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from layouts import LAYOUTS, parse_memo
from test_layouts import OWN, REAL

from konsekvens_lint.documents.reader import read
from konsekvens_lint.formats.json import as_data
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import Report
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

# Where a thing stands, or was looked for, is the layout's own.
OF_THE_FILE = {"path", "sha256", "format", "place", "searched"}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return built_in()


def _json(name: str, data: bytes, book: Rulebook) -> Any:
    document = read(Path(name), data)
    report = check_document(document, book, plan(Options(), book), name, hashlib.sha256(data).hexdigest())
    return _without_places(as_data(Report((report,)), "0"))


def _without_places(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_places(value) for key, value in node.items() if key not in OF_THE_FILE}
    return [_without_places(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("which", ["own memo", "source memo"])
def test_the_layout_does_not_change_what_is_said(layout: str, which: str, book: Rulebook) -> None:
    if which == "source memo" and not REAL.exists():
        pytest.skip("the source memo is not at hand")
    text = REAL.read_text(encoding="utf-8") if which == "source memo" else OWN

    from_word = _json("memo.docx", LAYOUTS[layout](parse_memo(text)), book)

    assert from_word == _json("memo.txt", text.encode(), book)
