"""How each thing that rules speak of one by one is found: `thing_kinds.THINGS` says what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from konsekvens_lint.facts import text_things
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.thing import Thing

#: From a document's facts and the rule's thresholds, the things in order.
Finder = Callable[[Facts, Mapping[str, Any]], Iterator[Thing]]

FINDERS: dict[str, Finder] = {
    "gender_text": text_things.gender_texts,
    "announced_list": text_things.announced_lists,
    "contents_entry": text_things.contents_entries,
    "minutes_item": text_things.minutes_items,
}
