"""What a matter is about, and what kind of document tells it: the concepts in each part of the document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from konsekvens_lint.language.normalise import normalise
from konsekvens_lint.language.reading import Reading, ReadSection
from konsekvens_lint.language.scan import Scanner

# Blocks that open a document, and those in which a memo comes to its proposal.
_OPENING_UNITS = 8
_FIRST_UNITS = 25
_ASIDE = frozenset(
    {"attachments_section", "contents_section", "english_section", "gender_section", "economy_section"}
)


def matter_facts(reading: Reading) -> dict[str, Any]:
    """The facts of the scope ``matter``: the concepts in the title, the proposal, the matter, and all of the body.

    What a clause denies ("ändrar varken öppettider …") is not counted.
    """
    return {
        "title": reading.title_names,
        "proposal": _affirmed(s for s in reading.sections if "proposal_section" in s.roles),
        "matter": _affirmed(s for s in reading.sections if "matter_section" in s.roles),
        "body": _affirmed(s for s in reading.sections if not s.roles & _ASIDE),
        "impact": frozenset(
            name
            for s in reading.sections
            if "gender_section" in s.roles
            for t in s.sentences
            for name in t.names
        ),
    }


def kind_facts(reading: Reading, scanner: Scanner) -> dict[str, Any]:
    """The facts of the scope ``document_kind``."""
    units = [unit for unit in reading.units if unit.block.kind != "contents"][:_FIRST_UNITS]
    opening = {hit.concept for unit in units[:_OPENING_UNITS] for hit in unit.hits}
    for block in reading.document.furniture:
        opening |= {hit.concept for hit in scanner.scan(normalise(block.text).text)}
    return {
        "title": reading.title_names,
        "opening": frozenset(opening),
        "begins": frozenset(hit.concept for unit in units for hit in unit.hits if hit.start == 0),
        "headings": frozenset(name for section in reading.sections for name in section.heading_names),
        "body": frozenset(hit.concept for unit in reading.units for hit in unit.hits),
    }


def _affirmed(sections: Iterable[ReadSection]) -> frozenset[str]:
    return frozenset(
        name for section in sections for sentence in section.sentences for name in sentence.affirmed
    )
