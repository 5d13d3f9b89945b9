"""``test``: the rules' own examples and the profiles' memos, run; for the one who writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from konsekvens_lint.commands import completing, console
from konsekvens_lint.commands.parameters import color
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.words import LEVELS, OVERALL, VERDICTS, sentence
from konsekvens_lint.measures import Tried as Measured
from konsekvens_lint.measures import run_measures
from konsekvens_lint.memos import Miss, Tried, run_memos
from konsekvens_lint.trying import GROUPS, Group, Result, run_examples

_GROUPS: dict[Group, str] = {"good": "bra", "bad": "brister", "tricky": "knepiga"}
_ONE: dict[Group, str] = {"good": "Bra exempel", "bad": "Brist", "tricky": "Knepigt fall"}
_STANDINGS = {
    "has": "har det",
    "partial": "har en del av det",
    "has_not": "har det inte",
    "not_judged": "kan inte bedömas",
    "not_applicable": "måttet gäller inte dokumentet",
    None: "texten kunde inte läsas",
}
_OUTCOMES = {
    "ok": "regeln slog inte till",
    "not_applicable": "regeln ansågs inte gälla dokumentet",
    "undetermined": "regeln kunde inte bedöma dokumentet",
}


@click.command(cls=Command, name="test", short_help="Pröva reglers och profilers exempel.")
@click.argument("packs", nargs=-1, metavar="[PAKET]...", shell_complete=completing.files)
@color
@click.pass_context
def command(ctx: click.Context, /, packs: tuple[str, ...], color: str) -> None:
    """Pröva reglernas exempel: de bra ska gå igenom, bristerna hittas och de knepiga fallen bedömas rätt.

    PAKET är en mapp med egna regler, eller en regelfil (.yaml). De prövas tillsammans med de inbyggda
    begreppen och mönstren. Utan PAKET prövas de inbyggda reglerna.

    Har paketet dokument att pröva en profil på (en fil med ”memos”) besvaras checklistorna för vart och ett,
    och svaren jämförs med de väntade. Mått för revisioner prövas på sina exempel.

    Avslutskoder: 0 alla exempel stämmer, 1 något exempel stämmer inte, 2 regelpaketet är fel.
    """
    paper = console.sheet(color)
    paths = [Path(pack) for pack in packs]
    results = run_examples(paths)
    for _, of_rule in groupby(results, key=lambda result: result.example.rule):
        console.result("\n".join(_rule(list(of_rule), paper)) + "\n", color=paper.color)
    tried = run_memos(paths)
    for profile, of_profile in groupby(tried, key=lambda each: each.memo.profile):
        console.result("\n".join(_profile(profile, list(of_profile), paper)) + "\n", color=paper.color)
    measured = run_measures(paths)
    for _, of_measure in groupby(measured, key=lambda each: each.example.measure):
        console.result("\n".join(_measure(list(of_measure), paper)) + "\n", color=paper.color)
    passed = [
        *(each.passed for each in results),
        *(each.passed for each in tried),
        *(each.passed for each in measured),
    ]
    failed, count = passed.count(False), len(passed)
    console.note(_closing_line(failed, count))
    ctx.exit(1 if failed else 0 if count else 2)


def _closing_line(failed: int, count: int) -> str:
    if not count:
        return console.could_not(
            "regelpaketet har varken regler, mått eller dokument med väntade svar, så det finns inget att pröva"
        )
    if failed:
        return f"Avslutar med 1: {failed} av {count} exempel stämmer inte."
    return f"Avslutar med 0: alla {count} exempel stämmer."


def _profile(profile: str, tried: Sequence[Tried], paper: Paper) -> Iterator[str]:
    passed = sum(each.passed for each in tried)
    sign = paper.paint("ok ", "met") if passed == len(tried) else paper.paint("fel", "error")
    yield f"{sign}  {profile}  dokument {passed}/{len(tried)}"
    for each in tried:
        if not each.passed:
            yield from paper.block(each.memo.name, indent=5, role="strong")
            yield from paper.block(each.unreadable or "", indent=7, role="error")
            yield from (line for miss in each.misses for line in _miss(miss, paper))


def _miss(miss: Miss, paper: Paper) -> Iterator[str]:
    yield from paper.block(miss.asked, indent=7)
    yield from paper.block(_said(miss.wanted), lead="Väntat: ", indent=9)
    yield from paper.block(
        sentence(f"{_said(miss.came)}. {miss.reason}"), lead="Kom:    ", indent=9, lead_role="error"
    )


def _said(code: str) -> str:
    """A verdict or a level in words, with the code that the file has; what is neither is in words already."""
    tables: tuple[Mapping[Any, str], ...] = (VERDICTS, OVERALL, LEVELS)
    words = {key: word for table in tables for key, word in table.items()}
    return f"{words[code]} ({code})" if code in words else "inget fynd" if code == "nothing" else code


def _measure(tried: Sequence[Measured], paper: Paper) -> Iterator[str]:
    passed = sum(each.passed for each in tried)
    sign = paper.paint("ok ", "met") if passed == len(tried) else paper.paint("fel", "error")
    yield f"{sign}  {tried[0].example.measure}  mått {passed}/{len(tried)}"
    for each in tried:
        if not each.passed:
            yield from paper.block(f"Exempel {each.example.id}", indent=5, role="strong")
            for line in each.example.text.strip().splitlines():
                yield from paper.block(line, lead="| ", indent=7)
            wanted = "har det" if each.example.group == "good" else "har det inte"
            yield from paper.block(wanted, lead="Väntat: ", indent=7)
            yield from paper.block(_STANDINGS[each.standing], lead="Kom:    ", indent=7, lead_role="error")


def _rule(results: Sequence[Result], paper: Paper) -> Iterator[str]:
    example = results[0].example
    sign = (
        paper.paint("ok ", "met") if all(result.passed for result in results) else paper.paint("fel", "error")
    )
    yield f"{sign}  {example.rule}  {_numbers(results)}  {paper.paint(example.name, 'dim')}"
    for result in results:
        if not result.passed:
            yield from _failure(result, paper)


def _numbers(results: Sequence[Result]) -> str:
    parts = []
    for group in GROUPS:
        passed = [result.passed for result in results if result.example.group == group]
        parts.append(f"{_GROUPS[group]} {sum(passed)}/{len(passed)}")
    return ", ".join(parts)


def _failure(result: Result, paper: Paper) -> Iterator[str]:
    example = result.example
    yield from paper.block(f"{_ONE[example.group]} {example.number}", indent=5, role="strong")
    for line in example.text.strip().splitlines():
        yield from paper.block(line, lead="| ", indent=7)
    yield from paper.block(_expected(result), lead="Väntat: ", indent=7)
    yield from paper.block(_came(result), lead="Kom:    ", indent=7, lead_role="error")
    yield from paper.block(example.why or "", lead="Varför: ", indent=7)


def _expected(result: Result) -> str:
    if not result.example.fires:
        return "inget fynd"
    return f"ett fynd vid »{result.example.at}«" if result.example.at else "ett fynd"


def _came(result: Result) -> str:
    if result.unreadable is not None:
        return f"texten kunde inte läsas: {result.unreadable}"
    if result.outcome == "finding":
        where = [f"»{quote}«" for quote in result.quotes if quote]
        return f"fynd vid {', '.join(where)}" if where else "fynd, utan något ställe att peka på"
    return _OUTCOMES[result.outcome or "ok"]
