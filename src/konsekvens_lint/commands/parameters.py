"""The kinds of values that options take, each refused in Swedish with the nearest spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from konsekvens_lint.commands import completing
from konsekvens_lint.documents.pdf.choice import PDF_READERS
from konsekvens_lint.formats import FORMATS
from konsekvens_lint.machine.system import impossible
from konsekvens_lint.rulebook.errors import nearest

# click's type is generic only since 8.5.
if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType

#: Variables of the environment stand for options; each begins so.
PREFIX = "KONSEKVENS_LINT_"
_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])


class OneOf(_Type):
    """One of a few words."""

    name = "val"

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The words, as help shows them."""
        return f"[{'|'.join(self._words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, in lower case."""
        word = str(value).lower()
        if word not in self._words:
            near = nearest(word, self._words)
            self.fail(
                f"”{value}” går inte att välja.{near} Välj bland: {', '.join(self._words)}.", param, ctx
            )
        return word

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The words that begin so."""
        return completing.offered(dict.fromkeys(self._words, ""), incomplete)


class Count(_Type):
    """A whole number from a least value."""

    name = "antal"

    def __init__(self, least: int = 0) -> None:
        self._least = least

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The word for a number in help."""
        return "ANTAL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"”{value}” är inget heltal.", param, ctx)
        if number < self._least:
            self.fail(f"talet ska vara minst {self._least}, inte {number}.", param, ctx)
        return number


class YesOrNo(click.types.BoolParamType):
    """What a flag's variable says."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> bool:
        """Whether it is a yes."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"”{value}” går inte att välja. Välj bland: 1 (ja), 0 (nej).", param, ctx)


class FilePath(click.Path):
    """A path, whether there is anything at it or not. In a variable several stand with the system's own mark between
    them, as in PATH.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path."""
        path = Path(value)
        wrong = impossible(path)
        if wrong:
            self.fail(f"sökvägen kan inte finnas: {wrong}.", param, ctx)
        return path


class Writing(NamedTuple):
    """A format and the file that the report is written to in it."""

    format: str
    file: Path


class FormatAndFile(_Type):
    """``json=rapport.json``: a format and the file to write."""

    name = "format=fil"

    def __init__(self, formats: Collection[str] = FORMATS) -> None:
        self._formats = tuple(formats)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """How the value is written, as help shows it."""
        return "FORMAT=FIL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Writing:
        """The format and the file."""
        if isinstance(value, Writing):
            return value
        name, _, file = str(value).partition("=")
        if not file:
            self.fail(f"”{value}” ska skrivas som FORMAT=FIL, till exempel json=rapport.json.", param, ctx)
        if name not in self._formats:
            near, known = nearest(name, self._formats), ", ".join(self._formats)
            self.fail(f"formatet ”{name}” finns inte.{near} Välj bland: {known}.", param, ctx)
        return Writing(name, Path(file))


def _split(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


def setting(declaration: str, *names: str, **more: Any) -> Callable[[_Decorated], _Decorated]:
    """An option that a variable of the environment may give as well: ``--fail-on`` is KONSEKVENS_LINT_FAIL_ON."""
    variable = PREFIX + declaration.removeprefix("--").replace("-", "_").upper()
    return click.option(declaration, *names, envvar=variable, **more)


def names(declaration: str, **more: Any) -> Callable[[_Decorated], _Decorated]:
    """An option that takes one or more names, with commas between them or given again."""
    return setting(declaration, multiple=True, callback=_split, **more)


def choices(function: _Decorated) -> _Decorated:
    """The options that say what a document is judged by: ``--profile`` and those that go with it."""
    for option in (
        names("--ignore", metavar="REGEL", shell_complete=completing.rules, help="Inte dessa regler."),
        names(
            "--select",
            metavar="REGEL",
            shell_complete=completing.rules,
            help="Bara dessa regler: kod, namn eller början av en kod (BES).",
        ),
        names(
            "--checklist",
            shell_complete=completing.checklists,
            metavar="LISTA",
            help="Checklistor att besvara i stället för profilens; se ”konsekvens-lint checklists”.",
        ),
        setting(
            "--kind",
            shell_complete=completing.kinds,
            metavar="SLAG",
            help="Dokumentslag, till exempel tjansteskrivelse. Annars avgörs det av texten.",
        ),
        setting(
            "--profile",
            default="skr",
            shell_complete=completing.profiles,
            metavar="PROFIL",
            help="Vad som krävs. Standard är skr; se ”konsekvens-lint profiles”.",
        ),
    ):
        function = option(function)
    return function


def fail_on(function: _Decorated) -> _Decorated:
    """The option ``--fail-on``."""
    return setting(
        "--fail-on",
        type=OneOf(("error", "warning", "info", "never")),
        default="error",
        help="Lägsta nivå som ger avslutskod 1: fel, varning, tips eller aldrig. Standard är error.",
    )(function)


def force_exclude(function: _Decorated) -> _Decorated:
    """The option ``--force-exclude``."""
    return click.option(
        "--force-exclude",
        is_flag=True,
        help="Låt konfigurationens exclude och unreadable gälla också filer som anges själva. "
        "För pre-commit, som anger alla filer.",
    )(function)


def jobs(function: _Decorated) -> _Decorated:
    """The option ``--jobs``."""
    return setting(
        "--jobs",
        type=Count(),
        default=0,
        help="Antal dokument att granska samtidigt. Standard är 0: så många som datorn klarar.",
    )(function)


def no_cache(function: _Decorated) -> _Decorated:
    """The option ``--no-cache``."""
    return setting(
        "--no-cache",
        is_flag=True,
        type=YesOrNo(),
        help="Granska allt på nytt, utan de resultat som sparats på datorn, och spara inga nya.",
    )(function)


def reading(function: _Decorated) -> _Decorated:
    """The options that say how PDFs are read."""
    for option in (
        click.option(
            "--ocr",
            is_flag=True,
            help="Tolka inskannade PDF-filer. Kräver ocrmypdf och Tesseract med svenska på datorn.",
        ),
        setting(
            "--pdf-reader",
            type=OneOf(PDF_READERS),
            default="auto",
            help="Bibliotek som läser PDF: pypdfium2 eller pdfminer. Standard är auto: det första som kan.",
        ),
    ):
        function = option(function)
    return function


def tips(function: _Decorated) -> _Decorated:
    """The option ``--tips``."""
    return click.option("--tips/--no-tips", default=False, help="Visa tipsen i sin helhet.")(function)


def packs(function: _Decorated) -> _Decorated:
    """The option ``--pack``: a user's rules on top of the built-in ones."""
    return setting(
        "--pack",
        "packs",
        type=FilePath(),
        multiple=True,
        metavar="SÖKVÄG",
        shell_complete=completing.files,
        help="Egna regler utöver de inbyggda: en mapp eller en regelfil (.yaml). Kan anges flera gånger.",
    )(function)


def color(function: _Decorated) -> _Decorated:
    """The option ``--color``."""
    return click.option(
        "--color",
        type=OneOf(("auto", "always", "never")),
        default="auto",
        help="Färger i texten: auto, always (alltid) eller never (aldrig). Standard är auto.",
    )(function)
