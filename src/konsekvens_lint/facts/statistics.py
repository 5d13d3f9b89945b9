"""Statistics on persons in the text and its tables, and whether they are split by sex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.counts import TextFigures
from konsekvens_lint.facts.tables import ReadTable


class Statistics(NamedTuple):
    """Whether persons are counted, how far they are split by sex, and the places that show it."""

    any: bool
    split: str
    split_places: tuple[Place, ...]
    unsplit_places: tuple[Place, ...]


def statistics(text: Sequence[TextFigures], tables: Sequence[ReadTable]) -> Statistics:
    """The statistics on persons in the text, of the author's own or of one who is heard, and in the tables of persons."""
    splits: list[str] = []
    shown: list[Place] = []
    hidden: list[Place] = []
    for figures in text:
        splits.append(figures.split)
        (shown if figures.split == "all" else hidden).append(figures.sentence.place())
    for table in tables:
        if table.about_persons:
            splits.append(table.split)
            (shown if table.split == "all" else hidden).append(table.header_place())
    return Statistics(bool(splits), _overall(splits), tuple(shown), tuple(hidden))


def _overall(splits: list[str]) -> str:
    if not splits:
        return "na"
    if all(split == "all" for split in splits):
        return "all"
    return "none" if all(split == "none" for split in splits) else "some"
