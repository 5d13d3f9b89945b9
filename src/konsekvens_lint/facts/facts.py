"""All facts of a document, computed once and shared by every rule and checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from konsekvens_lint.documents.model import Document, Place
from konsekvens_lint.facts.aims import Aims
from konsekvens_lint.facts.chapters import Chapters
from konsekvens_lint.facts.counts import TextFigures, text_figures
from konsekvens_lint.facts.given import NOTHING, Given
from konsekvens_lint.facts.matter import (
    gender_is_topic,
    kind_facts,
    matter_facts,
    people_places,
    picture_names,
)
from konsekvens_lint.facts.passages import HEADED, Passage, find_passages, headed_text, passage_facts
from konsekvens_lint.facts.perspectives import (
    action_for_difference,
    action_in_proposal,
    children_considered,
    factors_with_sex,
    goal_link,
)
from konsekvens_lint.facts.statistics import Statistics, statistics
from konsekvens_lint.facts.tables import ReadTable, read_tables
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.facts.views import Views
from konsekvens_lint.language.grammar.model import Grammar
from konsekvens_lint.language.patterns import heading_name
from konsekvens_lint.language.read import read
from konsekvens_lint.language.reading import Reading, Said
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.rulebook.book import Rulebook

if TYPE_CHECKING:
    from konsekvens_lint.facts.forms.form import Form

#: The reason for a kind that the caller gave.
GIVEN = "angiven"
_DECISION_KINDS = frozenset({"tjansteskrivelse", "remissvar", "utredning"})
_NO_PASSAGE: dict[str, Any] = {
    "heading": "other",
    "author_text": "none",
    "has": frozenset(),
    "sexes": "none",
    "described": frozenset(),
    "reason_about": frozenset(),
    "another_headed": False,
    "told_apart": False,
    "table_by_sex": False,
    "sex_specific_matter": False,
}
# Zones whose words are no content of the document.
_ASIDE = frozenset({"contents", "attachments", "template", "english"})
_STATED = frozenset(
    {
        "substantive",
        "likeness_with_evidence",
        "one_sex_only",
        "reasoned_no_impact",
        "circular_reason",
        "no_impact_without_reason",
    }
)

# What a sentence of the impact text may say, from what shows most of it.
_TELLING = ("difference", "effect_on_group", "likeness", "no_impact", "analysis_promise", "asserted_effect")


@dataclass(frozen=True)
class Facts:
    """The facts of the scope ``document``, the places that show them, and what they come from: the passages, best
    first, the tables, the figures on persons in the text, the texts on other perspectives, and what was known before.

    `forms` are the self-assessment forms that are filled in.
    `suppressions` are the exceptions that the document makes from rules: they are known when the rules have been applied.
    """

    reading: Reading
    document: Mapping[str, Any]
    evidence: Mapping[str, tuple[Place, ...]]
    passages: tuple[Passage, ...]
    tables: tuple[ReadTable, ...]
    text_figures: tuple[TextFigures, ...]
    aims: Aims
    views: Views
    kind_reason: str
    given: Given
    forms: tuple[Form, ...] = ()
    suppressions: tuple[Thing, ...] = ()

    @cached_property
    def chapters(self) -> Chapters:
        """The document's chapters, and what is said near a place."""
        return Chapters(self.reading)

    @property
    def best(self) -> Passage | None:
        """The passage whose judgement is the document's."""
        return self.passages[0] if self.passages else None


def find_facts(
    document: Document, book: Rulebook, given: Given = NOTHING, grammar: Grammar | None = None
) -> Facts:
    """The facts of a document; `kind_reason` says how its kind was told. `grammar` reads what words leave open."""
    whole = read(document, book.patterns.with_headings(given.headings), grammar)
    forms = _forms(whole, book)
    blocks = frozenset(block for form in forms for block in form.blocks)
    about, kind_reason = _kind_told(whole, book, given, mostly_form=_is_most(blocks, whole))
    # What stands in a form are the words of its list: the author's are those around it.
    reading = whole.without(blocks) if blocks else whole
    kind = about["kind"]
    matter = matter_facts(reading)
    concerns = book.judgement("concerns_people").value(matter)
    anywhere = book.judgement("impact_text").value(about) == "anywhere"
    tables = read_tables(reading)
    passages = _judged_passages(reading, book, concerns, tables, anywhere=anywhere)
    best = passages[0] if passages else None
    text = tuple(text_figures(reading))
    counts = statistics(text, tables)
    seen, places = _seen(reading, best, tables, kind)
    aims = Aims(reading)
    views = Views(reading, book.judgement("perspective"))
    facts = {
        **(best.facts if best else _NO_PASSAGE),
        **_about(reading, about, matter, has_form=bool(forms)),
        **seen,
        "kind": kind,
        "kind_sure": "yes" if given.kind else book.judgement("kind_sure").value(about),
        **_of_organisation(reading, given),
        "headed_text": headed_text(reading),
        "concerns_people": concerns,
        "judgement": best.judgement if best else "none",
        "impact_described": _impact_described(best),
        "both_sexes_named": _both_sexes_named(reading, passages, kind),
        "person_statistics": counts.any,
        "split_by_sex": counts.split,
        "neutral_goal_groups": list(aims.neutral_groups),
    }
    evidence = {
        "concerns_people": people_places(reading),
        **_statistics_places(counts),
        **places,
        **_passage_places(best),
    }
    return Facts(reading, facts, evidence, passages, tables, text, aims, views, kind_reason, given, forms)


def _statistics_places(counts: Statistics) -> dict[str, tuple[Place, ...]]:
    return {"statistics": counts.split_places, "unsplit": counts.unsplit_places}


def _forms(reading: Reading, book: Rulebook) -> tuple[Form, ...]:
    """The self-assessment forms; what reads them is imported where the text has words of one."""
    if not reading.may_hold("form_words"):
        return ()
    from konsekvens_lint.facts.forms.read import read_forms

    return read_forms(reading, book.forms)


def _about(
    reading: Reading, about: Mapping[str, Any], matter: Mapping[str, Any], *, has_form: bool
) -> dict[str, Any]:
    """What the document says, in which parts, and the state of its text."""
    return {
        "mentions": frozenset(hit.concept for unit in reading.units for hit in unit.hits),
        "says": Said((*reading.sentences, *reading.footnotes), own=True),
        "headings": about["headings"],
        "gender_is_topic": gender_is_topic(reading),
        "has_form": has_form,
        "gender_content": has_form
        or any(
            s.has("gender_content") and s.zone not in _ASIDE for s in (*reading.sentences, *reading.footnotes)
        ),
        "title": matter["title"],
        "proposal": matter["proposal"],
        "swedish": reading.swedish,
        "ocr_damaged": reading.damaged,
        "picture_names": picture_names(reading),
        "suppressions_made": bool(reading.document.remarks),
    }


def _seen(
    reading: Reading, best: Passage | None, tables: Sequence[ReadTable], kind: str
) -> tuple[dict[str, Any], dict[str, tuple[Place, ...]]]:
    """What else the document sees: other factors, children, actions and goals; and where it shows."""
    anywhere = kind not in _DECISION_KINDS
    action, actions = action_for_difference(reading, best, may_stand_anywhere=anywhere)
    goal_named, linked, goals = goal_link(reading, best)
    facts = {
        "kon_plus_factors": list(factors_with_sex(reading, tables)),
        "action_for_difference": action,
        "action_in_proposal": action_in_proposal(reading, best) if action else None,
        "link_to_goals": linked,
        "goal_named": goal_named,
        "child_perspective": bool(children_considered(reading)),
    }
    return facts, {"action": actions, "goals": goals}


def _is_most(blocks: frozenset[int], reading: Reading) -> bool:
    """Whether half of the document's words stand in the blocks."""
    words = [(len(unit.source.split()), unit.block.number in blocks) for unit in reading.units if blocks]
    return sum(count for count, inside in words if inside) * 2 > sum(count for count, _ in words)


def _kind_told(
    reading: Reading, book: Rulebook, given: Given, *, mostly_form: bool
) -> tuple[dict[str, Any], str]:
    """The facts of the scope ``document_kind``, the kind among them, and how it was told."""
    about = kind_facts(reading, book.patterns.scanner(reading.damaged)) | {"mostly_form": mostly_form}
    kind, reason = (given.kind, GIVEN) if given.kind else _guessed_kind(about, book, swedish=reading.swedish)
    return {**about, "kind": kind}, reason


def _guessed_kind(about: Mapping[str, Any], book: Rulebook, *, swedish: bool) -> tuple[str, str]:
    if not swedish:
        return OTHER_KIND, "texten är inte på svenska"
    return book.judgement("kind").reasoned(about)


def _of_organisation(reading: Reading, given: Given) -> dict[str, Any]:
    """What is known of the organisation, and of its own heading in the document."""
    return {
        "own_heading": _own_heading(reading, given),
        "section_demanded": given.section_demanded,
        "documents_shown": _documents_shown(given),
    }


def _documents_shown(given: Given) -> str:
    """Whether an audit of the organisation's documents says something of a point."""
    if not given.shown:
        return "none"
    return "some" if any(each.is_enough for each in given.shown) else "few"


def _own_heading(reading: Reading, given: Given) -> str:
    """Whether a heading on gender equality that the organisation has as its own stands in the document."""
    own = {heading_name(text) for text, roles in given.headings.items() if HEADED in roles}
    if not own:
        return "na"
    headings = (section.heading.normalised.text for section in reading.sections if section.heading)
    return "yes" if any(heading_name(heading) in own for heading in headings) else "no"


def _judged_passages(
    reading: Reading, book: Rulebook, concerns: str, tables: Sequence[ReadTable], *, anywhere: bool
) -> tuple[Passage, ...]:
    judgement = book.judgement("judgement")
    sex_specific = "sex_specific" in reading.title_names
    split = frozenset(table.block.number for table in tables if table.split == "all")
    passages = []
    found = list(find_passages(reading, anywhere=anywhere))
    headed = any(passage.heading for passage in found)
    for passage in found:
        facts = passage_facts(passage, concerns, sex_specific=sex_specific, split_tables=split, headed=headed)
        passages.append(replace(passage, facts=facts, judgement=judgement.value(facts)))
    judged = [passage for passage in passages if passage.judgement != "none"]
    if any(passage.heading for passage in judged):
        judged = [p for p in judged if p.heading or p.judgement in judgement.beside_heading]
    return tuple(sorted(judged, key=lambda each: (judgement.ranks[each.judgement], -_told(each))))


def _told(passage: Passage) -> int:
    """How many of the passage's sentences tell something of women or men: of two alike the fuller one counts."""
    return sum(s.own and (s.has("effect_on_group") or s.has("difference")) for s in passage.sentences)


def _impact_described(best: Passage | None) -> bool:
    if best is None:
        return False
    return best.judgement in _STATED or (
        best.judgement == "assertion_without_content"
        and bool({"asserted_effect", "vague_promotion"} & best.facts["has"])
    )


def _both_sexes_named(reading: Reading, passages: tuple[Passage, ...], kind: str) -> bool:
    """Whether the impact text names both; without one, whether the text does, in a paper that should have one."""
    found = [sentence for passage in passages for sentence in passage.sentences]
    if not found and kind in _DECISION_KINDS:
        found = list(reading.sentences)
    zones = ("body", "table", "assignment")
    named = {name for s in found if s.zone in zones for name in s.names}
    return {"women", "men"} <= named or "sexes_named" in named


def _passage_places(best: Passage | None) -> dict[str, tuple[Place, ...]]:
    """The sentence that shows most of the impact, and the first that tells a difference."""
    if best is None:
        return {"impact": (), "difference": ()}
    found = (best.places(name)[:1] for name in _TELLING)
    return {
        "impact": next((places for places in found if places), ()),
        "difference": best.places("difference")[:1],
    }
