"""Ways of telling self-assessments: one module each, loaded only when asked for."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from konsekvens_lint.assessing.assessment import Assessment
from konsekvens_lint.assessing.together import Together
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.report import Unread

#: The formats for the screen, and those that are written to a file.
ON_SCREEN = ("text", "json", "csv")
IN_FILES = (*ON_SCREEN, "html", "xlsx")


class Assessed(NamedTuple):
    """What a run has found: the assessments, several together, the documents that have no form, and those that could not be
    read.
    """

    assessments: tuple[Assessment, ...]
    together: Together
    without: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


def content(format: str, told: Assessed, paper: Paper, version: str, made: datetime) -> str | bytes:
    """All of it in the format. `paper` is for text, and `made` is the time that a workbook tells. Errors: KeyError."""
    if format == "text":
        from konsekvens_lint.assessing import text

        lines = [*text.lines(told.assessments, told.together, paper)]
        return "\n".join(lines).rstrip("\n") + "\n" if lines else ""
    if format == "json":
        from konsekvens_lint.assessing import data

        return data.render(told.assessments, told.together, told.without, told.unread, version)
    if format == "csv":
        from konsekvens_lint.assessing import table

        return table.render(told.assessments)
    if format == "html":
        from konsekvens_lint.assessing import html

        return html.render(told.assessments, told.together, version)
    if format == "xlsx":
        from konsekvens_lint.assessing import xlsx

        return xlsx.content(told.assessments, told.together, made)
    raise KeyError(format)
