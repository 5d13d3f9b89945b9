"""The report as JSON lines: each document, and each configuration file, an object on a line that stands alone.

A document's line is what the JSON report has in `documents`, with what made it before; a configuration file's line has
`configuration`. The lines of two reports together are those of the report that holds both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from konsekvens_lint.formats.json import configuration_data, document_data, heading, written
from konsekvens_lint.report import Report


def render(report: Report, version: str) -> str:
    """The whole report, a line for each document and each configuration file."""
    return "".join(written(heading(version) | each, on_one_line=True) for each in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    yield from map(document_data, report.documents)
    yield from ({"configuration": configuration_data(each)} for each in report.configurations)
