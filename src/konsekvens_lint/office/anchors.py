"""Where in a Word file the comment on a place is set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from konsekvens_lint.documents import word_names as w
from konsekvens_lint.documents.draft import Draft
from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.documents.word import WordFile
from konsekvens_lint.office.holding import is_in_run
from konsekvens_lint.office.spots import Spot, all_spots, spots_at


class Anchor(NamedTuple):
    """The first and the last character that a comment is set at. `exact`: these and those between are the quote."""

    first: Spot
    last: Spot
    exact: bool

    @property
    def in_control(self) -> bool:
        """Whether their paragraph stands in a content control: LibreOffice 7.4 then loses the comment's first line."""
        paragraph = next(self.last.element.iterancestors(w.P), None)
        return paragraph is not None and next(paragraph.iterancestors(w.SDT), None) is not None


class Anchors:
    """The anchors in one Word file."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        texts = file.root.iter(w.T) if file.root is not None else ()
        self._order = {element: number for number, element in enumerate(texts)}

    def at(self, place: Place) -> Anchor | None:
        """The anchor of a place; None where its words stand in no part that can be commented on."""
        return self._over(spots_at(place, self._file))

    def top(self) -> Anchor | None:
        """The first text of all."""
        return self._first(self._file.drafts)

    def title(self) -> Anchor | None:
        """The title; where there is none, the first text."""
        title = self._file.document.title
        return (
            self._first([draft for draft in self._file.drafts if one_line(draft.text) == title]) or self.top()
        )

    def _first(self, drafts: Sequence[Draft]) -> Anchor | None:
        return next(filter(None, (self._over(all_spots(draft)) for draft in drafts)), None)

    def _over(self, spots: Sequence[Spot]) -> Anchor | None:
        if not spots:
            return None
        first, last = spots[0], spots[-1]
        texts = [spot for spot in spots if spot.element in self._order]
        if any(self._number(one) > self._number(other) for one, other in pairwise(texts)):
            # The paragraphs of merged cells are read in another order than they stand in.
            first, last = min(texts, key=self._number), max(texts, key=self._number)
        return Anchor(first, last, self._is_exact(spots))

    def _number(self, spot: Spot) -> int:
        return self._order[spot.element]

    def _is_exact(self, spots: Sequence[Spot]) -> bool:
        """Whether the range can begin and end at just these characters, with no other text between them."""
        if not (is_in_run(spots[0].element) and is_in_run(spots[-1].element)):
            return False
        numbers = [self._order[spot.element] for spot in spots if spot.element in self._order]
        if any(later - number not in (0, 1) for number, later in pairwise(numbers)):
            return False
        return not any(_left_out(one, other).strip() for one, other in pairwise(spots))


def _left_out(one: Spot, other: Spot) -> str:
    """What stands between two characters in the elements that they were read from."""
    before, after = one.element.text or "", other.element.text or ""
    if one.element is other.element:
        return before[one.end : other.offset]
    return before[one.end :] + after[: other.offset]
