"""What an audit comes to, short, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.audit import figures
from konsekvens_lint.audit.figures import percent, told_by_status
from konsekvens_lint.audit.summary import Asked, Chain, Example, Gap, Shown, Start, Summary
from konsekvens_lint.formats.paper import Paper, flat, shortened
from konsekvens_lint.formats.words import DISCLAIMER, listed

_MOST_GAPS = 5
_MOST_STARTS = 3
_LONGEST_QUOTE = 160
# A column of names needs this much beside it; else each stands on a line of its own.
_COLUMNS_FROM = 90
_LONGEST_NAME = 52


def lines(summary: Summary, paper: Paper) -> Iterator[str]:
    """The summary's lines: counts, shares, what documents show, the commonest gaps and where to start."""
    yield from _head(summary, paper)
    parts = (
        ("Vad dokumenten säger", _measures(summary, paper)),
        ("Vad dokumenten visar av SKR:s tio punkter", _shown(summary.shown, paper)),
        ("Vanligaste bristerna", _gaps(summary.gaps[:_MOST_GAPS], paper)),
        ("Börja här", _starts(summary.starts[:_MOST_STARTS], paper)),
        ("Styrkedjan", _chain(summary.chain, paper)),
    )
    for title, part in parts:
        told = list(part)
        if told:
            yield ""
            yield from paper.block(title, role="heading")
            yield from told
    yield ""
    yield from paper.block(DISCLAIMER, role="dim")


def _head(summary: Summary, paper: Paper) -> Iterator[str]:
    about = summary.about
    yield from paper.block(f"Revisionen ”{summary.name}”", role="heading")
    yield from paper.block(f"Av {listed(about.paths)}, startad {about.started[:10]}.", indent=2)
    yield from paper.block(f"Dokument: {told_by_status(summary.statuses)}.", indent=2)


def _measures(summary: Summary, paper: Paper) -> Iterator[str]:
    """Each measure's share, and what it was in the latest audit before; last, those that concern no document."""
    before = summary.earlier[-1] if summary.earlier else None
    rows = []
    for asked, at in _concerned(summary):
        counts = summary.total.measures[at]
        told = figures.told(counts)
        if counts.partial:
            told += f"; delvis i {counts.partial} av dem som inte har"
        if not asked.is_wanted:
            told += " (ju färre, desto bättre)"
        if before is not None and before.total.measures[at].concerned:
            told += f". I ”{before.name}”: {figures.told(before.total.measures[at])}"
        rows.append((asked.title, told))
    yield from _table(rows, paper)
    others = [each.title for each in summary.measures if each not in dict(_concerned(summary))]
    if others:
        yield from paper.block(f"Gäller inga av dokumenten: {'; '.join(others)}.", indent=2, role="dim")


def _concerned(summary: Summary) -> list[tuple[Asked, int]]:
    """The measures that concern some document, with their places."""
    return [(asked, at) for at, asked in enumerate(summary.measures) if summary.total.measures[at].concerned]


def _shown(shown: Sequence[Shown], paper: Paper) -> Iterator[str]:
    yield from _table([(f"{each.number}. {each.title}", _level(each)) for each in shown], paper)


def _level(shown: Shown) -> str:
    told = figures.told(shown.counts)
    if not shown.counts.concerned:
        return told
    if shown.level is None:
        return f"för få för en nivå (minst {shown.least} bedömda): {told}"
    limits = f"3 från {percent(shown.from_three)}, 2 från {percent(shown.from_two)}"
    return f"nivå {shown.level} ({limits}): {told}"


def _gaps(gaps: Sequence[Gap], paper: Paper) -> Iterator[str]:
    for each in gaps:
        yield from paper.block(
            f"{each.title} ({each.rule}{', tips' * each.is_tip}): {each.documents} dokument.", indent=2
        )
        yield from _example(each.examples, paper)


def _starts(starts: Sequence[Start], paper: Paper) -> Iterator[str]:
    for each in starts:
        unit = each.unit or "Dokument utan känd enhet"
        asked = f"”{each.asked.title}”"
        if each.asked.checklist_title:
            asked += f" ({each.asked.checklist_title})"
        told = f"{unit}: {asked} saknas helt eller delvis i {each.lacking} av {each.judged} bedömda dokument."
        yield from paper.block(told, indent=2)
        yield from _example(each.examples, paper)


def _chain(chain: Chain | None, paper: Paper) -> Iterator[str]:
    if chain is None:
        return
    top = f"”{chain.top.title or chain.top.path}”"
    found = sum(bool(each.found) for each in chain.goals)
    others = figures.many(chain.below, "annat dokument", "andra dokument")
    told = (
        f"{found} av {len(chain.goals)} mål om kvinnor och män i {top} återfinns bland {others} som har mål."
    )
    yield from paper.block(told if chain.goals else f"{top} har inga mål om kvinnor och män.", indent=2)


def _example(examples: Sequence[Example], paper: Paper) -> Iterator[str]:
    for each in examples[:1]:
        page = f", s. {each.page}" if each.page else ""
        quote = f"»{shortened(flat(each.quote), _LONGEST_QUOTE)}« " if each.quote.strip() else "Till exempel "
        yield from paper.block(f"{quote}{each.path}{page}", indent=4, role="dim")


def _table(rows: Sequence[tuple[str, str]], paper: Paper) -> Iterator[str]:
    width = min(max((len(name) for name, _ in rows), default=0), _LONGEST_NAME)
    for name, told in rows:
        if paper.width >= _COLUMNS_FROM and len(name) <= width:
            yield from paper.block(f"{told}.", lead=f"{name.ljust(width)}  ", indent=2, lead_role="strong")
        else:
            yield from paper.block(name, indent=2, role="strong")
            yield from paper.block(f"{told}.", indent=4)
