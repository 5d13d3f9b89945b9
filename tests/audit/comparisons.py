"""Audits made by hand to be compared: documents with the verdicts that a test says, written by `Store`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from running_doubles import report

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import NOTHING, Metadata
from konsekvens_lint.audit.store import Entry, Store
from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Point, Unread, Verdict

SHORT: dict[str, Verdict] = {
    "+": "met",
    "~": "partial",
    "-": "missing",
    "?": "undetermined",
    "o": "not_applicable",
}


def memo(
    path: str, points: Mapping[str, str] | str = "", *, checklist: str = "lista", **changes: Any
) -> DocumentReport:
    """A document that answers each point (the only one is "konsekvenser") with a sign of `SHORT`."""
    told = {"konsekvenser": points} if isinstance(points, str) else points
    answered = tuple(_point(path, name, SHORT[sign]) for name, sign in told.items() if sign)
    lists = (Checklist(checklist, f"Listan {checklist}", "Källan", "bor_kompletteras", answered),)
    return report(path, checklists=lists if answered else (), **changes)


def _point(path: str, name: str, verdict: Verdict) -> Point:
    quote = Place(("Jämställdhet",), 4, 9, 2, None, None, None, 0, 12, f"Orden om {name} i {path}.")
    return Point(
        name, name.capitalize(), f"Har den {name}?", "Källan", "krav", verdict,
        f"Skälet till {verdict}", (quote,) if verdict in ("met", "partial") else (),
    )  # fmt: skip


def made(
    file: Path | str,
    documents: Iterable[DocumentReport | Unread],
    *,
    folder: str = "arkiv",
    keeps_quotes: bool = True,
    is_finished: bool = True,
    metadata: Mapping[str, Metadata] | None = None,
    copies: Mapping[str, str] | None = None,
) -> Path:
    """The database of an audit of the folder. `copies` are duplicates, each with the path that it is a copy of."""
    with opened(Path(file), "write") as connection:
        store = Store(connection, [folder], keeps_quotes=keeps_quotes)
        for each in documents:
            of_it = [
                Entry(path, "0" * 64, None, NOTHING) for path, of in (copies or {}).items() if of == each.path
            ]
            known = (metadata or {}).get(each.path, NOTHING)
            store.keep(Entry(each.path, "0" * 64, None, known), each, of_it)
        if is_finished:
            store.finish({})
    return Path(file)
