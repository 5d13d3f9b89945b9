"""A run told as it goes: results to stdout, files beside, and numbers for the last line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from konsekvens_lint.commands import console
from konsekvens_lint.commands.parameters import Writing
from konsekvens_lint.commands.writing import write_whole
from konsekvens_lint.formats import Options as FormatOptions
from konsekvens_lint.formats import render
from konsekvens_lint.formats.tally import Tally, tally
from konsekvens_lint.formats.uncounted import why_unread
from konsekvens_lint.report import DocumentReport, Report, Unread

Told = DocumentReport | Unread
_NOTHING = Report(())


class Teller(Protocol):
    """Tells documents as they come, and at the end what they come to."""

    def tell(self, document: Told) -> None:
        """One more document."""

    def close(self, rest: Report) -> None:
        """There are no more; `rest` is what the run holds beside its documents."""


class Counter:
    """Counts, for the last line and the exit code."""

    def __init__(self) -> None:
        self.counts = tally(_NOTHING)

    def tell(self, document: Told) -> None:
        """Count the document."""
        self.counts = _sum(self.counts, tally(Report((document,))))

    def close(self, rest: Report) -> None:
        """Count what is beside the documents."""
        self.counts = _sum(self.counts, tally(rest))


class AsItComes:
    """Text to stdout, a document at a time, so that nothing is kept of a long run but its numbers."""

    def __init__(self, options: FormatOptions) -> None:
        self._options = options
        self._counter = Counter()
        self._gap = ""

    def tell(self, document: Told) -> None:
        """Write the document."""
        self._counter.tell(document)
        self._write(render("text", Report((document,)), self._options))
        self._gap = "\n\n" if isinstance(document, DocumentReport) else "\n"

    def close(self, rest: Report) -> None:
        """Write what is to be mended in the configuration, and the numbers of a run of more than one document."""
        from konsekvens_lint.formats.paper import Paper
        from konsekvens_lint.formats.tally import told_levels
        from konsekvens_lint.formats.terminal import configurations, summary

        self._counter.close(rest)
        options = self._options
        paper = Paper(options["width"], options["color"], options["ascii"])
        shown = told_levels(tips=options["tips"], fail_on=options["fail_on"])
        lines = [*configurations(rest.configurations, shown, paper), *summary(self._counter.counts, paper)]
        if lines:
            self._write("\n".join(lines) + "\n")

    def _write(self, text: str) -> None:
        console.result(self._gap + text, color=self._options["color"])


class Whole:
    """Formats that need the whole run: to stdout, or to a file that is written beside and renamed."""

    def __init__(self, format: str, options: FormatOptions, file: Path | None = None) -> None:
        self._format = format
        self._options = options
        self._file = file
        self._documents: list[Told] = []

    def tell(self, document: Told) -> None:
        """Keep the document."""
        self._documents.append(document)
        if self._file is None and isinstance(document, Unread) and document.accepted is None:
            console.note(f"{document.path}: {why_unread(document)}")

    def close(self, rest: Report) -> None:
        """Write the report."""
        text = render(self._format, rest._replace(documents=tuple(self._documents)), self._options)
        if self._file is None:
            console.result(text)
        else:
            write_whole(self._file, text)


def tellers(format: str, writings: Sequence[Writing], shared: FormatOptions, color: str) -> list[Teller]:
    """One for stdout, and one for each file. `shared` holds the options that the run decides."""
    on_screen: FormatOptions = {**console.paper(color), **shared}
    in_files: FormatOptions = {**console.plain_paper(), **shared}
    first: Teller = AsItComes(on_screen) if format == "text" else Whole(format, on_screen)
    return [first, *(Whole(writing.format, in_files, writing.file) for writing in writings)]


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.read + other.read,
        one.unread + other.unread,
        one.skipped + other.skipped,
        {level: number + other.findings[level] for level, number in one.findings.items()},
        {level: number + other.documents[level] for level, number in one.documents.items()},
        {level: number + other.in_configurations[level] for level, number in one.in_configurations.items()},
        one.suppressed + other.suppressed,
        one.baselined + other.baselined,
        one.accepted + other.accepted,
    )
