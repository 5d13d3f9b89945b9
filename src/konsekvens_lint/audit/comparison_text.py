"""Two audits compared, as text: what differs beside the documents, then each question, the largest change first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from konsekvens_lint.audit.comparison import (
    MANY,
    Answer,
    Answered,
    Caution,
    Changed,
    Compared,
    Comparison,
    How,
    Only,
    Side,
)
from konsekvens_lint.audit.figures import FEW, change, number, of, percent, unjudged
from konsekvens_lint.audit.summary import Asked, Counts, Example
from konsekvens_lint.formats.paper import Paper, flat, shortened
from konsekvens_lint.formats.words import DISCLAIMER, VERDICTS, listed, sentence

_HOW: Final[dict[How, str]] = {
    "path": "samma plats",
    "diary_number": "samma diarienummer",
    "title": "samma rubrik och dokumentslag",
}
# Of a measure the document is asked whether it has it; what partial is called is the same for both.
_ANSWERS: Final = {**dict[Answer, str](VERDICTS.items()), "has": "Ja", "has_not": "Nej"}
_MEASURES: Final = "Vad dokumenten innehåller"
_QUOTE: Final = 200


def told(comparison: Comparison, paper: Paper) -> Iterator[str]:
    """The lines."""
    a, b = comparison.a, comparison.b
    yield from paper.block(f"{a.name} jämfört med {b.name}", role="heading")
    yield paper.rule(len(f"{a.name} jämfört med {b.name}"))
    yield from _side(a, paper)
    yield from _side(b, paper)
    yield from _documents(comparison, paper)
    differences = [*_differences(comparison), *_small(comparison)]
    if differences:
        yield ""
        yield from paper.block("Läs först", role="warning")
        for difference in differences:
            yield from paper.block(difference, lead="- ", indent=2)
    if not comparison.compared:
        yield ""
        yield from paper.block("Ingen fråga finns i båda revisionerna, så inget går att jämföra.")
    concerning = [each for each in comparison.compared if each.concerns_any]
    for title, some in groupby(concerning, key=lambda each: _group(each.asked)):
        yield ""
        yield from paper.block(title, role="heading")
        for each in sorted(some, key=_largest_first):
            yield ""
            yield from _question(each, comparison, paper)
    yield from _concerning_none(comparison, paper)
    for side, only in ((a, comparison.asked_only_a), (b, comparison.asked_only_b)):
        yield from _only(side, only, paper)
    yield ""
    yield from paper.block(DISCLAIMER, role="dim")


def _concerning_none(comparison: Comparison, paper: Paper) -> Iterator[str]:
    titles = [f"”{each.asked.title}”" for each in comparison.compared if not each.concerns_any]
    if titles:
        yield ""
        yield from paper.block(
            f"Gäller inget dokument i någon av revisionerna: {listed(titles)}.", role="dim"
        )


def _group(asked: Asked) -> str:
    return f"Checklista: {asked.checklist_title}" if asked.checklist else _MEASURES


def _largest_first(each: Compared) -> tuple[bool, float]:
    return each.difference is None, -abs(each.difference or 0)


def _side(side: Side, paper: Paper) -> Iterator[str]:
    judged = side.judged
    parts = [f"{number(judged)} {'granskat' if judged == 1 else 'granskade'} dokument"]
    if unread := side.documents - judged:
        parts.append(f"{number(unread)} som inte kunde granskas")
    if side.years:
        first, last = side.years[0], side.years[-1]
        parts.append(f"från {first}" if first == last else f"från {first}–{last}")
    when = side.about.finished
    parts.append(f"revisionen klar {when[:10]}" if when else "revisionen är inte klar")
    yield from paper.block(f"{', '.join(parts)}.", lead=f"{side.name}: ", lead_role="strong")


def _documents(comparison: Comparison, paper: Paper) -> Iterator[str]:
    both = sum(comparison.in_both.values())
    how = ", ".join(f"{_HOW[each]} {number(documents)}" for each, documents in comparison.in_both.items())
    told = f"{number(both)} dokument finns i båda" + (f" ({how})" if how else "")
    told += f", {number(comparison.only_a)} bara i {comparison.a.name}, {number(comparison.only_b)} bara i {comparison.b.name}."
    yield from paper.block(f"{told} Dubbletter räknas inte.")


def _differences(comparison: Comparison) -> Iterator[str]:
    """What is not the same beside the documents, so that the figures may differ for it."""
    a, b = comparison.a, comparison.b
    if a.about.tool_version != b.about.tool_version:
        yield (
            f"Revisionerna är gjorda med olika versioner av verktyget ({a.about.tool_version} i {a.name}, "
            f"{b.about.tool_version} i {b.name}): skillnader kan bero på verktyget."
        )
    for what, of_a, of_b in (
        ("profiler", a.profiles, b.profiles),
        ("checklistor", a.checklists, b.checklists),
    ):
        if of_a != of_b:
            yield (
                f"Dokumenten är granskade mot olika {what} ({_some(of_a)} i {a.name}, {_some(of_b)} i {b.name}): "
                "skillnader kan bero på det."
            )
    if comparison.reworded:
        titles = listed([f"”{asked.title}”" for asked in comparison.reworded])
        yield f"Frågan har inte samma ordalydelse i båda: {titles}."
    for side in (a, b):
        if side.about.finished is None:
            yield f"Revisionen {side.name} är inte klar: fortsätt den med ”audit --resume”."
        if not side.about.keeps_quotes:
            yield f"Revisionen {side.name} är gjord utan citat, så exemplen därifrån visar bara vilket dokument."


def _small(comparison: Comparison) -> Iterator[str]:
    for side in (comparison.a, comparison.b):
        if side.judged < MANY:
            yield f"Få dokument i {side.name} ({side.judged}): ett enda kan flytta andelarna mycket."


def _some(names: Sequence[str]) -> str:
    return listed(names) or "inga"


def _question(each: Compared, comparison: Comparison, paper: Paper) -> Iterator[str]:
    names = (comparison.a.name, comparison.b.name)
    yield from paper.block(each.asked.title, role="strong")
    yield from paper.block(f"{_share(each.a)} → {_share(each.b)}: {_difference(each)}", indent=2)
    is_small = min(comparison.a.judged, comparison.b.judged) < MANY
    for caution in each.cautions:
        # Where the whole audit is small that is said once, at the top.
        if caution == "not_judged" or not (is_small or each.difference is None):
            yield from paper.block(_caution(caution, each), indent=2, role="warning")
    yield from _changes("Bättre", each.better, each.improved, names, paper)
    yield from _changes("Sämre", each.worse, each.worsened, names, paper)
    shown = [(name, has) for name, has in zip(names, (each.has_a, each.has_b), strict=True) if has]
    if shown:
        yield from paper.block("Exempel:", indent=2)
    for name, has in shown:
        title = f"{has.title} " if has.title and not has.quote else ""
        yield from paper.block(f"{title}{_quoted(has)}", lead=f"{name}: ", indent=4, lead_role="dim")


def _difference(each: Compared) -> str:
    """How many percentage points there are between the shares, as they are shown."""
    if each.difference is None:
        return f"för få bedömda för att jämföra (minst {FEW} i båda)"
    points = change(each.a, each.b)
    unit = "procentenhet" if points in ("+1", "−1") else "procentenheter"
    return f"{points} {unit}{'' if each.asked.is_wanted else ' (ju lägre andel, desto bättre)'}"


def _share(counts: Counts) -> str:
    """ "31 % (25 av 80, 10 delvis, 3 ej bedömda)": the share and all that it is of."""
    rest = [f"{number(counts.partial)} delvis"] if counts.partial else []
    rest.append(unjudged(counts) or "0 ej bedömda")
    if not counts.judged:
        return f"inga bedömda ({', '.join(rest)})"
    return f"{percent(counts.share)} ({', '.join([of(counts), *rest])})"


def _caution(caution: Caution, each: Compared) -> str:
    if caution == "few":
        return f"Färre än {MANY} bedömda: ett enda dokument kan flytta andelen mycket."
    first, second = (percent(counts.share_not_judged) for counts in (each.a, each.b))
    return f"Andelen ej bedömda skiljer sig ({first} mot {second}), så jämförelsen kan vilseleda."


def _changes(
    what: str, documents: int, examples: Sequence[Changed], names: tuple[str, str], paper: Paper
) -> Iterator[str]:
    if not documents:
        return
    some = ", till exempel" if documents > len(examples) else ""
    yield from paper.block(f"{what}: {number(documents)} dokument{some}", indent=2)
    for each in examples:
        title = each.b.shown.title or each.a.shown.title
        if title:
            yield from paper.block(title, indent=4)
        for name, answer in zip(names, each, strict=True):
            yield from paper.block(
                _answer(answer), lead=f"{name}: ", indent=4 + 2 * bool(title), lead_role="dim"
            )


def _answer(answer: Answered) -> str:
    why = sentence(answer.reason) if answer.answer != "met" else ""
    return " ".join(part for part in (f"{_ANSWERS[answer.answer]}.", why, _quoted(answer.shown)) if part)


def _quoted(example: Example) -> str:
    """The words, and where they stand."""
    page = f", s. {example.page}" if example.page is not None else ""
    quote = f"»{shortened(flat(example.quote), _QUOTE)}« " if example.quote else ""
    return f"{quote}({example.path}{page})"


def _only(side: Side, only: Sequence[Only], paper: Paper) -> Iterator[str]:
    if not only:
        return
    yield ""
    yield from paper.block(f"Finns bara i {side.name}", role="heading")
    for title, some in groupby(only, key=lambda each: _group(each.asked)):
        yield from paper.block(title, indent=2)
        for each in some:
            yield from paper.block(f"{each.asked.title}: {_share(each.counts)}", indent=4)
