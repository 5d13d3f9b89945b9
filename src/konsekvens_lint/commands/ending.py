"""How a run ends: its exit code, told with its reason on the last line."""

from __future__ import annotations

from collections import Counter as Numbers
from collections.abc import Callable, Iterable, Iterator

from konsekvens_lint.commands import console
from konsekvens_lint.commands.failing import is_failure
from konsekvens_lint.commands.run import Result
from konsekvens_lint.commands.targets import Targets
from konsekvens_lint.commands.telling import Counter
from konsekvens_lint.formats.tally import blocking, closing_line
from konsekvens_lint.formats.words import listed
from konsekvens_lint.report import DocumentReport, FailOn, Finding, Level, Report, Unread
from konsekvens_lint.running.finding import Found


class Ending(Counter):
    """Counts what decides how the run ends."""

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self._targets = targets
        self._failed = False
        self._blocked: Numbers[Level] = Numbers()

    def tell(self, document: Result) -> None:
        """Count the document."""
        super().tell(document)
        if isinstance(document, Unread):
            self._failed |= is_failure(document, self._targets.named)
        else:
            self._count(document.findings, document.fail_on or self._targets.limit)

    def close(self, rest: Report) -> None:
        """Count what is beside the documents."""
        super().close(rest)
        for each in rest.configurations:
            self._count(each.findings, each.fail_on)

    def told(self) -> int:
        """The exit code, told with its reason on the last line."""
        code = self._code()
        several = self._blocked if len(self._targets.limits) > 1 else None
        reason = None if self._targets.settings else self._why_nothing(code)
        console.note(closing_line(code, self.counts, self._targets.limit, blocked=several, reason=reason))
        return code

    def _count(self, findings: Iterable[Finding], limit: FailOn) -> None:
        self._blocked.update(each.level for each in findings if each.level in blocking(limit))

    def _code(self) -> int:
        if self._failed or not (self.counts.read + self.counts.accepted or self._targets.are_all_left_out):
            return 2
        return int(bool(self._blocked))

    def _why_nothing(self, code: int) -> str:
        if code == 0:
            return "allt som angavs är utelämnat i konfigurationen (exclude)"
        return _nothing_found(self._targets.found)


def _nothing_found(found: Found) -> str:
    files = "fil" if found.skipped == 1 else "filer"
    left = [f"{found.skipped} {files} av annat slag"] if found.skipped else []
    left += [f"{len(found.excluded)} utelämnade i konfigurationen"] if found.excluded else []
    found_none = f"inga dokument att granska fanns i det som angavs{f' ({listed(left)})' if left else ''}"
    own = "de med .granskad före ändelsen är verktygets egna och granskas när de anges själva"
    return f"{found_none}. Dokument är filer som slutar på .docx, .pdf, .md eller .txt; {own}"


class Statistics:
    """How many findings each rule gave."""

    def __init__(self, write: Callable[[str], None]) -> None:
        """`write` is given the table: to where it disturbs no report that a program is to read."""
        self._write = write
        self._findings: Numbers[tuple[str, str]] = Numbers()
        self._documents: Numbers[tuple[str, str]] = Numbers()

    def tell(self, document: Result) -> None:
        """Count the document's findings."""
        if isinstance(document, DocumentReport):
            rules = [(each.rule, each.name) for each in document.findings]
            self._findings.update(rules)
            self._documents.update(set(rules))

    def close(self, rest: Report) -> None:
        """Write the table, the most frequent rule first."""
        self._write("\n".join(self._lines()) + "\n")

    def _lines(self) -> Iterator[str]:
        yield ""
        yield "Fynd  Dokument  Regel"
        for rule, number in sorted(self._findings.items(), key=lambda each: (-each[1], each[0])):
            yield f"{number:4}  {self._documents[rule]:8}  {' '.join(rule)}"
