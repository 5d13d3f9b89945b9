"""A run over documents as the command line asks for it: what is found, what holds for each, and their results."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from konsekvens_lint.commands.caching import check_once, opened_cache
from konsekvens_lint.documents.limits import MAX_FILE_BYTES
from konsekvens_lint.documents.system import reason
from konsekvens_lint.gate.watching import Watch
from konsekvens_lint.report import ConfigurationReport, DocumentReport, FailOn, Unread
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.settings.resolving import Resolver, Settings

if TYPE_CHECKING:
    from konsekvens_lint.gate.cache.results import Cache
    from konsekvens_lint.gate.judging import Asked as Document

STDIN = "-"
# From the one that lets most through.
_LIMITS: tuple[FailOn, ...] = ("never", "error", "warning", "info")
_STDIN_NAME = "stdin.md"
Result = DocumentReport | Unread


class Asked(NamedTuple):
    """What a run is asked to judge, and how. `jobs` is the number of workers, 0 for as many as pay. `baseline` and `cache`
    say whether these are used.
    """

    paths: tuple[str, ...]
    resolver: Resolver
    jobs: int = 0
    ocr: bool = False
    force_exclude: bool = False
    stdin_name: str | None = None
    cache: bool = True
    baseline: bool = True


class Run:
    """The documents of a run. Nothing is read before `documents` is asked for the first."""

    def __init__(self, asked: Asked) -> None:
        """Errors: PackError, for a configuration that is wrong."""
        from konsekvens_lint.running.finding import find

        self._asked = asked
        self.resolver = asked.resolver
        self.found = find(
            (Path(path) for path in asked.paths if path != STDIN),
            self.resolver.excludes,
            force_exclude=asked.force_exclude,
        )
        self._settings: dict[str, Settings] = {}
        self._watch = Watch(self.resolver.configurations, self._folders())

    @property
    def stdin_path(self) -> str:
        """What the text on standard input is called in the report."""
        return self._asked.stdin_name or STDIN

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The documents that are to be judged, as they are called in their results."""
        piped = (self.stdin_path,) if self._is_piped else ()
        return (*piped, *(file.path if isinstance(file, Unread) else str(file) for file in self.found.files))

    def settings(self, path: str) -> Settings:
        """What holds for the document of the path. Errors: PackError."""
        if path not in self._settings:
            self._settings[path] = self.resolver.of(Path(path))
        return self._settings[path]

    @property
    def named(self) -> frozenset[str]:
        """The documents that were asked for themselves, and not as part of a folder."""
        return self.found.named | {self.stdin_path}

    @cached_property
    def limit(self) -> FailOn:
        """The lowest level that fails the run, in any of the documents."""
        return max(self._limits, key=_LIMITS.index)

    @property
    def has_one_limit(self) -> bool:
        """Whether the same level fails the run in all documents."""
        return len(self._limits) == 1

    @cached_property
    def _limits(self) -> frozenset[FailOn]:
        found = frozenset(self.settings(path).fail_on for path in self.paths)
        return found or frozenset({self.resolver.of(Path()).fail_on})

    @property
    def asks_for_excluded_only(self) -> bool:
        """Whether all that was asked for is left out by the configuration."""
        files = {Path(path) for path in self._asked.paths if path != STDIN}
        return not self._is_piped and files <= {*self.found.excluded}

    @cached_property
    def _is_piped(self) -> bool:
        """Whether standard input is to be judged: its name, too, may be one that is left out."""
        asked, name = self._asked, self._asked.stdin_name
        is_left_out = asked.force_exclude and name is not None and self.resolver.excludes(Path(name), False)
        return STDIN in asked.paths and not is_left_out

    def without_configuration(self) -> Path | None:
        """The first folder that was asked for and has no configuration; none where that is as it was asked."""
        configurations = self.resolver.configurations
        if configurations.is_isolated:
            return None
        found = (each for each in self._folders() if configurations.of(each, is_folder=True) is None)
        return next(found, None)

    def results(self) -> Generator[Result, None, None]:
        """Standard input first, where it is asked for, and then the files in their order.

        What the configuration lets be unread is marked with its reason. Errors: PackError and UnknownChoice, before
        anything is read.
        """
        known = self._baselines()
        for result in self._judged():
            if isinstance(result, Unread):
                told: Result = self._accepted(result)
            else:
                file = self.settings(result.path).baseline
                told = known[file](result) if file in known else result
            self._watch.see(told)
            yield told

    def _baselines(self) -> dict[Path | None, Callable[[DocumentReport], DocumentReport]]:
        """What each baseline of the run does to a report."""
        files = {self.settings(path).baseline for path in self.paths} - {None}
        if not files or not self._asked.baseline:
            return {}
        from konsekvens_lint.gate.baseline_file import BaselineError
        from konsekvens_lint.gate.use import use_baseline

        try:
            return {file: use_baseline(file) for file in files if file}
        except BaselineError as error:
            raise click.ClickException(str(error)) from error

    def files_used(self) -> tuple[Path, ...]:
        """The configurations and baselines that hold for the documents. Errors: PackError."""
        baselines = [self.settings(path).baseline for path in self.paths]
        configurations = [file.path for each in self.resolver.configurations.all() for file in each.files]
        return (*configurations, *filter(None, baselines))

    def configurations(self) -> tuple[ConfigurationReport, ...]:
        """What is to be mended in the configurations, after all results."""
        return self._watch.reports()

    def notes(self) -> Iterator[str]:
        """What in the configurations does nothing, after all results."""
        return self._watch.notes(self.found.excluded)

    def _folders(self) -> list[Path]:
        return [Path(path) for path in self._asked.paths if path != STDIN and os.path.isdir(path)]

    def _accepted(self, unread: Unread) -> Unread:
        """The same with the configuration's reason to accept it. What was asked for by name is not accepted, but where a
        hook names all files."""
        if unread.path in self.named and not self._asked.force_exclude:
            return unread
        return unread._replace(accepted=self.resolver.accepts(Path(unread.path)))

    def _judged(self) -> Iterator[Result]:
        from konsekvens_lint.gate.judging import judged, try_choices
        from konsekvens_lint.running.limits import LIMITS, OCR_LIMITS

        limits = OCR_LIMITS if self._asked.ocr else LIMITS
        with opened_cache(wanted=self._asked.cache) as cache:
            self._check_names(cache)
            # Wrong choices are told before anyone is asked for a text, and where there is nothing to judge.
            first = self.settings(self.stdin_path)
            try_choices(first.options, first.packs, cache)
            yield from judged([*self._documents()], cache, jobs=self._asked.jobs, limits=limits)

    def _documents(self) -> Iterator[Document | Unread]:
        from konsekvens_lint.gate.judging import Asked as Document

        for source in self._sources():
            if isinstance(source, Unread):
                yield source
            else:
                settings = self.settings(str(source))
                yield Document(source, settings.options, settings.packs)

    def _check_names(self, cache: Cache | None) -> None:
        for configuration in self.resolver.configurations.all():
            packs = self.resolver.of(configuration.folder, is_folder=True).packs
            check_once(configuration, packs, cache)

    def _sources(self) -> Iterator[Source | Unread]:
        if self._is_piped:
            yield self._standard_input()
        yield from self.found.files

    def _standard_input(self) -> Piped | Unread:
        """All of standard input, or why it cannot be had."""
        try:
            # It may have no end; a byte more than a file may hold is enough for it to be refused.
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            what_to_do = "kontrollera vad som skickas in och försök igen"
            message = f"Standard in gick inte att läsa ({reason(error)}): {what_to_do}."
            return Unread(self.stdin_path, "broken", message)
        return Piped(self.stdin_path, data, self._asked.stdin_name or _STDIN_NAME)
