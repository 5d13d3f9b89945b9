"""The door of the command line: which commands there are, and how every error ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from errno import errorcode
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from konsekvens_lint.commands import console, stopping
from konsekvens_lint.commands.swedish import Group, told
from konsekvens_lint.machine.crash_files import forbid_crash_files
from konsekvens_lint.machine.system import reason
from konsekvens_lint.rulebook.errors import PackError, nearest
from konsekvens_lint.version import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROGRAM = "konsekvens-lint"
COULD_NOT = 2

_PACKAGE = "konsekvens_lint.commands"
_OBJECTS_BEFORE_COLLECTING = 100_000
# What a machine may run out of, whatever we do.
_LACKING = frozenset({"EAGAIN", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM", "ENOSPC", "EROFS"})


class Entry(NamedTuple):
    """A command's module, which holds it as ``command``, and its line in the list of commands."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "check": Entry("check", "Granska dokument. Kan utelämnas: konsekvens-lint FIL."),
    "comment": Entry("comment", "Skriv fynden som kommentarer i ett Word-dokument."),
    "baseline": Entry("baseline", "Skriv upp de fynd som finns i dag, så att bara nya visas."),
    "audit": Entry("audit", "Granska många dokument till en databas."),
    "report": Entry("report", "Berätta vad en revision visar, för skärm, webbläsare och Excel."),
    "compare": Entry("compare", "Jämför två revisioner, punkt för punkt."),
    "export": Entry("export", "Skriv en revision som tabell eller JSON-rader."),
    "assess": Entry("assess", "Läs självskattningar och visa hur poängen rör sig."),
    "serve": Entry("serve", "Visa en sida i webbläsaren, för den som inte använder kommandorad."),
    "config": Entry("config", "Visa eller skapa konfigurationen för en mapp."),
    "files": Entry("files", "Visa vilka dokument som skulle granskas."),
    "rule": Entry("rule", "Förklara en regel, med exempel."),
    "rules": Entry("rules", "Lista alla regler."),
    "checklists": Entry("checklists", "Lista checklistorna och vad de kräver."),
    "profiles": Entry("profiles", "Lista profilerna och vad de innehåller."),
    "template": Entry("template", "Gör en Word-mall för ett dokumentslag."),
    "test": Entry("test", "Pröva reglernas egna exempel, eller ditt eget regelpaket."),
}


class Commands(Group):
    """The commands, each loaded when it is asked for; what names none of them is handed to ``check``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with the name, loaded."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{_PACKAGE}.{COMMANDS[cmd_name].module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their lines, without loading them."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with ``check`` put first where no command is named."""
        if not args and not ctx.resilient_parsing:
            click.echo(self.get_help(ctx), err=True)
            raise click.ClickException("inget att granska angavs")
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            if not ctx.resilient_parsing:
                _refuse_misspelt(args[0])
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, without loading them, and the group's own options; files where none begins so."""
        from konsekvens_lint.commands import completing

        lines = {name: entry.summary for name, entry in COMMANDS.items()}
        found = completing.offered(lines, incomplete) + click.Command.shell_complete(self, ctx, incomplete)
        return found or completing.paths(incomplete)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and leave with the exit code; every error is one Swedish line on stderr."""
        extra = {**extra, "prog_name": PROGRAM, "standalone_mode": False}
        sys.exit(_run(lambda: super(Commands, self).main(*args, **extra)))


def _refuse_misspelt(word: str) -> None:
    """A word that is no file but nearly a command is taken to be that."""
    near = nearest(word, COMMANDS)
    if near and "." not in word and not os.path.exists(word):
        raise click.ClickException(f"Kommandot ”{word}” finns inte, och ingen fil heter så.{near}")


def _run(work: Callable[[], Any]) -> int:
    """The exit code of the work; no error gets past this, nor past the telling of one."""
    try:
        return _told(work)
    except KeyboardInterrupt as error:
        return stopping.told(error)[0]
    except SystemExit as leaving:
        # So click ends what it tells a shell. It leaves with 1 where help has no reader, which to a caller means findings.
        return COULD_NOT if leaving.code else 0
    except Exception:
        # Nobody can be told.
        return COULD_NOT


def _told(work: Callable[[], Any]) -> int:
    try:
        code = work()
        console.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _failed(told(error))
    except PackError as error:
        return _failed(str(error))
    except (click.Abort, KeyboardInterrupt) as error:
        code, why = stopping.told(error)
        console.last_note(f"Avslutar med {code}: {why}.")
        return code
    except console.CannotTell as error:
        console.silence()
        return _failed(str(error))
    except console.ReaderGone:
        console.silence()
        return COULD_NOT
    except Exception as error:
        return _failed(_explained(error))


def _explained(error: Exception) -> str:
    # Where a choice was refused, its module is loaded; nobody else shall wait for it.
    options = sys.modules.get("konsekvens_lint.settings.options")
    if options is not None and isinstance(error, options.UnknownChoice):
        return str(error)
    if isinstance(error, OSError) and (why := _of_the_system(error)):
        return why
    # A mistake of ours, which Python would end with 1: to a caller that means findings.
    from konsekvens_lint.commands.trace import trace

    click.echo(trace(error), err=True, nl=False)
    return f"ett fel i verktyget ({type(error).__name__}). Anmäl det, tillsammans med raderna ovanför"


def _of_the_system(error: OSError) -> str | None:
    """What the machine lacks, where that is why; None for an error that is told as ours."""
    try:
        os.getcwd()
    except OSError:
        return "mappen som du står i finns inte längre, eller får inte läsas: gå till en annan (cd) och försök igen"
    if errorcode.get(error.errno or 0) not in _LACKING:
        return None
    where = f"”{error.filename}”: " if error.filename else ""
    return f"det gick inte att slutföra ({where}{reason(error)}): åtgärda det och försök igen"


def _failed(why: str) -> int:
    console.last_note(console.could_not(why))
    return COULD_NOT


@click.group(
    cls=Commands,
    help="Granska om tjänsteskrivelser och andra beslutsunderlag beskriver vad ett förslag betyder för "
    "kvinnor och män, flickor och pojkar. Inget lämnar datorn.",
    epilog="Börja med: konsekvens-lint FIL. Läs mer om ett kommando: konsekvens-lint KOMMANDO --help.",
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="Visa versionen.")
def commands() -> None:
    """The group itself does nothing."""


def main() -> None:
    """The entry point of the command line.

    A command lives for a tenth of a second, so the collector is not to look for garbage while modules load, and
    the process ends without freeing object by object what ends with it anyway (mypy's hard_exit does the same).
    """
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
    # The language model's matrices are small: threads of their own would cost memory, and a document has one core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    console.prepare()
    forbid_crash_files()
    stopping.listen()
    try:
        commands.main()
    except SystemExit as leaving:
        console.leave(leaving.code if isinstance(leaving.code, int) else COULD_NOT)
