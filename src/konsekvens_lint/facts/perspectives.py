"""What else the document sees: other factors together with sex, children, actions and goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.passages import PROPOSAL, Passage
from konsekvens_lint.facts.tables import ReadTable
from konsekvens_lint.language.reading import HEARD, Reading, Sentence
from konsekvens_lint.language.texts import word_beginnings
from konsekvens_lint.names import FACTORS

_CONTENT = frozenset(
    {"substantive", "likeness_with_evidence", "reasoned_no_impact", "one_sex_only", "circular_reason"}
)

_BEGINNING = 4
# Sections beside the impact text where the matter may be tied to a gender-equality goal.
_ON_GOALS = ("goal_section", "goals_section", "gender_section")
# Words that say who, or that something is proposed: not what.
_GENERAL = frozenset(
    "kvin männ flic pojk före därf skal beho komm ocks även unde elle till från mell".split()
)


def factors_with_sex(reading: Reading, tables: Sequence[ReadTable]) -> dict[str, Place]:
    """Each factor seen together with sex, and where: it stands with a named sex in a sentence of the author's own or of
    one who is heard, or a table crosses the two.
    """
    found: dict[str, Place] = {}
    for table in tables:
        if table.by_sex:
            found |= {factor: table.header_place() for factor in FACTORS if factor in table.crossed}
    for sentence in reading.sentences:
        sexed = any(sentence.has(name) for name in ("any_sex", "sexed_words", "sex_word"))
        letters = sentence.has("women_short") and sentence.has("men_short")
        if not (sexed or letters) or sentence.zone not in HEARD:
            continue
        for factor in FACTORS:
            if sentence.has(f"factor_{factor}") and not sentence.has("no_impact"):
                found.setdefault(factor, sentence.place())
    return {factor: found[factor] for factor in FACTORS if factor in found}


def children_considered(reading: Reading) -> tuple[Place, ...]:
    """The author's own sentences that weigh children in."""
    return tuple(
        s.place() for s in reading.sentences if s.has("child_view") and s.own and not s.has("no_impact")
    )


def action_for_difference(
    reading: Reading, passage: Passage | None, *, may_stand_anywhere: bool
) -> tuple[bool | None, tuple[Place, ...]]:
    """Whether a described difference is met by an action or a reason for none (None: no difference), and where.

    The answer may stand in the impact text, or in the proposal where that speaks of women or men. Plans and follow-ups
    have no impact text (`may_stand_anywhere`): there it stands in the section that describes the difference.
    """
    if passage is None or passage.judgement != "substantive":
        return _met_in_sections(reading) if may_stand_anywhere else (None, ())
    if passage.first("difference") is None and not passage.facts["told_apart"]:
        return None, ()
    one_is_right = passage.facts["sex_specific_matter"] and not {"women", "men"} <= passage.facts["has"]
    if passage.facts["sexes"] == "one" or one_is_right:
        return None, ()
    told = list(passage.sentences)
    if passage.heading is None:
        # Without a heading of its own the text on women and men may go on in another section.
        told += [s for s in _outside(passage, reading.sentences) if s.has("gender_word")]
    answers = [s for s in told if s.own and (s.has("action") or s.has("no_action"))]
    answers += [s for s in _under(PROPOSAL, reading) if s.own and s.has("action") and s.has("gender_word")]
    return bool(answers), tuple(sentence.place() for sentence in answers)


def _met_in_sections(reading: Reading) -> tuple[bool | None, tuple[Place, ...]]:
    """As `action_for_difference`, for a difference described in any section; one that is to be reached is none."""
    answers: list[Sentence] = []
    described = False
    for section in reading.sections:
        own = [sentence for sentence in section.sentences if sentence.own]
        if any(sentence.has("described_difference") for sentence in own):
            described = True
            answers += [sentence for sentence in own if answers_difference(sentence)]
    return (bool(answers) if described else None), tuple(sentence.place() for sentence in answers)


def answers_difference(sentence: Sentence) -> bool:
    """Whether something is done, or nothing on purpose; not only explained."""
    if sentence.has("no_action") or sentence.has("therefore_does"):
        return True
    if sentence.has("therefore_word") and not sentence.has("described_difference"):
        return True
    about_it = any(map(sentence.has, ("described_difference", "gap_explained", "cause", "lacking_word")))
    return (sentence.has("action") or sentence.has("has_been_done")) and not about_it


def _under(role: str, reading: Reading) -> Iterator[Sentence]:
    """The sentences of the sections with the role."""
    return (s for section in reading.sections if role in section.roles for s in section.sentences)


def _outside(passage: Passage, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Those of the sentences that are not the passage's."""
    inside = {id(sentence) for sentence in passage.sentences}
    return (sentence for sentence in sentences if id(sentence) not in inside)


def action_in_proposal(reading: Reading, passage: Passage | None) -> bool | None:
    """Whether each action of the impact text that is still to be decided stands in the proposal as well.

    None where there is none, or where the proposal cannot tell: it is missing, or adopts a document that may hold it.
    An action is taken to stand there when the proposal shares a third of its longer words, by their beginnings.
    """
    proposal = list(_under(PROPOSAL, reading))
    undecided = [s for s in passage.sentences if s.own and s.has("undecided_action")] if passage else []
    if not undecided or not proposal or _adopts_only(proposal):
        return None
    if any(sentence.has("gender_word") for sentence in proposal):
        return True
    proposed = frozenset().union(*(beginnings(sentence.text) for sentence in proposal))
    return all(_shares(beginnings(sentence.text), proposed) for sentence in undecided)


def _adopts_only(proposal: Sequence[Sentence]) -> bool:
    """Whether the proposal adopts a document, which may hold the action, and says nothing itself of what is to be done."""
    adopts = any(sentence.has("adopts_document") for sentence in proposal)
    return adopts and not any(sentence.has("gives_assignment") for sentence in proposal)


def beginnings(text: str) -> frozenset[str]:
    """The beginnings of the longer words: what inflected forms of one word have in common."""
    return word_beginnings(text, _BEGINNING) - _GENERAL


def _shares(words: frozenset[str], proposed: frozenset[str]) -> bool:
    return len(words & proposed) * 3 >= len(words)


def _on_goals(reading: Reading, passage: Passage) -> Iterator[Sentence]:
    """The impact text and the sections on goals; all the text where no heading says which is the impact text."""
    if passage.heading is None:
        yield from reading.sentences
        return
    yield from passage.sentences
    for role in _ON_GOALS:
        yield from _outside(passage, _under(role, reading))


def goal_link(reading: Reading, passage: Passage | None) -> tuple[bool, bool, tuple[Place, ...]]:
    """Whether a gender-equality goal is named in the impact text, whether the matter is tied to it, and where."""
    if passage is None:
        return False, False, ()
    sentences = [s for s in _on_goals(reading, passage) if s.own]
    named = [s for s in sentences if s.has("goal_named")]
    tied = [s for s in named if s.has("goal_tied")]
    considered = {id(sentence) for sentence in sentences}
    tied += [
        after
        for section in reading.sections
        for before, after in pairwise(section.sentences)
        if {id(before), id(after)} <= considered and before.has("goal_named") and after.has("goal_tied_back")
    ]
    linked = bool(tied) and passage.judgement in _CONTENT
    return bool(named), linked, tuple(s.place() for s in (tied or named))
