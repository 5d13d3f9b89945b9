"""click in Swedish: its help headings and its error messages, which it has in English only."""

from __future__ import annotations

from typing import Any

import click
from click.core import ParameterSource
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

from konsekvens_lint.formats.words import listed, sentence
from konsekvens_lint.rulebook.errors import nearest

_HEADINGS = {"Options": "Flaggor", "Commands": "Kommandon", "Positional arguments": "Argument"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Användning: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help and errors are in Swedish."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Extra arguments are let through so that `parse_args` can refuse them in Swedish.
        settings = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}
        kwargs = {"options_metavar": "[FLAGGOR]", "context_settings": settings, **kwargs}
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """click's help option, with its own help in Swedish."""
        return _explained(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments parsed; what is left over is an error."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            # click leaves it out where an option lacks its value.
            error.ctx = error.ctx or ctx
            raise
        if left and not ctx.resilient_parsing:
            raise click.UsageError(f"”{left[0]}” är ett argument för mycket", ctx)
        return left


class NeededOption(click.Option):
    """An option that must be given. Its own help says so: click would in English."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, required=True)

    def get_help_extra(self, ctx: click.Context) -> Any:
        """What click adds to the help, but for its word for an option that must be given."""
        return {name: value for name, value in super().get_help_extra(ctx).items() if name != "required"}


class Group(click.Group):
    """A group of commands whose help and errors are in Swedish."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        settings = {"help_option_names": ["-h", "--help"]}
        kwargs = {
            "options_metavar": "[FLAGGOR]",
            "subcommand_metavar": "KOMMANDO [ARGUMENT]...",
            "context_settings": settings,
            **kwargs,
        }
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """click's help option, with its own help in Swedish."""
        return _explained(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments parsed; none at all is an error that shows what there is."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            raise click.ClickException(f"ett kommando saknas: {listed(self.list_commands(ctx), 'eller')}")
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; what names none is an error with the nearest spelling."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(f"Kommandot ”{args[0]}” finns inte.{nearest(args[0], known)}", ctx)
        return super().resolve_command(ctx, args)


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Visa den här hjälpen."
    return option


def told(error: click.ClickException) -> str:
    """click's error as one Swedish line that ends with where help is to be had."""
    message = sentence(_message(error))
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} Hjälp: {ctx.command_path} --help" if ctx else message


def _message(error: click.ClickException) -> str:
    # The order matters: MissingParameter is a BadParameter.
    if isinstance(error, NoSuchOption):
        return f"Flaggan ”{error.option_name}” finns inte.{_nearest_option(error)}"
    if isinstance(error, BadOptionUsage):
        return f"Flaggan ”{error.option_name}” {'tar inget' if _is_flag(error) else 'behöver ett'} värde"
    if isinstance(error, MissingParameter):
        return f"{_missing(error.param)} saknas"
    if isinstance(error, click.BadParameter):
        return f"{_named(error.param, error.ctx)}{error.message}"
    return error.message


def _nearest_option(error: NoSuchOption) -> str:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return nearest(
        error.option_name, [name for param in params for name in (*param.opts, *param.secondary_opts)]
    )


def _is_flag(error: BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(
        getattr(param, "is_flag", False)
        for param in params
        if error.option_name in (*param.opts, *param.secondary_opts)
    )


def _missing(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"Flaggan ”{max(param.opts, key=len)}”"
    return f"Argumentet {param.human_readable_name.rstrip('.')}" if param else "Ett argument"


def _named(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """The option, or the variable of the environment that stands for it."""
    if not isinstance(param, click.Option):
        return ""
    is_variable = (
        ctx is not None and ctx.get_parameter_source(param.name or "") is ParameterSource.ENVIRONMENT
    )
    return f"{param.envvar if is_variable else max(param.opts, key=len)}: "
