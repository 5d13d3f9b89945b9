"""The sheets that show: the commonest gaps, repeated words, and where to start, each with its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from konsekvens_lint.audit.summary import Example, Summary
from konsekvens_lint.audit.xlsx.cuts import UNKNOWN
from konsekvens_lint.audit.xlsx.links import link
from konsekvens_lint.audit.xlsx.sheet import Cell, Column, Sheet, Table
from konsekvens_lint.formats.paper import flat, shortened

_MOST_EXAMPLES = 3
_LONGEST_QUOTE = 400


def gaps(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """What is missing most."""
    columns = (
        Column("Regel", 9),
        Column("Vad som brister", 50, wraps=True),
        Column("Dokument"),
        Column("Fynd"),
        *example_columns((each.examples for each in summary.gaps), summary),
    )
    rows = [
        [each.rule, each.title, each.documents, each.findings, *example_cells(each.examples, beside)]
        for each in summary.gaps
    ]
    says = ("Det som verktyget anmärker på, med det som finns i flest dokument överst.",)
    if rows:
        yield Sheet("Brister", says, (Table(columns, rows),), frozen=2)


def repeated(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """The same words in several documents."""
    columns = (
        Column("Regel", 9),
        Column("Dokument"),
        Column("Enheter"),
        *example_columns((each.examples for each in summary.repeated), summary),
    )
    rows = [
        [each.rule, each.documents, each.units, *example_cells(each.examples, beside)]
        for each in summary.repeated
    ]
    says = (
        "Samma mening, med samma brist, i flera dokument: ett standardstycke som kan skrivas om på ett ställe.",
    )
    if rows:
        yield Sheet("Upprepad text", says, (Table(columns, rows),))


def starts(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """Where to start."""
    columns = (
        Column("Enhet", 32),
        Column("Vad som behövs", 50, wraps=True),
        Column("Saknas i"),
        Column("Av bedömda"),
        *example_columns((each.examples for each in summary.starts), summary),
    )
    rows = [
        [
            each.unit or UNKNOWN,
            each.asked.title,
            each.lacking,
            each.judged,
            *example_cells(each.examples, beside),
        ]
        for each in summary.starts
    ]
    says = (
        "Enheter och frågor där flest dokument kan bli bättre. Det är antalet som avgör ordningen, inte andelen.",
    )
    if rows:
        yield Sheet("Börja här", says, (Table(columns, rows),))


def quoted(example: Example) -> str | None:
    """The example's words, and where they stand: "»…« (Jämställdhet, s. 3)"; None where there are none."""
    places = [" › ".join(map(flat, example.section)), f"s. {example.page}" if example.page else ""]
    where = ", ".join(filter(None, places))
    quote = f"»{shortened(flat(example.quote), _LONGEST_QUOTE)}«" if example.quote.strip() else ""
    return " ".join(filter(None, (quote, f"({where})" if where else ""))) or None


def example_columns(examples: Iterable[Sequence[Example]], summary: Summary) -> Iterator[Column]:
    """Columns for the first examples of each row: what stands there, or but where in an audit without quotes; and in which
    document.
    """
    seen = Column("Citat", 60, wraps=True) if summary.about.keeps_quotes else Column("Plats", 16)
    for number in range(1, min(max(map(len, examples), default=0), _MOST_EXAMPLES) + 1):
        yield seen._replace(title=f"{seen.title} {number}")
        yield Column(f"Dokument {number}", 36, wraps=True)


def example_cells(examples: Sequence[Example], beside: Path) -> Iterator[Cell]:
    """The cells of a row in `example_columns`."""
    for each in examples[:_MOST_EXAMPLES]:
        yield quoted(each)
        yield link(each, beside)
