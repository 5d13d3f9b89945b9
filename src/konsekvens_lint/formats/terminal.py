"""The report for the one who wrote the memo: what is missing, where, why it matters, what to write."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats import FailOn
from konsekvens_lint.formats.checklist_table import checklists
from konsekvens_lint.formats.paper import Paper, excerpt, flat, shortened
from konsekvens_lint.formats.tally import SHOWN, Tally, tally
from konsekvens_lint.formats.words import (
    GIVEN,
    KINDS,
    LEVELS,
    NOTES,
    STDIN_NAME,
    UNCERTAIN,
    UNKNOWN_KIND,
    counted,
    listed,
    named,
    sentence,
)
from konsekvens_lint.report import DocumentReport, Finding, Level, Report, Unread

TOLD_APART = 3
PLACES_SEARCHED = 8
UNDETERMINED_NAMED = 8

_LEAD = len("Underlag: ")


def render(
    report: Report,
    *,
    width: int = 100,
    color: bool = False,
    ascii: bool = False,
    tips: bool = False,
    fail_on: FailOn = "error",
) -> str:
    """The whole report as text. Tips are told in full where asked for, or where they decide the exit code."""
    paper = Paper(width, color, ascii)
    shown: tuple[Level, ...] = SHOWN if tips or fail_on == "info" else SHOWN[:2]
    lines: list[str] = []
    for document in report.documents:
        if isinstance(document, Unread):
            lines += _unread(document, paper)
        else:
            lines += _document(document, shown, paper)
        lines += [""]
    lines += summary(tally(report), paper)
    return "\n".join(lines).rstrip("\n") + "\n"


def _unread(unread: Unread, paper: Paper) -> list[str]:
    path, message = paper.path(unread.path), paper.clean(sentence(unread.message))
    told = paper.paint(path, "path") + ": "
    if len(path) + 2 + len(message) <= paper.width:
        return [told + message]
    return [told.rstrip(), *paper.block(message, indent=2)]


def _document(document: DocumentReport, shown: tuple[Level, ...], paper: Paper) -> Iterator[str]:
    told = sorted((each for each in document.findings if each.level in shown), key=_reading_order)
    tips = sum(each.level == "info" for each in document.findings)
    yield from _head(document, paper)
    yield ""
    yield from paper.block(_counts(document), role="strong")
    for section, findings in groupby(told, key=_section):
        yield ""
        yield from paper.block(section, role="heading")
        worst_first = sorted(findings, key=lambda finding: SHOWN.index(finding.level))
        yield from _section_findings(worst_first, paper)
    if tips and "info" not in shown:
        yield ""
        yield from paper.block(f"{counted(tips, 'info')}, visa med --tips", role="dim")
    yield from checklists(document.checklists, document.kind, paper)
    yield ""


def _head(document: DocumentReport, paper: Paper) -> Iterator[str]:
    path = paper.path(STDIN_NAME if document.path == "-" else document.path)
    yield paper.paint(path, "path")
    yield paper.rule(len(path))
    yield from paper.block(document.title or "")
    kind = KINDS.get(document.kind, document.kind)
    reason = f": {document.kind_reason}" if document.kind_reason else ""
    yield from paper.block(sentence(f"Läst som {kind}{reason}"), role="dim")
    if document.kind == "ovrigt" and document.kind_reason != GIVEN:
        yield from paper.block(UNKNOWN_KIND, lead="Obs! ", lead_role="warning")
    for note in document.notes:
        yield from paper.block(NOTES.get(note, note), lead="Obs! ", lead_role="warning")


def _counts(document: DocumentReport) -> str:
    """What was found, and what could not be judged: silence must not be taken for approval."""
    numbers = [(sum(each.level == level for each in document.findings), level) for level in SHOWN[:2]]
    found = listed([counted(number, level) for number, level in numbers if number])
    unsure = [rule for rule, outcome in document.outcomes.items() if outcome == "undetermined"]
    told = sentence(found or f"Inga {named('error')} eller {named('warning')}")
    if not unsure:
        return told
    codes = listed(unsure) if len(unsure) <= UNDETERMINED_NAMED else f"{len(unsure)} regler"
    return f"{told} Kunde inte bedömas här: {codes}."


def _reading_order(finding: Finding) -> tuple[int, int, int, int]:
    place = finding.place
    if place is None:
        return (-1, -1, -1, -1)
    paragraph, row, column = (-1 if at is None else at for at in (place.paragraph, place.row, place.column))
    return (paragraph, row, column, place.start)


def _section(finding: Finding) -> str:
    if finding.place is None:
        return "Hela dokumentet"
    return " › ".join(flat(heading) for heading in finding.place.section) or "Före första rubriken"


def _section_findings(findings: list[Finding], paper: Paper) -> Iterator[str]:
    """Each finding of a section in order; a rule that fires often is told once, with the others' number."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for finding in findings:
        same = by_rule[finding.rule]
        if len(same) <= TOLD_APART:
            yield ""
            yield from _finding(finding, [], paper)
        elif finding is same[0]:
            yield ""
            yield from _finding(finding, same[1:], paper)


def _finding(finding: Finding, others: list[Finding], paper: Paper) -> Iterator[str]:
    """Quote, what is wrong, why it matters, what to write; for what is absent, where it was looked for."""

    def told(label: str, text: str, role: str = "", label_role: str = "") -> list[str]:
        lead = f"{label}:".ljust(_LEAD)
        return paper.block(text, lead=lead, indent=2, role=role, lead_role=label_role)

    if finding.place and _is_seen(finding.place):
        yield from paper.quote(_quoted(finding.place, finding.around), indent=2)
    yield from told(LEVELS[finding.level], sentence(finding.message), label_role=finding.level)
    yield from told("Sökte i", sentence(_searched(finding)))
    yield from told("Underlag", _evidence(finding))
    yield from told("Varför", sentence(finding.why))
    yield from told("Förslag", sentence(finding.advice), role="advice", label_role="advice")
    if others:
        yield from paper.block(_others(others), indent=2)
    yield from paper.block(_reference(finding), indent=2, role="dim")


def _is_seen(place: Place) -> bool:
    """Whether there is text to show: not for an absence, nor where the heading above says it already."""
    quote = flat(place.quote)
    is_heading = place.table is None and bool(place.section) and quote == flat(place.section[-1])
    return bool(quote) and not is_heading


def _quoted(place: Place, around: tuple[str, str]) -> tuple[str, str, str]:
    before, after = around
    start = len(before)
    return excerpt(f"{before}{place.quote}{after}", start, start + len(place.quote))


def _searched(finding: Finding) -> str:
    """Where an absence was looked for; nothing for a finding that has a text to point at."""
    if finding.searched:
        more = len(finding.searched) - PLACES_SEARCHED
        places = ", ".join(flat(place) for place in finding.searched[:PLACES_SEARCHED])
        return f"{places} och {more} till" if more > 0 else places
    return "" if finding.place and finding.place.quote.strip() else "hela dokumentet"


def _evidence(finding: Finding) -> str:
    pointed_at = finding.place.quote if finding.place else None
    quotes = [f"»{_short(each.quote)}«" for each in finding.evidence if each.quote not in ("", pointed_at)]
    return ", ".join(quotes[:2])


def _others(others: list[Finding]) -> str:
    quotes = [f"»{_short(each.place.quote, 30)}«" for each in others if each.place and _is_seen(each.place)]
    where = f": {', '.join(quotes[:5])}{', …' if len(quotes) > 5 else ''}" if quotes else ""
    return f"… och {len(others)} till i samma avsnitt{where}"


def _short(quote: str, most: int = 70) -> str:
    return shortened(flat(quote), most)


def _reference(finding: Finding) -> str:
    parts = [f"{finding.rule} {finding.name}", _where(finding.place), UNCERTAIN[finding.confidence]]
    told = sentence(", ".join(part for part in parts if part))
    return f"{told} Källa: {sentence(finding.source)}" if finding.source.strip() else told


def _where(place: Place | None) -> str:
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


def summary(counts: Tally, paper: Paper) -> Iterator[str]:
    """The run in numbers: for several documents, or where files were passed over."""
    if counts.read + counts.unread < 2 and not counts.skipped:
        return
    rows = [("Lästa", f"{counts.read} dokument")]
    if counts.unread:
        rows.append(("Kunde inte läsas", f"{counts.unread} dokument"))
    if counts.skipped:
        files = "fil" if counts.skipped == 1 else "filer"
        rows.append(("Inte granskade", f"{counts.skipped} {files} av annat slag"))
    for level in SHOWN:
        found = f" ({counted(counts.findings[level], level)})" if counts.findings[level] else ""
        rows.append((f"Med {named(level)}", f"{counts.documents[level]} dokument{found}"))
    yield ""
    yield paper.paint("Sammanfattning", "heading")
    for label, text in rows:
        yield from paper.block(text, lead=label.ljust(18), indent=2)
