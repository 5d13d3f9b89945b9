"""Things that a text claims or decides: frames and grants, results, and that all grounds of discrimination are covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.documents.model import Place
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.results import levels_of
from konsekvens_lint.facts.thing import Thing, Thresholds
from konsekvens_lint.language.reading import ReadSection, Said, Sentence

#: The grounds of the law, as concepts (diskrimineringslagen 1 kap. 5 §).
GROUNDS = {
    "ground_kon": "kön",
    "ground_identitet": "könsöverskridande identitet eller uttryck",
    "ground_etnisk": "etnisk tillhörighet",
    "ground_religion": "religion eller annan trosuppfattning",
    "ground_funktion": "funktionsnedsättning",
    "ground_laggning": "sexuell läggning",
    "ground_alder": "ålder",
}
# Fewer grounds than this are no list, only words that stand there.
_FEWEST_LISTED = 3
# Those below outcomes: what a claim of an effect may rest on.
_BELOW_OUTCOME = ("way_of_working", "product", "activity")


def allocations(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The first sentence of each section that distributes frames or grants, or its table of frames; with what is said
    of sex there.
    """
    reading = facts.reading
    by_sex = {table.block.section for table in facts.tables if table.by_sex}
    for section in reading.sections:
        for of in ("frames", "grant"):
            first = next((s.place() for s in section.sentences if s.own and s.has(f"allocates_{of}")), None)
            if of == "frames" and "frames_section" in section.own_roles:
                first = min(
                    (place for place in (first, _budget(facts, section)) if place), key=_order, default=None
                )
            if first is None:
                continue
            chapter = facts.chapters.of(section.path)
            shown = any(part.path in by_sex for part in chapter.sections) or (of == "grant" and bool(by_sex))
            about = {"of": of, "by_sex": shown, "near": Said(chapter.own, own=True)}
            yield Thing(first, about)
            break


def _budget(facts: Facts, section: ReadSection) -> Place | None:
    """The header row of the first table of money in the section."""
    for table in facts.tables:
        if table.block.section == section.path and not table.persons and table.measures & {"money", "other"}:
            return table.header_place()
    return None


def _order(place: Place) -> int:
    return place.paragraph or 0


def claimed_results(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The first claim of each section that something has had an effect, with the level of the result chain: an outcome
    where its section measures one, else the highest of what the document says was done.
    """
    everything = [sentence for sentence in facts.reading.sentences if sentence.own]
    for section in facts.reading.sections:
        own = [sentence for sentence in section.sentences if sentence.own]
        tables = any(table.persons and table.block.section == section.path for table in facts.tables)
        claim = next((sentence for sentence in own if sentence.has("effect_claimed")), None)
        if claim is not None:
            level = "outcome" if tables or any(s.has("outcome_measured") for s in own) else _level(everything)
            yield Thing(claim.place(), {"level": level})


def _level(sentences: Sequence[Sentence]) -> str:
    told = {level for sentence in sentences for level in levels_of(sentence)}
    return next((level for level in _BELOW_OUTCOME if level in told), "none")


def grounds_claims(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Each sentence that claims to cover all grounds, where it or what follows lists them, with those that are missing."""
    sentences = facts.reading.sentences
    for at, sentence in enumerate(sentences):
        if not sentence.own or not sentence.has("grounds_claim_word") or sentence.has("some_of"):
            continue
        listed = _grounds(sentence) | _grounds_before(sentences[max(0, at - 1)], sentence)
        for following in sentences[at + 1 : at + 9]:
            more = _grounds(following)
            if not more or (len(more) == 1 and following.unit.block.kind != "list_item"):
                break
            listed |= more
        if len(listed) >= _FEWEST_LISTED:
            missing = [name for ground, name in GROUNDS.items() if ground not in listed]
            words = {"listed": str(len(listed)), "missing": ", ".join(missing)}
            yield Thing(sentence.place(), {"complete": not missing}, words)


def _grounds_before(before: Sentence, sentence: Sentence) -> set[str]:
    """The grounds of the sentence before it in the paragraph, where that lists some."""
    found = _grounds(before) if before.unit is sentence.unit and before is not sentence else set()
    return found if len(found) >= _FEWEST_LISTED else set()


def _grounds(sentence: Sentence) -> set[str]:
    return {hit.concept for hit in sentence.hits if hit.concept in GROUNDS}
