"""``template``: a Word template for a kind of document, with what the organisation asks."""

from __future__ import annotations

from pathlib import Path

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import packs
from konsekvens_lint.commands.swedish import Command, NeededOption
from konsekvens_lint.commands.writing import check_new, write_new
from konsekvens_lint.formats.words import KINDS, listed
from konsekvens_lint.office.outline import asked_points, outline
from konsekvens_lint.office.template import word_file
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.options import UnknownChoice, kind_named, profile_named
from konsekvens_lint.settings.profiles import resolve


@click.command(cls=Command, name="template", short_help="Gör en Word-mall.")
@click.argument("kind", metavar="SLAG", shell_complete=completing.templates)
@click.option(
    "--profile",
    shell_complete=completing.profiles,
    default="skr",
    metavar="PROFIL",
    help="Vems rubriker och frågor. Standard är skr; se ”konsekvens-lint profiles”.",
)
@click.option(
    "-o",
    "--output",
    cls=NeededOption,
    metavar="FIL",
    help="Filen som mallen skrivs till, till exempel mall.docx. Måste anges.",
)
@packs
def command(kind: str, profile: str, output: str, packs: tuple[Path, ...]) -> None:
    """Gör en Word-mall för ett dokumentslag, med rubrikerna och frågorna som profilen har.

    SLAG är tjansteskrivelse, remissvar, utredning, styrdokument, budget eller uppfoljning. Den som skriver klickar på
    en fråga i mallen och skriver svaret i dess ställe. Frågor som är råd står för sig och kan tas bort.

    En fil som redan finns skrivs inte över. Samma mall blir samma fil varje gång.
    """
    book = rulebook(packs)
    chosen = _template_kind(kind, book)
    whole = resolve(profile_named(profile, book), book)
    file = Path(output)
    check_new(file, ".docx")
    write_new(file, word_file(outline(chosen, whole, book)))
    if not asked_points(chosen, whole, book):
        console.note(f"Profilen {profile} har inga egna frågor för {KINDS[chosen]}: mallen har de vanliga.")
    console.note(f"Avslutar med 0: skrev ”{file}”, en mall för {KINDS[chosen]} enligt profilen {profile}.")


def _template_kind(name: str, book: Rulebook) -> str:
    """The kind of the name, where there is a template for it. Raises UnknownChoice."""
    kind = kind_named(name) or name
    if kind not in book.templates:
        known = listed([each for each in KINDS if each in book.templates], "eller")
        raise UnknownChoice(f"Det finns ingen mall för {KINDS[kind]}. Välj {known}.")
    return kind
