"""Counts in words, of what a run met and did not judge."""

from __future__ import annotations

from collections.abc import Mapping

from konsekvens_lint.formats.words import listed
from konsekvens_lint.running.finding import PassedOver

_PASSED_OVER: dict[PassedOver, tuple[str, str]] = {
    "other_kind": ("fil av annat slag", "filer av annat slag"),
    "own_output": ("fil som verktyget gjort (.granskad)", "filer som verktyget gjort (.granskad)"),
    "lock_file": ("låsfil (~$)", "låsfiler (~$)"),
    "hidden": ("dold fil eller mapp", "dolda filer eller mappar"),
}
#: The codes of what could not be read, as one counts them.
_UNREAD = {
    "broken": "trasiga",
    "crashed": "som stoppade verktyget",
    "empty": "tomma",
    "encrypted": "krypterade",
    "legacy_doc": "i det gamla formatet .doc",
    "lock_file": "låsfiler",
    "missing": "som saknas",
    "no_text_layer": "inskannade utan text",
    "not_a_document": "som är något annat än de heter",
    "not_permitted": "utan läsrätt",
    "open_in_word": "öppna i Word",
    "out_of_memory": "som tog för mycket minne",
    "timeout": "som tog för lång tid",
    "too_large": "för stora",
    "unreadable_text": "med text som inte går att tyda",
}


def documents(number: int) -> str:
    """ "1 dokument", "2 dokument"."""
    return f"{number} dokument"


def passed_over(counts: Mapping[PassedOver, int]) -> str:
    """ "3 filer av annat slag och 1 dold fil eller mapp"."""
    return listed(
        [f"{counts[why]} {words[counts[why] > 1]}" for why, words in _PASSED_OVER.items() if counts.get(why)]
    )


def unread(counts: Mapping[str, int]) -> str:
    """ "2 inskannade utan text och 1 i det gamla formatet .doc"."""
    return listed([f"{number} {_UNREAD.get(code, code)}" for code, number in sorted(counts.items())])
