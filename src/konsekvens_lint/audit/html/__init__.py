"""What an audit comes to, as one HTML file in Swedish that needs nothing beside it.

The file holds one style element, whose text is `STYLE`, and neither scripts nor addresses but those of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from konsekvens_lint.audit import figures
from konsekvens_lint.audit.html import charts, key_points, views
from konsekvens_lint.audit.html.links import Links
from konsekvens_lint.audit.html.sections import sections
from konsekvens_lint.audit.summary import Summary
from konsekvens_lint.formats import html
from konsekvens_lint.formats.html import drawing
from konsekvens_lint.formats.html.environment import environment
from konsekvens_lint.formats.words import DISCLAIMER, RESULT_LEVELS, UNREAD, listed, sentence

_FOLDER = Path(__file__).parent
_PIECES = 200

#: The stylesheet, as it stands between the tags: that of a report on documents, of charts, and what an audit has more.
STYLE = html.STYLE + drawing.STYLE + (_FOLDER / "style.css").read_text(encoding="utf-8")


def pieces(summary: Summary, beside: Path) -> Iterator[str]:
    """The page, a piece at a time. `beside` is the folder where it will lie: documents are linked from there."""
    template = _environment().get_template("report.html")
    stream = template.stream(
        summary=summary,
        sections=sections(summary),
        link=Links(beside).to,
        style=STYLE,
        disclaimer=DISCLAIMER,
    )
    stream.enable_buffering(_PIECES)
    return iter(stream)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment(_FOLDER / "templates")
    made.globals |= {
        "FEW": figures.FEW,
        "chart": charts,
        "key_points": key_points.sentences,
        "view": views,
    }
    made.filters |= {
        "number": figures.number,
        "many": figures.many,
        "percent": figures.percent,
        "of": figures.of,
        "unjudged": figures.unjudged,
        "reworded": figures.reworded,
        "sentence": sentence,
        "listed": listed,
        "result_level": lambda name: RESULT_LEVELS.get(name, name),
        "unread": lambda name: UNREAD.get(name, name),
    }
    return made
