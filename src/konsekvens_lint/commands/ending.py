"""How a run ends: its exit code, told with its reason on the last line."""

from __future__ import annotations

from collections import Counter as Numbers
from collections.abc import Callable, Iterator

from konsekvens_lint.commands import console
from konsekvens_lint.commands.failing import is_failure
from konsekvens_lint.commands.first_run import FirstRun
from konsekvens_lint.commands.run import Result, Run
from konsekvens_lint.commands.telling import Counter
from konsekvens_lint.formats.tally import SHOWN, blocking, closing_line
from konsekvens_lint.formats.words import counted, listed
from konsekvens_lint.report import DocumentReport, Level, Report, Unread
from konsekvens_lint.running.finding import Found


class Ending(Counter):
    """Counts what decides how the run ends."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._failed = False
        self._blocked: Numbers[Level] = Numbers()
        new = run.without_configuration()
        self._first_run = FirstRun(new) if new else None

    def tell(self, document: Result) -> None:
        """Count the document."""
        super().tell(document)
        if self._first_run:
            self._first_run.see(document)
        if isinstance(document, Unread):
            self._failed |= is_failure(document, self._run.named)
            return
        stopping = blocking(self._run.settings(document.path).fail_on)
        self._blocked.update(each.level for each in document.findings if each.level in stopping)

    def close(self, rest: Report) -> None:
        """Count what is beside the documents."""
        super().close(rest)
        stopping = blocking(self._run.limit)
        findings = (finding for each in rest.configurations for finding in each.findings)
        self._blocked.update(finding.level for finding in findings if finding.level in stopping)

    def told(self) -> int:
        """The exit code, after the lines that say why."""
        for note in self._run.notes():
            console.note(note)
        if self._first_run and self._run.paths:
            for line in self._first_run.lines(self._run.found.passed_over):
                console.note(line)
        code = self._code()
        console.note(closing_line(code, self.counts, self._run.limit, reason=self._reason(code)))
        return code

    def _code(self) -> int:
        if self._failed or not (self.counts.read + self.counts.accepted or self._run.asks_for_excluded_only):
            return 2
        return int(bool(self._blocked))

    def _reason(self, code: int) -> str | None:
        """Why, where the numbers alone do not say."""
        if not (self.counts.read + self.counts.unread + self.counts.accepted):
            if code == 0:
                return "allt som angavs är utelämnat i konfigurationen (exclude)"
            return _nothing_found(self._run.found)
        if code == 1 and not self._run.has_one_limit:
            found = [counted(self._blocked[level], level) for level in SHOWN if self._blocked[level]]
            return f"{listed(found)} (gräns: enligt konfigurationen för varje dokument)"
        return None


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
