"""What an audit says of itself on stderr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from konsekvens_lint.commands.counting import documents, not_judged
from konsekvens_lint.rulebook.errors import nearest
from konsekvens_lint.running.finding import Found

if TYPE_CHECKING:
    from konsekvens_lint.audit.planning import Plan
    from konsekvens_lint.audit.sources import Sources

_SHOWN = 3


def metadata_notes(sources: Sources, paths: Iterable[str]) -> Iterator[str]:
    """What the metadata does not say, or says of nothing, a line each."""
    from konsekvens_lint.audit.metadata import FIELDS

    paths = list(paths)
    if unmatched := sources.unmatched(paths):
        yield f"--meta: mönstret stämmer inte på {documents(len(unmatched))}: {_some(unmatched)}."
    for column in sources.table.unknown if sources.table else ():
        yield f"--meta-csv: kolumnen ”{column}” läses inte.{nearest(column, FIELDS)}"
    if unused := sources.unused(paths):
        rows = "1 rad" if len(unused) == 1 else f"{len(unused)} rader"
        yield f"--meta-csv: {rows} gäller inget av dokumenten: {_some(unused)}."


def found_notes(left: Plan, found: Found, unread: Mapping[str, int]) -> Iterator[str]:
    """What was there before, what is there no longer, and what is not judged, a line each."""
    if left.done:
        yield f"{documents(left.done)} fanns redan i databasen, oförändrade."
    if left.again:
        yield f"{documents(left.again)} fanns i databasen men granskades på nytt: innehållet är ändrat, eller en inställning (till exempel --meta)."
    if gone := len(left.gone):
        yield f"{documents(gone)} fanns inte längre, och är {'borttaget' if gone == 1 else 'borttagna'} ur databasen."
    if told := not_judged(found.passed_over, unread):
        yield f"Inte granskade: {told}."
    if found.excluded:
        yield f"Utelämnade i konfigurationen: {len(found.excluded)} filer och mappar."


def last_line(file: Path, counts: Mapping[str, int]) -> str:
    """Why the run ends as it does: what there is of each status."""
    from konsekvens_lint.audit.figures import told_by_status

    return f"Avslutar med 0: {documents(sum(counts.values()))} i ”{file}”: {told_by_status(counts)}."


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_SHOWN]) + (" …" if len(paths) > _SHOWN else "")
