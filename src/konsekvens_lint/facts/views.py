"""What the text says on other perspectives than gender equality: those that a pack names, each read when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.passages import HEADED, NOT_FOR_IMPACT, author_text, below
from konsekvens_lint.facts.reasons import reasons_given
from konsekvens_lint.language.reading import Reading, Sentence, names_in
from konsekvens_lint.names import PERSPECTIVE_HEADING, PERSPECTIVE_SENTENCE
from konsekvens_lint.rulebook.book import Table

_CLAIMS = ("denies_impact",)
_TELLING = ("tells_effect", "denies_impact")


class View(NamedTuple):
    """The text on a perspective: its judgement, the names in it, and the sentence that shows most of it."""

    judgement: str
    has: frozenset[str]
    places: tuple[Place, ...]


class _Text(NamedTuple):
    """A text on a perspective: whether it has a heading, what the author wrote there, and the author's own sentences."""

    headed: bool
    author_text: str
    own: Sequence[Sentence]


class Views:
    """The texts of a document on the perspectives of a pack, judged by the pack's table."""

    def __init__(self, reading: Reading, judgement: Table) -> None:
        self._reading = reading
        self._judgement = judgement
        self._found: dict[str, View] = {}

    def on(self, perspective: str) -> View:
        """The best text on the perspective: that under its headings, or the sentences elsewhere that speak of it."""
        if perspective not in self._found:
            judged = [self._judged(text) for text in self._texts(perspective)]
            ranks = self._judgement.ranks
            self._found[perspective] = min(judged, key=lambda view: ranks[view.judgement])
        return self._found[perspective]

    def _texts(self, perspective: str) -> Iterator[_Text]:
        """The text under headings on the perspective, where there are such, and the sentences elsewhere that speak of it.

        Under a heading on several perspectives those sentences count that speak of this one, or of no impact at all.
        """
        sections = self._reading.sections
        role, name = f"{PERSPECTIVE_HEADING}{perspective}", f"{PERSPECTIVE_SENTENCE}{perspective}"
        headed = [at for at, section in enumerate(sections) if role in section.own_roles]
        inside = {*headed, *(part for at in headed for part in below(sections, at))}
        if headed:
            text = [s for at in sorted(inside) for s in sections[at].sentences]
            shared = any(_is_shared(sections[at].own_roles, role) for at in headed)
            on_it = [s for s in text if s.has(name) or s.has("denies_impact")] if shared else text
            yield _Text(True, author_text(text), [s for s in on_it if s.own])
        elsewhere = (
            section
            for at, section in enumerate(sections)
            if at not in inside and not section.roles & NOT_FOR_IMPACT
        )
        own = [s for section in elsewhere for s in section.sentences if s.own and s.has(name)]
        yield _Text(False, "some" if own else "none", own)

    def _judged(self, text: _Text) -> View:
        own = text.own
        facts: dict[str, Any] = {
            "headed": text.headed,
            "author_text": text.author_text,
            "has": names_in(own),
            "reason_about": reasons_given(own, headed=text.headed, claims=_CLAIMS),
        }
        telling = next((s for name in _TELLING for s in own if s.has(name)), None)
        shown = telling or next(iter(own), None)
        return View(self._judgement.value(facts), facts["has"], (shown.place(),) if shown else ())


def _is_shared(roles: Iterable[str], role: str) -> bool:
    """Whether the heading with the roles speaks of something else as well."""
    return any(each == HEADED or (each.startswith(PERSPECTIVE_HEADING) and each != role) for each in roles)
