"""What the options and the environment choose, over what the configuration files do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from konsekvens_lint.commands.parameters import PREFIX, FilePath, setting
from konsekvens_lint.documents.pdf.choice import AS_USUAL, PdfChoice
from konsekvens_lint.rulebook.errors import nearest
from konsekvens_lint.settings.config_file import NAME
from konsekvens_lint.settings.configuration import Configurations, Setting
from konsekvens_lint.settings.resolving import Resolver

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])

# The options that say what a configuration may say too: a parameter's name, and the setting's.
_SETTINGS = {
    "profile": "profile",
    "kind": "kind",
    "checklist": "checklists",
    "select": "select",
    "ignore": "ignore",
    "fail_on": "fail_on",
    "packs": "packs",
    "baseline": "baseline",
}
_OPTIONS = {"packs": "--pack"}
# Those that other parts read: the cache, and the page of ``serve``.
OTHER_VARIABLES = (f"{PREFIX}CACHE_DIR", f"{PREFIX}TOKEN")
_GIVEN = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def configuration(function: _Decorated) -> _Decorated:
    """The options ``--config`` and ``--no-config``."""
    for option in (
        click.option("--no-config", is_flag=True, help="Läs ingen konfiguration."),
        setting(
            "--config",
            type=FilePath(),
            metavar="FIL",
            help=f"Konfiguration för alla dokument. Annars söks {NAME} från varje dokuments mapp och uppåt.",
        ),
    ):
        function = option(function)
    return function


def given(ctx: click.Context) -> tuple[Setting, ...]:
    """What the options and the environment say, each with its name."""
    return tuple(
        Setting(name, ctx.params[param], _where(param, ctx))
        for param, name in _SETTINGS.items()
        if ctx.get_parameter_source(param) in _GIVEN
    )


def _where(param: str, ctx: click.Context) -> str:
    option = _OPTIONS.get(param) or f"--{param.replace('_', '-')}"
    if ctx.get_parameter_source(param) is ParameterSource.COMMANDLINE:
        return option
    return PREFIX + option.removeprefix("--").replace("-", "_").upper()


def unread_variables(ctx: click.Context) -> Iterator[str]:
    """A line on each variable of the environment that is named as the tool's are, and that nobody reads."""
    known = [*(str(each.envvar) for each in ctx.command.params if each.envvar), *OTHER_VARIABLES]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            yield f"Miljövariabeln {name} läses inte.{nearest(name, known)}"


def resolver(ctx: click.Context, pdf: PdfChoice = AS_USUAL, *, with_text: bool = False) -> Resolver:
    """What tells the settings of each document. Errors: PackError, for a file that is given and wrong."""
    file: Path | None = ctx.params["config"]
    if file is not None and not os.path.isfile(file):
        raise click.ClickException(f"konfigurationen ”{file}” finns inte")
    configurations = Configurations(file, isolated=ctx.params["no_config"])
    return Resolver(given(ctx), configurations, pdf, with_text=with_text)
