"""Which of a document's findings a baseline knows, and which are new.

A finding is known by its rule and fingerprint, and by nothing else: not by line, page or file name. The same sentence
("Förslaget bedöms inte påverka jämställdheten.") stands in hundreds of memos, though, so a baseline that has it a
hundred times must not let a new memo with it through. Each count therefore has a holder, the document that it was
counted in:

* a document uses the counts that it holds itself;
* what a document holds that still stands where it stood is for it alone, whether this run judges it or not;
* what a document held that stands there no more is for one with the same title or, where neither has one, with the same
  file name or all the findings that it had: so a file that is renamed or moved keeps its counts, and a new memo does not
  get those of one that was removed.

A copy gets none: its original stands. Two files that have changed names with each other are told as new, for what
each holds stands under a name that is taken. So is a document that has got another name and another title at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.report import Finding

#: What a finding is known by: the rule's code and the fingerprint.
Key = tuple[str, str]

_LONGEST_QUOTE = 100


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """A finding that was there, `count` times in the document at `path` with the `title`. `name` and `quote` are for those
    who read it.
    """

    path: str
    rule: str
    fingerprint: str
    count: int
    name: str = ""
    quote: str = ""
    title: str = ""

    @property
    def key(self) -> Key:
        """What the finding is known by."""
        return self.rule, self.fingerprint


Baseline = tuple[Entry, ...]


class Holder(NamedTuple):
    """What tells a document from others: its path and title, as entries have them, and what its findings are known by."""

    path: str
    title: str
    keys: frozenset[Key]


class Taken(NamedTuple):
    """How many of a document's findings with one key are known: by what it holds, and by what others held."""

    own: int
    moved: tuple[tuple[str, int], ...] = ()

    @property
    def known(self) -> int:
        """All of them."""
        return self.own + sum(count for _, count in self.moved)


class Split(NamedTuple):
    """A document's findings, in their order: those that the baseline knows, and the others."""

    known: tuple[Finding, ...]
    new: tuple[Finding, ...]


class Known:
    """A baseline under use in one run. What a document takes that another held is taken, so the order counts.

    `stands` says whether there is a document at an entry's path. Findings that nobody may make exceptions from are new.
    """

    def __init__(self, baseline: Iterable[Entry], stands: Callable[[str], bool]) -> None:
        self._stands = stands
        self._titles: dict[str, str] = {}
        self._keys: dict[str, set[Key]] = defaultdict(set)
        self._held: dict[Key, dict[str, int]] = defaultdict(dict)
        for entry in baseline:
            self._titles[entry.path] = entry.title
            self._keys[entry.path].add(entry.key)
            of_key = self._held[entry.key]
            of_key[entry.path] = of_key.get(entry.path, 0) + entry.count
        self._left: dict[Key, dict[str, int]] = {}

    def split(self, path: str, title: str | None, findings: Sequence[Finding]) -> Split:
        """The findings of the document at `path`; of some that are alike, the first are the known ones."""
        numbers = Counter((each.rule, each.fingerprint) for each in findings if each.suppressible)
        document = Holder(path, title_of(title), frozenset(numbers))
        left = {key: self.take(document, key, number).known for key, number in numbers.items()}
        known: list[Finding] = []
        new: list[Finding] = []
        for finding in findings:
            key = finding.rule, finding.fingerprint
            is_known = finding.suppressible and left[key] > 0
            (known if is_known else new).append(finding)
            left[key] = left.get(key, 0) - 1
        return Split(tuple(known), tuple(new))

    def take(self, document: Holder, key: Key, number: int) -> Taken:
        """Counts for a document's `number` findings with the key. To be called once for a document and key."""
        if key not in self._held:
            return Taken(0)
        own = min(number, self._held[key].get(document.path, 0))
        return Taken(own, tuple(self._from_others(document, key, number - own)))

    def _from_others(self, document: Holder, key: Key, number: int) -> Iterator[tuple[str, int]]:
        if number <= 0:
            return
        left = self.left(key)
        for holder in list(left):
            taken = min(number, left[holder]) if self._may_have_become(holder, document) else 0
            if taken:
                left[holder] -= taken
                number -= taken
                yield holder, taken

    def _may_have_become(self, holder: str, document: Holder) -> bool:
        """Whether the document that stood at `holder` may be this one."""
        if holder == document.path or self._titles[holder] != document.title:
            return False
        has_its_name = holder.rpartition("/")[2] == document.path.rpartition("/")[2]
        return bool(document.title) or has_its_name or self._keys[holder] <= document.keys

    def left(self, key: Key) -> dict[str, int]:
        """For each path where no document stands any more, what is left of what it held."""
        if key not in self._left:
            held = sorted(self._held[key].items())
            self._left[key] = {path: count for path, count in held if not self._stands(path)}
        return self._left[key]


def title_of(title: str | None) -> str:
    """A document's title as a baseline holds it, empty where it has none."""
    return _shortened(one_line(title or ""))


def entries(path: str, title: str | None, findings: Iterable[Finding]) -> Iterator[Entry]:
    """The findings of the document at `path` as a baseline holds them: those that exceptions may be made from."""
    alike: dict[Key, list[Finding]] = defaultdict(list)
    for finding in (each for each in findings if each.suppressible):
        alike[finding.rule, finding.fingerprint].append(finding)
    for (rule, fingerprint), of_key in alike.items():
        first = of_key[0]
        quote = _shortened(one_line(first.place.quote)) if first.place else ""
        yield Entry(path, rule, fingerprint, len(of_key), first.name, quote, title_of(title))


def merged(parts: Iterable[Entry]) -> Baseline:
    """The entries sorted, and those of one finding in one document as one; the first says the rest."""
    found: dict[tuple[str, Key], Entry] = {}
    for entry in parts:
        before = found.get((entry.path, entry.key))
        found[entry.path, entry.key] = replace(before, count=before.count + entry.count) if before else entry
    return tuple(sorted(found.values(), key=lambda entry: (entry.path, *entry.key)))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
