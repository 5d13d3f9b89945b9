"""A configuration proposed from what a folder's documents are: which patterns stand for which kinds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from konsekvens_lint.names import OTHER_KIND

#: Fewer documents than this say nothing of the next one.
ENOUGH = 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_SPECIAL = re.compile(r"([\\*?\[\]!#])")


class Judged(NamedTuple):
    """A document's path below the folder, and its kind as judged."""

    path: PurePosixPath
    kind: str


class Proposal(NamedTuple):
    """A pattern, and the kind of all `documents` that it chose."""

    pattern: str
    kind: str
    documents: int


def propose(judged: Sequence[Judged]) -> list[Proposal]:
    """Patterns for the kinds of the documents: a folder where all are of one kind, else names that begin with the same
    word. What is mixed, or of no known kind, is left to be told by its text.
    """
    return list(_below(PurePosixPath("."), judged))


def _below(folder: PurePosixPath, judged: Sequence[Judged]) -> Iterator[Proposal]:
    kind = _kind_of(judged)
    if kind and folder.parts:
        yield Proposal(f"/{escaped(folder)}/", kind, len(judged))
        return
    here = [each for each in judged if each.path.parent == folder]
    yield from _by_word(folder, here)
    deeper: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        if each.path.parent != folder:
            deeper[each.path.relative_to(folder).parts[0]].append(each)
    for name, within in sorted(deeper.items()):
        yield from _below(folder / name, within)


def _by_word(folder: PurePosixPath, here: Sequence[Judged]) -> Iterator[Proposal]:
    by_word: dict[str, list[Judged]] = defaultdict(list)
    for each in here:
        if first := _WORD.match(each.path.name):
            by_word[first[0]].append(each)
    for word, documents in sorted(by_word.items()):
        kind = _kind_of(documents)
        # "plan*" would choose "planering.docx" as well.
        alone = not any(other != word and other.startswith(word) for other in by_word)
        if kind and alone:
            yield Proposal(f"/{escaped(folder / word)}*", kind, len(documents))


def _kind_of(documents: Sequence[Judged]) -> str | None:
    """The one known kind of enough documents."""
    kinds = {each.kind for each in documents}
    return kinds.pop() if len(documents) >= ENOUGH and len(kinds) == 1 and OTHER_KIND not in kinds else None


def escaped(path: PurePosixPath) -> str:
    """The path as a pattern that means just that."""
    return _SPECIAL.sub(r"\\\1", path.as_posix())
