"""What a report holds that fails no run, in words: exceptions, the baseline, tips, documents that are accepted unread."""

from __future__ import annotations

from collections.abc import Collection

from konsekvens_lint.formats.tally import Tally
from konsekvens_lint.formats.words import baselined_count, counted, sentence, suppressed_count
from konsekvens_lint.report import Level, Suppressed, Unread


def excepted(each: Suppressed) -> str:
    """Where the exception stands, and its last day: "konsekvens-lint.yaml:14, till och med 2027-01-31"."""
    stands = "en kommentar i dokumentet" if each.by == "comment" else each.entry or "konfigurationen"
    return f"{stands}, till och med {each.until.isoformat()}" if each.until else stands


def state_of(unread: Unread) -> str:
    """Whether the document could not be read, or need not be."""
    return "Kunde inte läsas" if unread.accepted is None else "Godtas oläst"


def why_unread(unread: Unread) -> str:
    """Why the document could not be read, and the reason with which that is accepted."""
    told = sentence(unread.message)
    return told if unread.accepted is None else f"{told} Godtas: {sentence(unread.accepted)}"


def not_shown(numbers: Tally, levels: Collection[Level], *, show_suppressed: bool) -> list[str]:
    """What is there beside findings of the `levels` that are shown, and how to see it: "3 tips, visa med --tips"."""
    tips = 0 if "info" in levels else numbers.findings["info"]
    suppressed = 0 if show_suppressed else numbers.suppressed
    return [
        *([f"{counted(tips, 'info')}, visa med --tips"] if tips else []),
        *([f"{suppressed_count(suppressed)}, visa med --show-suppressed"] if suppressed else []),
        *([baselined_count(numbers.baselined)] if numbers.baselined else []),
    ]
