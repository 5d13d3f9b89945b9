"""Counts in words, of what a run met and did not judge."""

from __future__ import annotations

from collections.abc import Mapping

from konsekvens_lint.formats.words import UNREAD
from konsekvens_lint.running.finding import PassedOver

_PASSED_OVER: dict[PassedOver, str] = {
    "other_kind": "filer av annat slag",
    "own_output": "verktygets egna filer (.granskad)",
    "lock_file": "låsfiler (~$)",
    "hidden": "dolda filer och mappar",
}


def documents(number: int) -> str:
    """ "1 dokument", "2 dokument"."""
    return f"{number} dokument"


def not_judged(passed_over: Mapping[PassedOver, int], unread: Mapping[str, int]) -> str:
    """What was met and not judged, with numbers: "tomma filer (1), filer av annat slag (3)"; empty where there is nothing."""
    told = [f"{UNREAD.get(code, code)} ({number})" for code, number in sorted(unread.items())]
    told += [f"{words} ({passed_over[why]})" for why, words in _PASSED_OVER.items() if passed_over.get(why)]
    return ", ".join(told)
