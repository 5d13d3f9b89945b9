"""The sheets that show: the commonest gaps, repeated words, and where to start, each with its examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from konsekvens_lint.audit.summary import Example, Summary
from konsekvens_lint.audit.xlsx.cuts import UNKNOWN
from konsekvens_lint.audit.xlsx.links import link
from konsekvens_lint.formats.paper import flat, shortened
from konsekvens_lint.formats.xlsx.sheet import Cell, Column, Sheet, Table

_MOST_EXAMPLES = 3
_LONGEST_QUOTE = 400


def gaps(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """What is missing most."""
    columns = (
        Column("Regel", 9),
        Column("Vad som brister", 50, wraps=True),
        Column("Dokument"),
        Column("Andel"),
        Column("Av bedömda"),
        Column("Ej bedömda"),
        Column("Fynd"),
    )
    rows: list[list[Cell]] = [
        [
            each.rule,
            f"{each.title}{' (tips)' * each.is_tip}",
            each.documents,
            each.counts.share,
            each.counts.judged,
            each.counts.not_judged,
            each.findings,
        ]
        for each in summary.gaps
    ]
    says = (
        "Det som verktyget anmärker på, med det som finns i flest dokument överst. Tips är råd som sällan måste rättas.",
    )
    if rows:
        examples = [each.examples for each in summary.gaps]
        yield Sheet("Brister", says, (_with_examples(columns, rows, examples, beside),), frozen=2)


def repeated(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """The same words in several documents."""
    columns = (Column("Regel", 9), Column("Dokument"), Column("Enheter"))
    rows: list[list[Cell]] = [[each.rule, each.documents, each.units] for each in summary.repeated]
    says = (
        "Samma mening, med samma brist, i flera dokument: ett standardstycke som kan skrivas om på ett ställe.",
    )
    if rows:
        examples = [each.examples for each in summary.repeated]
        yield Sheet("Upprepad text", says, (_with_examples(columns, rows, examples, beside),))


def starts(summary: Summary, beside: Path) -> Iterator[Sheet]:
    """Where to start."""
    columns = (
        Column("Enhet", 32),
        Column("Vad som behövs", 50, wraps=True),
        Column("Checklista", 28, wraps=True),
        Column("Saknas helt eller delvis i", 14),
        Column("Av bedömda"),
    )
    rows: list[list[Cell]] = [
        [each.unit or UNKNOWN, each.asked.title, each.asked.checklist_title, each.lacking, each.judged]
        for each in summary.starts
    ]
    says = (
        "Enheter och frågor där flest dokument kan bli bättre. Det är antalet som avgör ordningen, inte andelen.",
    )
    if rows:
        examples = [each.examples for each in summary.starts]
        yield Sheet("Börja här", says, (_with_examples(columns, rows, examples, beside),))


def quoted(example: Example) -> str | None:
    """The example's words, and where they stand: "»…« (Jämställdhet, s. 3)"; None where there are none."""
    places = [" › ".join(map(flat, example.section)), f"s. {example.page}" if example.page else ""]
    where = ", ".join(filter(None, places))
    quote = f"»{shortened(flat(example.quote), _LONGEST_QUOTE)}«" if example.quote.strip() else ""
    return " ".join(filter(None, (quote, f"({where})" if where else ""))) or None


def _with_examples(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    examples: Sequence[Sequence[Example]],
    beside: Path,
) -> Table:
    """The table, with the first examples of each row beside it: what stands there, where any says it, and the document."""
    most = min(max(map(len, examples), default=0), _MOST_EXAMPLES)
    is_quoted = any(quoted(each) for of_row in examples for each in of_row)
    more: list[Column] = []
    for number in range(1, most + 1):
        more += [Column(f"Citat {number}", 60, wraps=True)] if is_quoted else []
        more.append(Column(f"Dokument {number}", 36, wraps=True))
    told: list[list[Cell]] = []
    for row, of_row in zip(rows, examples, strict=True):
        told.append([*row])
        for each in of_row[:most]:
            told[-1] += [quoted(each), link(each, beside)] if is_quoted else [link(each, beside)]
    return Table((*columns, *more), told)
