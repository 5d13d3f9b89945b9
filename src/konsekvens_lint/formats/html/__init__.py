"""The report as one HTML file that needs nothing beside it: the text with its findings, and the checklists.

The file holds one style element, whose text is `STYLE`, and neither scripts, styles elsewhere nor addresses of others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from konsekvens_lint.formats.html.views import view
from konsekvens_lint.formats.words import DISCLAIMER
from konsekvens_lint.report import Report

_FOLDER = Path(__file__).parent

#: The stylesheet, as it stands between the tags.
STYLE = (_FOLDER / "style.css").read_text(encoding="utf-8")

_SPACES = re.compile("[\r\x0b\x0c\x85]")
# What HTML cannot hold: other control characters. Halves of characters and what is none are shown as lost.
_UNHELD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def render(report: Report, version: str) -> str:
    """The whole report as one HTML page; documents that hold their text are shown with it."""
    return _template().render(report=view(report), style=STYLE, disclaimer=DISCLAIMER, version=version)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_held,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")


def _held(value: Any) -> Any:
    """A text without what HTML cannot hold; what is markup already is left as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _BROKEN.sub("\ufffd", _UNHELD.sub("", _SPACES.sub(" ", value)))
