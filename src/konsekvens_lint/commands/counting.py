"""Counts in words, of what a run met and did not judge."""

from __future__ import annotations

from collections.abc import Mapping

from konsekvens_lint.running.finding import PassedOver

_PASSED_OVER: dict[PassedOver, str] = {
    "other_kind": "filer av annat slag",
    "own_output": "verktygets egna filer (.granskad)",
    "lock_file": "låsfiler (~$)",
    "hidden": "dolda filer och mappar",
}
#: The codes of what could not be read, in words for several.
_UNREAD = {
    "broken": "trasiga filer",
    "crashed": "filer som stoppade verktyget",
    "empty": "tomma filer",
    "encrypted": "krypterade filer",
    "legacy_doc": "filer i det gamla formatet .doc",
    "lock_file": "låsfiler",
    "missing": "filer som saknas",
    "no_text_layer": "inskannade filer utan text",
    "not_a_document": "filer som är något annat än de heter",
    "not_permitted": "filer utan läsrätt",
    "open_in_word": "filer som är öppna i Word",
    "out_of_memory": "filer som tog för mycket minne",
    "timeout": "filer som tog för lång tid",
    "too_large": "för stora filer",
    "unreadable_text": "filer med text som inte går att tyda",
}


def documents(number: int) -> str:
    """ "1 dokument", "2 dokument"."""
    return f"{number} dokument"


def not_judged(passed_over: Mapping[PassedOver, int], unread: Mapping[str, int]) -> str:
    """What was met and not judged, with numbers: "tomma filer (1), filer av annat slag (3)"; empty where there is nothing."""
    told = [f"{_UNREAD.get(code, code)} ({number})" for code, number in sorted(unread.items())]
    told += [f"{words} ({passed_over[why]})" for why, words in _PASSED_OVER.items() if passed_over.get(why)]
    return ", ".join(told)
