"""``rule``: one rule explained, with its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import completing, console, explaining
from konsekvens_lint.commands.books import rulebook
from konsekvens_lint.commands.parameters import color, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.settings.options import find_rules
from konsekvens_lint.trying import Example, examples_of_rule

_LEAD = len("Slår till: ")


@click.command(cls=Command, name="rule", short_help="Förklara en regel.")
@click.argument("name", metavar="KOD|NAMN", shell_complete=completing.rules)
@packs
@color
@click.pass_context
def command(ctx: click.Context, /, name: str, packs: tuple[Path, ...], color: str) -> None:
    """Förklara en regel: när den slår till, varför, vad du kan skriva i stället, och exempel.

    Början av en kod, till exempel BES, förklarar alla regler som börjar så.
    """
    paper = console.sheet(color)
    for number, rule in enumerate(find_rules(name, rulebook(packs))):
        lines = ["", ""] if number else []
        lines += [*_rule(rule, paper), *_examples(examples_of_rule(rule["code"], packs), paper)]
        console.result("\n".join(lines) + "\n", color=paper.color)


def _rule(rule: Mapping[str, Any], paper: Paper) -> Iterator[str]:
    yield paper.paint(paper.clean(rule["title"]), "heading")
    yield paper.rule(len(rule["title"]))
    told = {
        "Slår till": explaining.fires_when(rule),
        "Varför": rule["why"],
        "Skriv": explaining.advice(rule),
        "Källa": explaining.source(rule),
        "Nivå": explaining.level(rule),
        "Gäller": explaining.kinds_in_words(rule["kinds"]),
        "Kod": f"{rule['code']} {rule['name']}",
    }
    for label, text in told.items():
        lead = f"{label}:".ljust(_LEAD)
        yield from paper.block(sentence(text) if label != "Kod" else text, lead=lead, lead_role="strong")


def _examples(examples: list[Example], paper: Paper) -> Iterator[str]:
    for group, entries in groupby(examples, key=lambda example: example.group):
        yield ""
        yield paper.paint(explaining.EXAMPLE_HEADINGS[group], "heading")
        for example in entries:
            yield from _example(example, paper)


def _example(example: Example, paper: Paper) -> Iterator[str]:
    yield ""
    yield from paper.block(explaining.example_note(example), indent=2, role="dim")
    for line in example.text.strip().splitlines():
        yield from paper.block(line, indent=4) or [""]
