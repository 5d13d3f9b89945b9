"""What has become of a baseline, in words: its findings by rule, the documents that have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from konsekvens_lint.gate.baseline import Entry
from konsekvens_lint.gate.comparison import Comparison, Move


def told(comparison: Comparison) -> Iterator[str]:
    """The lines of every part of the comparison that holds something, by rule, with what it means."""
    parts = [
        _by_rule("Kvar i dokumenten", comparison.kept),
        _moves("I dokument som har bytt namn eller mapp", comparison.moved),
        _by_rule("Åtgärdade eller undantagna", comparison.mended),
        _by_rule("I dokument som inte finns längre", comparison.gone),
        _by_rule("Inte prövade nu, och därför kvar i baslinjen", comparison.unjudged),
        _by_rule("Nya, som inte finns i baslinjen", comparison.new),
    ]
    filled = filter(None, map(list, parts))
    for number, part in enumerate(filled):
        yield from ("", *part) if number else part


def updated(file: Path, comparison: Comparison, *, is_changed: bool, is_accepted: bool) -> str:
    """What an update has done with the file, and with the findings that are new."""
    done = f"”{file}” är uppdaterad" if is_changed else f"”{file}” behövde inte ändras"
    dropped, new = _amount(comparison.dropped), _amount(comparison.new)
    taken = "togs med" if is_accepted else "togs inte med (det gör --accept-new)"
    parts = [
        done,
        f"{dropped} fynd togs bort" if dropped else "",
        f"{new} {'nytt' if new == 1 else 'nya'} fynd {taken}" if new else "",
    ]
    return ", ".join(filter(None, parts))


def findings_in(entries: Sequence[Entry]) -> str:
    """ "3 fynd i 2 dokument"."""
    return f"{_amount(entries)} fynd i {len({entry.path for entry in entries})} dokument"


def _by_rule(heading: str, entries: Sequence[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield f"{heading}: {findings_in(entries)}"
    counts = Counter[tuple[str, str]]()
    paths: dict[str, set[str]] = {}
    for entry in entries:
        counts[entry.rule, entry.name] += entry.count
        paths.setdefault(entry.rule, set()).add(entry.path)
    for (rule, name), count in sorted(counts.items()):
        yield f"  {rule} {name}: {count} i {len(paths[rule])} dokument"


def _moves(heading: str, moves: Sequence[Move]) -> Iterator[str]:
    if not moves:
        return
    yield f"{heading}: {findings_in([move.entry for move in moves])}"
    counts = Counter[tuple[str, str]]()
    for move in moves:
        counts[move.source, move.entry.path] += move.entry.count
    for (source, path), count in sorted(counts.items()):
        yield f"  {source} är nu {path}: {count}"


def _amount(entries: Iterable[Entry]) -> int:
    return sum(entry.count for entry in entries)
