"""What a run is to judge: the documents that are found, and what holds for each. No document is read here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.report import FailOn
from konsekvens_lint.running.finding import Found, find, name_of, real
from konsekvens_lint.settings.resolving import Resolver, Settings

STDIN = "-"
# From the one that lets most through.
_LIMITS: tuple[FailOn, ...] = ("never", "error", "warning", "info")


class Asked(NamedTuple):
    """What a run is asked to judge. `stdin_name` is what the text on standard input is called."""

    paths: tuple[str, ...]
    resolver: Resolver
    force_exclude: bool = False
    stdin_name: str | None = None


class Targets(NamedTuple):
    """The documents of a run.

    `settings` are those of each document, by what it is called in its result and in their order. `stdin` is what
    standard input is called, None where it is not to be judged. `usual` is what holds where there is no document.
    """

    asked: Asked
    found: Found
    stdin: str | None
    settings: Mapping[str, Settings]
    usual: Settings

    @property
    def named(self) -> frozenset[str]:
        """The documents that were asked for themselves, and not as part of a folder."""
        return self.found.named | ({self.stdin} if self.stdin else set())

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that were asked for."""
        return tuple(Path(path) for path in self.asked.paths if path != STDIN and os.path.isdir(path))

    @property
    def limits(self) -> frozenset[FailOn]:
        """The lowest level that fails the run, in each of the documents."""
        return frozenset(each.fail_on for each in self.settings.values()) or frozenset({self.usual.fail_on})

    @property
    def limit(self) -> FailOn:
        """The lowest level that fails the run in any of the documents."""
        return max(self.limits, key=_LIMITS.index)

    def files_used(self) -> tuple[Path, ...]:
        """The configurations and baselines that hold for the documents."""
        configurations = self.asked.resolver.configurations.all()
        baselines = (each.baseline for each in self.settings.values())
        return (*(file.path for each in configurations for file in each.files), *filter(None, baselines))

    def folder_without_configuration(self) -> Path | None:
        """The first folder that was asked for and has no configuration; none where that is as it was asked."""
        configurations = self.asked.resolver.configurations
        if configurations.is_isolated:
            return None
        without = (each for each in self.folders if configurations.of(each, is_folder=True) is None)
        return next(without, None)

    def with_shown(self, shown: tuple[DocumentsShow, ...]) -> Targets:
        """The same, each document held against what the organisation's documents show."""
        settings = {
            name: each._replace(options=each.options._replace(shown=shown))
            for name, each in self.settings.items()
        }
        return self._replace(settings=settings)

    @property
    def are_all_left_out(self) -> bool:
        """Whether all that was asked for is left out by the configuration."""
        files = {Path(path) for path in self.asked.paths if path != STDIN}
        return not self.settings and files <= {*self.found.excluded}


def find_targets(asked: Asked) -> Targets:
    """The documents that are asked for. Errors: PackError, for a configuration that is wrong."""
    files = (Path(path) for path in asked.paths if path != STDIN)
    found = find(files, asked.resolver.excludes, force_exclude=asked.force_exclude)
    stdin = _stdin(asked)
    names = [stdin] if stdin else []
    names += map(name_of, found.files)
    if stdin and real(stdin) in map(real, names[1:]):
        raise click.ClickException(
            f"”{stdin}” anges både som fil och som namnet på standard in: välj ett av dem"
        )
    settings = {name: asked.resolver.of(Path(name)) for name in names}
    return Targets(asked, found, stdin, settings, asked.resolver.of(Path(asked.stdin_name or STDIN)))


def _stdin(asked: Asked) -> str | None:
    """What standard input is called, where it is to be judged: its name, too, may be one that is left out."""
    if STDIN not in asked.paths:
        return None
    name = asked.stdin_name
    is_left_out = asked.force_exclude and name and asked.resolver.excludes(Path(name), is_folder=False)
    return None if is_left_out else name or STDIN
