"""docs/rules.md lists the rules; docs/rules/ has a page for each, as ``konsekvens-lint rule`` explains it, with all its
examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from konsekvens_lint.commands import explaining
from konsekvens_lint.formats.words import LEVELS, sentence
from konsekvens_lint.rulebook.pack import Pack, plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.trying import Example, examples_of
from pages.markdown import fenced, items, joined, table

_MADE = "<!-- Genererad av scripts/generate_docs.py ur rules/. Ändra där. -->"
_ABOUT = f"""\
{_MADE}

# Regler

En regel kan anges med sin kod eller sitt namn. Varje regel har en egen sida. Samma text visas av
`konsekvens-lint rule KOD`, och exemplen är reglernas tester: de körs med `konsekvens-lint test`.
"""


def pages() -> dict[str, Callable[[], str]]:
    """For each file its text."""
    pack = read_pack(rules_folder())
    rules = sorted((plain(file.content) for file in pack.of("rule")), key=lambda rule: str(rule["code"]))
    examples = _examples_by_rule(pack)
    return {
        "rules.md": partial(_index, rules),
        **{f"rules/{rule['code']}.md": partial(_page, rule, examples[rule["code"]]) for rule in rules},
    }


def _index(rules: list[Mapping[str, Any]]) -> str:
    rows = [
        [f"[{rule['code']}](rules/{rule['code']}.md)", LEVELS[rule["level"]], rule["title"]] for rule in rules
    ]
    return joined(_ABOUT, table(["Kod", "Nivå", "Regel"], rows))


def _page(rule: Mapping[str, Any], examples: list[Example]) -> str:
    return joined(_MADE, _rule(rule, examples), "[Alla regler](../rules.md)")


def _examples_by_rule(pack: Pack) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for example in examples_of(pack):
        found.setdefault(example.rule, []).append(example)
    return found


def _rule(rule: Mapping[str, Any], examples: list[Example]) -> Iterator[str]:
    yield f"# {rule['code']}: {rule['title']}"
    yield items(
        [
            ("Slår till", explaining.fires_when(rule)),
            ("Varför", rule["why"]),
            ("Skriv", explaining.advice(rule)),
            ("Källa", sentence(explaining.source(rule))),
            ("Nivå", sentence(explaining.level(rule))),
            ("Gäller", sentence(explaining.kinds_in_words(rule["kinds"]))),
            ("Namn", f"`{rule['name']}`"),
        ]
    )
    for group, entries in groupby(examples, key=lambda example: example.group):
        yield f"## {explaining.EXAMPLE_HEADINGS[group]}"
        for example in entries:
            yield explaining.example_note(example)
            yield fenced(example.text, "markdown")
