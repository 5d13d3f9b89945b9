"""What a run shows of the configurations that it meets: entries that do nothing, and exceptions that are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from konsekvens_lint.report import ConfigurationReport, DocumentReport, Outcome, Unread
from konsekvens_lint.settings.configuration import Configuration, Pattern
from konsekvens_lint.settings.resolving import Resolver
from konsekvens_lint.settings.suppressions import Suppression

if TYPE_CHECKING:
    from konsekvens_lint.rulebook.book import Rulebook


@dataclass
class _Seen:
    """What the documents have shown of one configuration; of exceptions by their entries' places."""

    chosen: set[Pattern] = field(default_factory=set)
    needed: set[Pattern] = field(default_factory=set)
    used: set[str | None] = field(default_factory=set)
    unread: set[str | None] = field(default_factory=set)
    outcomes: dict[str | None, dict[str, Outcome]] = field(default_factory=dict)


class Watch:
    """Sees each result of a run. A run of some documents tells of exceptions for these alone, so that nobody's work is
    stopped by what is another's; that an entry does nothing is known where the whole folder of its configuration was
    judged.
    """

    def __init__(self, resolver: Resolver, folders: Iterable[Path]) -> None:
        """`folders` are those that were asked for."""
        self._resolver = resolver
        self._configurations = resolver.configurations
        self._folders = [Path(folder).resolve() for folder in folders]
        self._seen: dict[str, _Seen] = {}

    def see(self, result: DocumentReport | Unread) -> None:
        """One more document."""
        path = Path(result.path)
        configuration = self._configurations.of(path)
        if configuration is None:
            return
        seen = self._of(configuration)
        seen.chosen |= {each for each in configuration.patterns if configuration.matches(each, path)}
        entries = {each.entry for each in configuration.suppressions(path)}
        if isinstance(result, Unread):
            seen.unread |= entries
            seen.needed |= {each for each in configuration.accepted if configuration.matches(each, path)}
            return
        seen.used.update(result.entries_used)
        known = {rule: outcome for rule, outcome in result.outcomes.items() if outcome != "undetermined"}
        for entry in entries:
            seen.outcomes.setdefault(entry, {}).update(known)

    def notes(self, excluded: Iterable[Path] = ()) -> Iterator[str]:
        """What does nothing, a line each. `excluded` are the files and folders that were left out."""
        left_out = [(path, path.is_dir()) for path in excluded]
        for configuration in self._covered():
            seen = self._of(configuration)
            for each in configuration.patterns:
                if each not in seen.chosen:
                    word = "mönstret" if len(each.patterns) == 1 else "mönstren"
                    yield f"{each.where}: {word} {', '.join(each.patterns)} stämmer inte på något dokument."
            for each in configuration.exclusions:
                if not any(configuration.matches(each, *path) for path in left_out):
                    yield f"{each.where}: mönstret {each.patterns[0]} utelämnar ingenting."
            for each in configuration.accepted:
                if each in seen.chosen - seen.needed:
                    yield f"{each.where}: det som får vara oläst gick att läsa. Ta bort raderna."

    def reports(self, today: date | None = None) -> tuple[ConfigurationReport, ...]:
        """What is wrong with the exceptions, by the rules on exceptions. Errors: PackError, UnknownChoice."""
        found = (
            self._report(configuration, today or date.today()) for configuration in self._configurations.all()
        )
        return tuple(report for report in found if report is not None)

    def _report(self, configuration: Configuration, today: date) -> ConfigurationReport | None:
        seen = self._of(configuration)
        is_covered = configuration in self._covered()
        entries = [
            each
            for each, _ in configuration.all_suppressions
            if each.entry not in seen.used and (is_covered or each.entry in seen.outcomes)
        ]
        if not entries:
            return None
        # What judges is loaded only where there is something to judge.
        from konsekvens_lint.judging.configured_suppressions import configuration_findings
        from konsekvens_lint.running.judging import ready

        settings = self._resolver.of(configuration.folder, is_folder=True)
        book, plan = ready(settings.options, settings.packs)
        judged = [(each, _used(each, seen, book, today) if is_covered else None) for each in entries]
        findings = configuration_findings(judged, plan, book, today)
        report = ConfigurationReport(configuration.shown, tuple(findings), settings.fail_on)
        return report if findings else None

    def _of(self, configuration: Configuration) -> _Seen:
        return self._seen.setdefault(configuration.shown, _Seen())

    def _covered(self) -> list[Configuration]:
        """The configurations whose whole folder was asked for."""
        return [
            each
            for each in self._configurations.all()
            if any(each.folder.resolve().is_relative_to(folder) for folder in self._folders)
        ]


def _used(suppression: Suppression, seen: _Seen, book: Rulebook, today: date) -> bool | None:
    """False where the exception was for nothing in any of its documents; None where nobody can know."""
    from konsekvens_lint.judging.suppression_standing import is_in_force, whether_used

    if suppression.entry in seen.unread:
        return None
    if suppression.entry not in seen.outcomes:
        return False if is_in_force(suppression, book, today) else None
    return whether_used(suppression, False, seen.outcomes[suppression.entry], book, today)
