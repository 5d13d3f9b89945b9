"""What an audit has left to do: which documents are to be judged, which are copies, and which are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.store import Entry, Kept, storable
from konsekvens_lint.documents.files import digest_of
from konsekvens_lint.gate.cache.keys import key_of_choices
from konsekvens_lint.limits import MAX_BASELINE_BYTES
from konsekvens_lint.machine.taking import NotTaken, bytes_of
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.failures import GIVEN_UP
from konsekvens_lint.running.finding import name_of
from konsekvens_lint.settings.resolving import Settings


class Plan(NamedTuple):
    """What is left to do.

    `to_judge` are the entries of the documents to judge, by their paths. `copies` are, by the path of the first document
    with the content, the entries of the others that are to be written. `done` counts what is there as it should be,
    `again` what is there but was judged of other contents or with other settings (tool, rules, choices, metadata), and
    `gone` are the paths of the database that are no longer found.
    """

    to_judge: Mapping[str, Entry]
    copies: Mapping[str, Sequence[Entry]]
    done: int
    again: int
    gone: tuple[str, ...]


def entries(
    files: Iterable[Path | Unread], settings: Mapping[str, Settings], metadata: Callable[[str], Metadata]
) -> Iterator[Entry]:
    """What is known of each file before it is judged. Each is read for it when its turn comes."""
    keys = _Keys()
    for file in files:
        path = name_of(file)
        digest = None if isinstance(file, Unread) else digest_of(file)
        told = metadata(path)
        yield Entry(path, digest, keys.key(settings[path], told), told)


def plan(found: Iterable[Entry], kept: Mapping[str, Kept], today: date | None = None) -> Plan:
    """What is left to do with what is found, where `kept` is there already."""
    day = (today or date.today()).isoformat()
    firsts: dict[tuple[str, str], str] = {}
    to_judge: dict[str, Entry] = {}
    copies: dict[str, list[Entry]] = {}
    met: set[str] = set()
    done = again = 0
    for entry in found:
        met.add(storable(entry.path))
        first = _first(entry, firsts)
        there = kept.get(storable(entry.path))
        if _is_done(entry, there, first, day):
            done += 1
            continue
        again += there is not None and _is_other(entry, there)
        if first is None:
            to_judge[entry.path] = entry
        else:
            copies.setdefault(first, []).append(entry)
    return Plan(to_judge, copies, done, again, tuple(path for path in kept if path not in met))


def _first(entry: Entry, firsts: dict[tuple[str, str], str]) -> str | None:
    """The path of the first document with the content, where this is not it. A document's ending decides how it is
    read, so what ends otherwise is no copy."""
    if entry.sha256 is None:
        return None
    first = firsts.setdefault((entry.sha256, Path(entry.path).suffix.lower()), entry.path)
    return None if first == entry.path else first


def _is_done(entry: Entry, there: Kept | None, first: str | None, today: str) -> bool:
    """Whether what is there is what judging the document would give today."""
    if there is None or entry.sha256 is None or entry.settings is None:
        return False
    is_same = (there.sha256, there.settings) == (entry.sha256, entry.settings)
    is_in_force = there.holds_until is None or there.holds_until >= today
    return is_same and is_in_force and there.duplicate_of == (None if first is None else storable(first))


def _is_other(entry: Entry, there: Kept) -> bool:
    """Whether what is there was judged of other contents, or with other settings."""
    is_known = entry.sha256 is not None and entry.settings is not None
    return is_known and (there.sha256, there.settings) != (entry.sha256, entry.settings)


def is_as_read(entry: Entry, result: DocumentReport | Unread) -> bool:
    """Whether the document that was judged is what was read when it was planned. What was given up is: it was read, or
    would have been, but for what it took.
    """
    is_given_up = isinstance(result, Unread) and result.code in GIVEN_UP
    return is_given_up or result.sha256 == entry.sha256


class _Keys:
    """Keys of all that a result depends on beside its document."""

    def __init__(self) -> None:
        self._known: dict[object, bytes | None] = {}

    def key(self, settings: Settings, metadata: Metadata) -> str | None:
        """The key, None where it cannot be told: then the document is judged."""
        choices = (settings.options, settings.packs, settings.baseline)
        if choices not in self._known:
            self._known[choices] = _key_of(settings)
        known = self._known[choices]
        text = repr(metadata).encode(errors="surrogateescape")
        return blake2b(known + text, digest_size=16).hexdigest() if known else None


def _key_of(settings: Settings) -> bytes | None:
    key = key_of_choices(settings.options, settings.packs)
    baseline = b""
    if settings.baseline:
        with suppress(OSError, NotTaken):
            baseline = bytes_of(settings.baseline, MAX_BASELINE_BYTES)
    return blake2b(key + baseline, digest_size=32).digest() if key else None
