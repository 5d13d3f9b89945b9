"""What holds for each document: an option before the environment, that before the configuration, that before defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from konsekvens_lint.documents.pdf.choice import AS_USUAL, PdfChoice
from konsekvens_lint.report import FailOn
from konsekvens_lint.settings.config_file import several
from konsekvens_lint.settings.configuration import Configurations, Setting
from konsekvens_lint.settings.options import Options


class Settings(NamedTuple):
    """What holds for one document. `chosen` says of each choice that is not the default where it was made."""

    options: Options = Options()
    packs: tuple[Path, ...] = ()
    fail_on: FailOn = "error"
    baseline: Path | None = None
    chosen: tuple[Setting, ...] = ()


class Resolver:
    """Tells what holds for each document of a run."""

    def __init__(
        self,
        given: Sequence[Setting],
        configurations: Configurations,
        pdf: PdfChoice = AS_USUAL,
        *,
        with_text: bool = False,
    ) -> None:
        """`given` is what the options and the environment say, whatever the configurations do."""
        self.configurations = configurations
        self._given = given
        self._pdf = pdf
        self._with_text = with_text

    def of(self, path: Path, *, is_folder: bool = False) -> Settings:
        """What holds for the document at the path, or for what a folder has no patterns for.

        Errors: PackError, for a configuration that is wrong.
        """
        configuration = self.configurations.of(path, is_folder=is_folder)
        settings = resolve([*(configuration.settings(path) if configuration else ()), *self._given])
        options = settings.options._replace(
            pdf=self._pdf,
            with_text=self._with_text,
            suppressions=configuration.suppressions(path) if configuration else (),
        )
        return settings._replace(options=options)

    def excludes(self, path: Path, *, is_folder: bool, is_named: bool = False) -> bool:
        """Whether the path is one that the configuration leaves out: that of the folder where it lies or, for a folder
        that was asked for itself, its own.
        """
        configuration = self.configurations.of(path, is_folder=is_folder and is_named)
        return configuration is not None and configuration.excludes(path, is_folder)

    def accepts(self, path: Path) -> str | None:
        """The reason with which the configuration lets the document be unread."""
        configuration = self.configurations.of(path)
        return configuration.accepts(path) if configuration else None


def resolve(said: Iterable[Setting]) -> Settings:
    """What the settings come to: of two that say the same the later counts, but levels add up."""
    chosen: dict[str, Setting] = {}
    levels: list[Setting] = []
    for each in said:
        if each.name == "levels":
            levels.append(each)
        else:
            chosen[each.name] = each
    values = {name: each.value for name, each in chosen.items()}
    return Settings(_options(values, levels), **_beside(values), chosen=(*chosen.values(), *levels))


def _options(values: Mapping[str, Any], levels: Iterable[Setting]) -> Options:
    return Options(
        profile=values.get("profile", Options().profile),
        kind=values.get("kind"),
        checklists=several(values.get("checklists", ())),
        select=several(values.get("select", ())),
        ignore=several(values.get("ignore", ())),
        grammar=values.get("grammar"),
        levels=tuple(pair for each in levels for pair in each.value.items()),
    )


def _beside(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("packs", "fail_on", "baseline") if name in values}
