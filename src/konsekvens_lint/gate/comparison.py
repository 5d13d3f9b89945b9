"""What a run says of a baseline: what still stands, what is mended, what is new, and what it does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from konsekvens_lint.gate.baseline import Baseline, Entry, Holder, Known, entries, merged
from konsekvens_lint.report import DocumentReport, Outcome


class Judged(NamedTuple):
    """A document of the run, as far as a baseline is concerned; so little that thousands can be kept."""

    path: str
    findings: Baseline
    outcomes: dict[str, Outcome]


class Move(NamedTuple):
    """An entry with the path that it has now, and the path that it had."""

    entry: Entry
    source: str


class Comparison(NamedTuple):
    """Every entry of the baseline, by what has become of it, and the findings that it does not have.

    `gone` are those of documents that are no more. `unjudged` are those that the run says nothing of: the document
    was not in it or could not be read, the rule was not in it, or could not judge the document.
    """

    kept: Baseline
    moved: tuple[Move, ...]
    mended: Baseline
    gone: Baseline
    unjudged: Baseline
    new: Baseline

    @property
    def dropped(self) -> Baseline:
        """What has no place in the baseline any more."""
        return merged((*self.mended, *self.gone))

    def updated(self, *, accept_new: bool = False) -> Baseline:
        """The baseline as it should be; new findings are taken only when told."""
        stay = (*self.kept, *(move.entry for move in self.moved), *self.unjudged)
        return merged((*stay, *self.new) if accept_new else stay)


def judged(report: DocumentReport, path: str) -> Judged:
    """What of the report a baseline is compared with."""
    return Judged(path, tuple(entries(path, report.title, report.findings)), report.outcomes)


def compare(
    baseline: Baseline,
    documents: Iterable[Judged],
    *,
    stands: Callable[[str], bool],
    is_covered: Callable[[str], bool],
) -> Comparison:
    """The baseline against the documents of a run.

    `stands` says whether there is a document at a path, and `is_covered` whether the run would have met it if there
    were.
    """
    by_path: dict[str, list[Entry]] = defaultdict(list)
    for entry in baseline:
        by_path[entry.path].append(entry)
    known = Known(baseline, stands)
    told = _Told()
    for document in documents:
        found = {entry.key: entry for entry in document.findings}
        for entry in document.findings:
            told.add_found(known, Holder(entry.path, entry.title, frozenset(found)), entry)
        for entry in by_path.pop(document.path, ()):
            of_key = found.get(entry.key)
            told.add_held(entry, of_key.count if of_key else 0, _is_judged(entry, document))
    for path, held in by_path.items():
        there, covered = stands(path), is_covered(path)
        for entry in held:
            count = entry.count if there else known.left(entry.key).get(path, entry.count)
            told.add(told.gone if covered and not there else told.unjudged, entry, count)
    return told.whole()


def _is_judged(entry: Entry, document: Judged) -> bool:
    return document.outcomes.get(entry.rule, "undetermined") != "undetermined"


class _Told:
    def __init__(self) -> None:
        self.kept: list[Entry] = []
        self.moved: list[Move] = []
        self.mended: list[Entry] = []
        self.gone: list[Entry] = []
        self.unjudged: list[Entry] = []
        self.new: list[Entry] = []

    def add(self, to: list[Entry], entry: Entry, count: int) -> None:
        if count > 0:
            to.append(replace(entry, count=count))

    def add_found(self, known: Known, document: Holder, entry: Entry) -> None:
        """A finding of the run: what others held of it, and what nobody did."""
        taken = known.take(document, entry.key, entry.count)
        self.moved += [Move(replace(entry, count=count), source) for source, count in taken.moved]
        self.add(self.new, entry, entry.count - taken.known)

    def add_held(self, entry: Entry, found: int, is_judged: bool) -> None:
        """An entry of a document of the run, of which it has `found` now."""
        self.add(self.kept, entry, min(entry.count, found))
        self.add(self.mended if is_judged else self.unjudged, entry, entry.count - found)

    def whole(self) -> Comparison:
        return Comparison(
            merged(self.kept),
            tuple(sorted(self.moved)),
            merged(self.mended),
            merged(self.gone),
            merged(self.unjudged),
            merged(self.new),
        )
