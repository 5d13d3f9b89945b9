"""A list of 300 terms for the peer: plain-language advice of the kind that word-list linters hold."""

from __future__ import annotations

from random import Random

_STEMS = (
    "beredning", "handläggning", "upphandling", "avgift", "verksamhet", "förvaltning", "uppföljning", "kartläggning",
    "utredning", "belysning", "budget", "nämnd", "lokal", "avtal", "ärende",
)  # fmt: skip
_ENDINGS = (
    "sprocess", "splan", "smodell", "sarbete", "sfråga", "sansvar", "sformer", "snivå", "sunderlag", "sbehov",
    "stakt", "sgrund", "sdel", "sspår", "såtgärd", "srutin", "smål", "sbeslut", "sområde", "styp",
)  # fmt: skip


def terms(number: int = 300, seed: int = 1) -> list[tuple[str, str]]:
    """Pairs of a term and what to write in its place; a few of them stand in the memos."""
    common = [
        ("behålla", "ha kvar"),
        ("avsatta", "reserverade"),
        ("erfarenheterna", "lärdomarna"),
        ("uppgår till", "är"),
    ]
    made = [f"{stem}{ending}" for stem in _STEMS for ending in _ENDINGS]
    Random(seed).shuffle(made)
    return [*common, *((term, f"{term} (skriv enklare)") for term in made)][:number]


def prh(number: int = 300) -> str:
    """The list as a prh rule file."""
    rules = "".join(f"  - expected: {better}\n    pattern: {term}\n" for term, better in terms(number))
    return f"version: 1\nrules:\n{rules}"


def terminology(number: int = 300) -> list[tuple[str, str]]:
    """The list as the `terms` of textlint-rule-terminology."""
    return terms(number)
