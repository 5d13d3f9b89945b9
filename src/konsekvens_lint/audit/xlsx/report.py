"""What an audit comes to as a workbook: which sheets, in which order."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from konsekvens_lint.audit.summary import Summary
from konsekvens_lint.audit.xlsx import cuts, governing, listing, proof
from konsekvens_lint.audit.xlsx.overview import overview
from konsekvens_lint.formats.xlsx.sheet import Sheet
from konsekvens_lint.formats.xlsx.workbook import workbook


def sheets(summary: Summary, beside: Path) -> list[Sheet]:
    """The sheets that have something to tell, the first with an index of the others; links are from the folder `beside`."""
    others = [
        *cuts.points(summary),
        *cuts.units(summary),
        *cuts.types(summary),
        *cuts.years(summary),
        *cuts.unit_years(summary),
        *cuts.heat_map(summary),
        *cuts.trend(summary),
        *proof.gaps(summary, beside),
        *proof.repeated(summary, beside),
        *proof.starts(summary, beside),
        *governing.agenda(summary),
        *governing.seats(summary, beside),
        *governing.chain(summary, beside),
        *governing.counted(summary),
        *listing.documents(summary),
        *listing.unread(summary),
    ]
    return [overview(summary, others), *others]


def content(summary: Summary, beside: Path) -> bytes:
    """The .xlsx file, to be written in the folder `beside`."""
    made = datetime.fromisoformat(summary.about.started)
    return workbook(sheets(summary, beside), f"Revisionen {summary.name}", made)
