"""What two audits come to beside each other: figures with their proof, ready to be told. `comparing` fills it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from konsekvens_lint.audit.figures import FEW
from konsekvens_lint.audit.reading import About
from konsekvens_lint.audit.summary import Asked, Counts, Example
from konsekvens_lint.judging.measuring import Standing
from konsekvens_lint.report import Verdict

#: How two audits' documents are known to be the same one.
How = Literal["path", "diary_number", "title"]
Caution = Literal["few", "not_judged"]
#: How a document answers a point of a checklist, or stands by a measure.
Answer = Verdict | Standing

#: With fewer than this a single document weighs so much that the reader is told.
MANY: Final = 20
#: The most, in percentage points, that the shares not judged may differ before the reader is told.
APART: Final = 10


class Side(NamedTuple):
    """One of the two audits. `name` tells it from the other; `years` are those of its documents, where they are known.

    `documents` are all but duplicates, `judged` those of them that have a result.
    """

    name: str
    about: About
    documents: int
    judged: int
    years: tuple[int, ...]
    profiles: tuple[str, ...]
    checklists: tuple[str, ...]


class Answered(NamedTuple):
    """How a document answers a question, why, and where that is seen."""

    answer: Answer
    reason: str
    shown: Example


class Changed(NamedTuple):
    """How a document that is in both audits answers in A and in B."""

    a: Answered
    b: Answered


class Compared(NamedTuple):
    """A question that both audits answer.

    Of the documents in both, `better` went from not having what is asked to having it, and `worse` the other way (or the
    reverse, for what is not wanted); the first of each are `improved` and `worsened`. Where none changed, `has_a` and
    `has_b` show what having it looks like.
    """

    asked: Asked
    a: Counts
    b: Counts
    better: int = 0
    worse: int = 0
    improved: tuple[Changed, ...] = ()
    worsened: tuple[Changed, ...] = ()
    has_a: Example | None = None
    has_b: Example | None = None

    @property
    def concerns_any(self) -> bool:
        """Whether the question concerns any document of either."""
        return any(each.judged + each.not_judged for each in (self.a, self.b))

    @property
    def difference(self) -> float | None:
        """B's share minus A's in percentage points, not rounded; None where either has too few judged."""
        if min(self.a.judged, self.b.judged) < FEW:
            return None
        return 100 * ((self.b.share or 0) - (self.a.share or 0))

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """Why the comparison may mislead."""
        few = min(self.a.judged, self.b.judged) < MANY
        not_judged = abs((self.a.share_not_judged or 0) - (self.b.share_not_judged or 0))
        told: tuple[tuple[Caution, bool], ...] = (("few", few), ("not_judged", 100 * not_judged > APART))
        return tuple(caution for caution, holds in told if holds)


class Only(NamedTuple):
    """A question that one of the audits answers and the other does not."""

    asked: Asked
    counts: Counts


class Comparison(NamedTuple):
    """Two audits. Documents count once in each, without duplicates: `in_both` by how they are known to be the same.

    `compared` holds the measures, then the points of each checklist. `reworded` are those of its points whose question is
    not word for word the same in both.
    """

    a: Side
    b: Side
    in_both: dict[How, int]
    only_a: int
    only_b: int
    compared: tuple[Compared, ...]
    asked_only_a: tuple[Only, ...]
    asked_only_b: tuple[Only, ...]
    reworded: tuple[Asked, ...]
