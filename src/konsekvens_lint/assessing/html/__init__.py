"""Self-assessments as one HTML file in Swedish that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from konsekvens_lint.assessing import text, votes_words, words
from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.html import charts
from konsekvens_lint.assessing.together import Together
from konsekvens_lint.formats import html
from konsekvens_lint.formats.html import drawing
from konsekvens_lint.formats.html.environment import environment
from konsekvens_lint.formats.phrases import called, reference
from konsekvens_lint.formats.words import DISCLAIMER, LEVELS, listed, sentence

_FOLDER = Path(__file__).parent

#: The stylesheet, as it stands between the tags.
STYLE = html.STYLE + drawing.STYLE + (_FOLDER / "style.css").read_text(encoding="utf-8")


def render(several: Sequence[Assessment], whole: Together, version: str) -> str:
    """The page."""
    return (
        _environment()
        .get_template("assessments.html")
        .render(
            several=several,
            whole=whole,
            remarks=list(text.remarks(whole)),
            style=STYLE,
            disclaimer=DISCLAIMER,
            version=version,
        )
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment(_FOLDER / "templates")
    made.globals |= {
        "words": words,
        "voted": votes_words,
        "chart": charts,
        "told": text,
        "LEVELS": LEVELS,
        "reference": reference,
    }
    made.filters |= {"listed": listed, "sentence": sentence, "called": called}
    return made
