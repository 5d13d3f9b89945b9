"""What stands beside a document's findings on the page: exceptions from rules, and what is to be mended in the configuration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from konsekvens_lint.formats.phrases import (
    is_seen,
    located,
    reading_order,
    reference,
    section_of,
    short,
    where,
)
from konsekvens_lint.formats.tally import SHOWN
from konsekvens_lint.formats.uncounted import excepted
from konsekvens_lint.formats.words import LEVELS, sentence
from konsekvens_lint.report import ConfigurationReport, Finding, Suppressed


class ApartShown(NamedTuple):
    """A finding outside the text, in words: `facts` are labels with what is said under each."""

    level: str
    word: str
    message: str
    where: str
    quote: str
    facts: tuple[tuple[str, str], ...]
    reference: str


def exceptions(several: Iterable[Suppressed]) -> tuple[ApartShown, ...]:
    """The exceptions as the document is read, each with its reason."""
    in_order = sorted(several, key=lambda each: reading_order(each.finding))
    return tuple(
        _shown(
            each.finding,
            _place_in_document(each.finding),
            (("Skäl", sentence(each.reason)), ("Undantag", sentence(excepted(each)))),
        )
        for each in in_order
    )


def in_configurations(several: Iterable[ConfigurationReport]) -> tuple[ApartShown, ...]:
    """What is to be mended in the configuration files, each with its file and line."""
    return tuple(
        _shown(
            finding,
            located(each.path, finding.place),
            (("Varför", sentence(finding.why)), ("Förslag", sentence(finding.advice))),
        )
        for each in several
        for finding in sorted(each.findings, key=reading_order)
        if finding.level in SHOWN
    )


def _place_in_document(finding: Finding) -> str:
    return ", ".join(part for part in (section_of(finding), where(finding.place)) if part)


def _shown(finding: Finding, at: str, facts: tuple[tuple[str, str], ...]) -> ApartShown:
    place = finding.place
    return ApartShown(
        finding.level,
        LEVELS[finding.level],
        sentence(finding.message),
        at,
        f"»{short(place.quote, 240)}«" if place and is_seen(place) else "",
        tuple((label, text) for label, text in facts if text),
        reference(finding),
    )
