"""The report as one HTML file that needs nothing beside it: the text with its findings, and the checklists.

The file holds one style element, whose text is `STYLE`, and neither scripts, styles elsewhere nor addresses of others.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Template

from konsekvens_lint.formats.html.environment import environment
from konsekvens_lint.formats.html.views import view
from konsekvens_lint.formats.words import DISCLAIMER
from konsekvens_lint.report import Report

_FOLDER = Path(__file__).parent

#: The stylesheet, as it stands between the tags.
STYLE = (_FOLDER / "style.css").read_text(encoding="utf-8")


def render(report: Report, version: str) -> str:
    """The whole report as one HTML page; documents that hold their text are shown with it."""
    return _template().render(report=view(report), style=STYLE, disclaimer=DISCLAIMER, version=version)


@lru_cache(maxsize=1)
def _template() -> Template:
    return environment(_FOLDER / "templates").get_template("report.html")
