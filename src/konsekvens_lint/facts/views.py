"""What the text says on other perspectives than gender equality: those that a pack names, each read when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.passages import HEADED, NOT_FOR_IMPACT, author_text, below
from konsekvens_lint.facts.reasons import reasons_given
from konsekvens_lint.language.reading import Reading, ReadSection, Sentence, names_in
from konsekvens_lint.names import PERSPECTIVE_HEADING, PERSPECTIVE_SENTENCE
from konsekvens_lint.rulebook.book import Table

_CLAIMS = ("denies_perspective",)
# Those whom a perspective is about count as the author does, where the sentence begins with them.
_VOICE = "^group_voice"
_REFERS_BACK = "^refers_back"
_MIXED, _GENDER, _ON_GENDER = "mixed_section", "gender_word", "speaks_of_gender"
_UNWRITTEN = ("none", "template", "reference")
# What the sentence says that shows the judgement best; the first of the text where none does.
_SHOWS = {
    "described": ("tells_effect",),
    "reasoned_no_impact": ("denies_perspective", "denies_impact"),
    "no_impact_without_reason": ("denies_perspective", "denies_impact"),
    "only_counted": ("only_counted",),
    "assertion_without_content": ("claims_weighed", "denies_claim"),
}


class View(NamedTuple):
    """The text on a perspective: its judgement, the names in it, what the author wrote, and the sentence that shows most
    of it."""

    judgement: str
    has: frozenset[str]
    author_text: str
    places: tuple[Place, ...]


class _Text(NamedTuple):
    """A text on a perspective: whether it has a heading, what the author wrote there, the sentences that are the
    author's own or of those whom it is about, and what the reasons for no impact speak of."""

    headed: bool
    author_text: str
    heard: Sequence[Sentence]
    reason_about: frozenset[str]


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
        """The text under headings on the perspective, where they say something on it, and the sentences elsewhere that
        speak of it."""
        role, name = f"{PERSPECTIVE_HEADING}{perspective}", f"{PERSPECTIVE_SENTENCE}{perspective}"
        parts = dict(self._parts(role))
        headed = self._headed(parts, name) if parts else None
        if headed:
            yield headed
        elsewhere = [
            section
            for at, section in enumerate(self._reading.sections)
            if at not in parts and not section.roles & NOT_FOR_IMPACT
        ]
        yield self._mentions(elsewhere, name)

    def _parts(self, role: str) -> Iterator[tuple[int, frozenset[str]]]:
        """The sections under headings on the perspective, each with the names of what else its nearest such heading is
        about: none where it is about this perspective alone."""
        sections = self._reading.sections
        inside: set[int] = set()
        for at, section in enumerate(sections):
            if role not in section.own_roles or at in inside:
                continue
            others = shared = _others(section.own_roles, role)
            for part in (at, *below(sections, at)):
                if role in sections[part].own_roles:
                    others = _others(sections[part].own_roles, role)
                elif _is_headed(sections[part]):
                    others = shared
                yield part, others
                inside.add(part)

    def _headed(self, parts: Mapping[int, frozenset[str]], name: str) -> _Text | None:
        """What the parts say on the perspective.

        Under a heading on several perspectives those sentences count that speak of this one, or of no impact at all. Where
        none does, the heading says nothing on this one, unless nothing at all is written there.
        """
        alone = not all(parts.values())
        text: list[Sentence] = []
        on_it: list[Sentence] = []
        for at, others in parts.items():
            sentences = self._reading.sections[at].sentences
            text += () if alone and others else sentences
            on_it += (s for s in sentences if not others or s.has(name) or _is_of_all(s, others))
        wrote = author_text(on_it or text)
        if not (on_it or alone or wrote in _UNWRITTEN):
            return None
        heard = [sentence for sentence in on_it if _is_heard(sentence)]
        return _Text(True, wrote, heard, reasons_given(heard, beside=True, claims=_CLAIMS))

    def _mentions(self, sections: Iterable[ReadSection], name: str) -> _Text:
        """The sentences of the sections that speak of the perspective. A reason for no impact may stand beside them."""
        found: list[Sentence] = []
        reasons: frozenset[str] = frozenset()
        for sentence in (sentence for section in sections for sentence in section.sentences):
            if sentence.has(name) and _is_heard(sentence):
                found.append(sentence)
                joined = [each for each in self._reading.around(sentence) if _is_joined(sentence, each)]
                reasons |= reasons_given(joined, beside=True, claims=_CLAIMS)
        return _Text(False, "some" if found else "none", found, reasons)

    def _judged(self, text: _Text) -> View:
        facts: dict[str, Any] = {
            "headed": text.headed,
            "author_text": text.author_text,
            "has": names_in(text.heard),
            "reason_about": text.reason_about,
        }
        judgement = self._judgement.value(facts)
        telling = (s for name in _SHOWS.get(judgement, ()) for s in text.heard if s.has(name))
        shown = next(telling, None) or next(iter(text.heard), None)
        places = (shown.place(),) if shown and judgement != "none" else ()
        return View(judgement, facts["has"], text.author_text, places)


def _is_joined(sentence: Sentence, other: Sentence) -> bool:
    """Whether the other is the sentence, its neighbour that it concludes from, or that which refers back to it."""
    if other.start < sentence.start:
        return sentence.has("therefore") or sentence.has(_REFERS_BACK)
    return other is sentence or other.has(_REFERS_BACK)


def _is_heard(sentence: Sentence) -> bool:
    """Whether the author says it, or those whom the perspective is about."""
    return sentence.own or (sentence.zone == "reported_view" and sentence.has(_VOICE))


def _others(roles: Iterable[str], role: str) -> frozenset[str]:
    """The names of the sentences that speak of what else the heading with the roles is about; none where it is about
    this perspective alone."""
    others = {each for each in roles if each.startswith(PERSPECTIVE_HEADING) and each != role}
    names = {f"{PERSPECTIVE_SENTENCE}{each.removeprefix(PERSPECTIVE_HEADING)}" for each in others}
    return frozenset(names | ({_GENDER} if others or _MIXED in roles else set()))


def _is_of_all(sentence: Sentence, others: Iterable[str]) -> bool:
    """Whether the sentence denies an impact on all that the heading is about: it names none of the others, and no group
    that is none of its matters ("barn påverkas inte", under a heading on the islands)."""
    of_one = any(name.startswith(PERSPECTIVE_SENTENCE) and name != _ON_GENDER for name in sentence.names)
    named = of_one and not sentence.has("neither")
    return sentence.has("denies_impact") and not named and not any(map(sentence.has, others))


def _is_headed(section: ReadSection) -> bool:
    """Whether the section has a heading of its own on gender equality or a perspective."""
    return HEADED in section.own_roles or any(r.startswith(PERSPECTIVE_HEADING) for r in section.own_roles)
