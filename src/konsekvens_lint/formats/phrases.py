"""What every format that is read by people says of a document and a finding, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats.paper import excerpt, flat, shortened
from konsekvens_lint.formats.tally import SHOWN, Tally
from konsekvens_lint.formats.words import (
    GIVEN,
    KINDS,
    STDIN_NAME,
    UNCERTAIN,
    UNKNOWN_KIND,
    counted,
    listed,
    named,
    noted,
    sentence,
)
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import DocumentReport, Finding

TOLD_APART = 3
PLACES_SEARCHED = 8
UNDETERMINED_NAMED = 8
EVIDENCE_QUOTED = 2


class Told(NamedTuple):
    """A finding that is told, and the others of its rule in the same section, which are only named."""

    finding: Finding
    others: tuple[Finding, ...] = ()


def told_apart(findings: Sequence[Finding]) -> Iterator[Told]:
    """The findings of one section in their order; a rule that fires often is told once, with the others."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for finding in findings:
        same = by_rule[finding.rule]
        if len(same) <= TOLD_APART:
            yield Told(finding)
        elif finding is same[0]:
            yield Told(finding, tuple(same[1:]))


def called(path: str) -> str:
    """What a document is called: its path, or that it came on standard input."""
    return STDIN_NAME if path == "-" else path


def read_as(document: DocumentReport) -> str:
    """The kind that the document was read as, and why."""
    kind = KINDS.get(document.kind, document.kind)
    reason = f": {document.kind_reason}" if document.kind_reason else ""
    return sentence(f"Läst som {kind}{reason}")


def remarks(document: DocumentReport) -> list[str]:
    """What the reader must know of how far the judgement reaches."""
    unknown = [UNKNOWN_KIND] if document.kind == OTHER_KIND and document.kind_reason != GIVEN else []
    return [*unknown, *noted(document.notes)]


def counts(document: DocumentReport) -> str:
    """What was found, and what could not be judged: silence must not be taken for approval."""
    numbers = [(sum(each.level == level for each in document.findings), level) for level in SHOWN[:2]]
    found = listed([counted(number, level) for number, level in numbers if number])
    unsure = [rule for rule, outcome in document.outcomes.items() if outcome == "undetermined"]
    told = sentence(found or f"Inga {named('error')} eller {named('warning')}")
    if not unsure:
        return told
    codes = listed(unsure) if len(unsure) <= UNDETERMINED_NAMED else f"{len(unsure)} regler"
    return f"{told} Kunde inte bedömas här: {codes}."


def reading_order(finding: Finding) -> tuple[int, int, int, int]:
    """A key that sorts findings as the document is read, those on the whole of it first."""
    place = finding.place
    if place is None:
        return (-1, -1, -1, -1)
    # A configuration file has lines and no paragraphs.
    block = place.line if place.paragraph is None else place.paragraph
    first, row, column = (-1 if at is None else at for at in (block, place.row, place.column))
    return (first, row, column, place.start)


def section_of(finding: Finding) -> str:
    """The headings that the finding stands under."""
    if finding.place is None:
        return "Hela dokumentet"
    return " › ".join(flat(heading) for heading in finding.place.section) or "Före första rubriken"


def is_seen(place: Place) -> bool:
    """Whether there is text to show: not for an absence, nor where the heading above says it already."""
    quote = flat(place.quote)
    is_heading = place.table is None and bool(place.section) and quote == flat(place.section[-1])
    return bool(quote) and not is_heading


def quoted(place: Place, around: tuple[str, str]) -> tuple[str, str, str]:
    """What stands before, on and after the place, shortened; `around` is the text about its quote."""
    before, after = around
    start = len(before)
    return excerpt(f"{before}{place.quote}{after}", start, start + len(place.quote))


def searched(finding: Finding) -> str:
    """Where an absence was looked for; nothing for a finding that has a text to point at."""
    if finding.searched:
        more = len(finding.searched) - PLACES_SEARCHED
        places = ", ".join(flat(place) for place in finding.searched[:PLACES_SEARCHED])
        return f"{places} och {more} till" if more > 0 else places
    return "" if finding.place and finding.place.quote.strip() else "hela dokumentet"


def evidence(finding: Finding) -> list[Place]:
    """The first places that a finding rests on, other than the one that it points at."""
    pointed_at = finding.place.quote if finding.place else None
    return [each for each in finding.evidence if each.quote not in ("", pointed_at)][:EVIDENCE_QUOTED]


def short(quote: str, most: int = 70) -> str:
    """The quote on one line, its middle left out where it is longer than `most`."""
    return shortened(flat(quote), most)


def reference(finding: Finding) -> str:
    """The rule, where it fired, how sure that is, and whose demand it is."""
    parts = [f"{finding.rule} {finding.name}", where(finding.place), UNCERTAIN[finding.confidence]]
    told = sentence(", ".join(part for part in parts if part))
    return f"{told} Källa: {sentence(finding.source)}" if finding.source.strip() else told


def where(place: Place | None) -> str:
    """The place as the reader can find it: page before line before paragraph, and the cell of a table."""
    if place is None:
        return ""
    counted_by = [("sidan", place.page), ("rad", place.line), ("stycke", place.paragraph)]
    block = next((f"{word} {number}" for word, number in counted_by if number is not None), "")
    if place.table is None:
        return block
    cell = [("tabellrad", place.row), ("kolumn", place.column)]
    named_cell = [f"{word} {number + 1}" for word, number in cell if number is not None]
    return ", ".join(part for part in [block, f"tabell {place.table}", *named_cell] if part)


def located(path: str, place: Place | None) -> str:
    """The path and where in it: "memo.md:12", "memo.pdf: s. 3", "memo.docx: Bakgrund, stycke 4"."""
    if place is None:
        return path
    if place.line is not None:
        return f"{path}:{place.line}"
    spot = spot_of(place)
    return f"{path}: {spot}" if spot else path


def spot_of(place: Place) -> str:
    """Where a text without lines holds the place: "s. 3", "Bakgrund, stycke 4, tabell 1"."""
    if place.page is not None:
        return f"s. {place.page}"
    return ", ".join(part for part in (*map(flat, place.section[-1:]), where(place)) if part)


def in_numbers(numbers: Tally) -> list[tuple[str, str]]:
    """A run in numbers: what is counted, and how many."""
    rows = [("Lästa", f"{numbers.read} dokument")]
    if numbers.unread:
        rows.append(("Kunde inte läsas", f"{numbers.unread} dokument"))
    if numbers.accepted:
        rows.append(("Godtas olästa", f"{numbers.accepted} dokument"))
    if numbers.skipped:
        files = "fil" if numbers.skipped == 1 else "filer"
        rows.append(("Inte granskade", f"{numbers.skipped} {files} av annat slag"))
    for level in SHOWN:
        number = numbers.findings[level] - numbers.in_configurations[level]
        found = f" ({counted(number, level)})" if number else ""
        rows.append((f"Med {named(level)}", f"{numbers.documents[level]} dokument{found}"))
    in_configurations = [
        counted(number, level) for level, number in numbers.in_configurations.items() if number
    ]
    uncounted = [("Undantagna", numbers.suppressed), ("I baslinjen", numbers.baselined)]
    rows += [("I konfigurationen", listed(in_configurations))] if in_configurations else []
    return [*rows, *((label, f"{number} fynd") for label, number in uncounted if number)]
