"""docs/rules.md: every rule as ``konsekvens-lint rule`` explains it, with all its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from konsekvens_lint.commands import explaining
from konsekvens_lint.formats.words import LEVELS, sentence
from konsekvens_lint.rulebook.pack import Pack, plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.trying import Example, examples_of
from pages.markdown import fenced, items, joined, table

_ABOUT = """\
<!-- Genererad av scripts/generate_docs.py ur rules/. Ändra där. -->

# Regler

En regel kan anges med sin kod eller sitt namn. Samma text visas av `konsekvens-lint rule KOD`, och exemplen
nedan är reglernas tester: de körs med `konsekvens-lint test`.
"""


def page() -> str:
    """The page's text."""
    pack = read_pack(rules_folder())
    rules = sorted((plain(file.content) for file in pack.of("rule")), key=lambda rule: str(rule["code"]))
    rows = [[f"[{rule['code']}](#{_anchor(rule)})", LEVELS[rule["level"]], rule["title"]] for rule in rules]
    examples = _examples_by_rule(pack)
    told = [block for rule in rules for block in _rule(rule, examples[rule["code"]])]
    return joined(_ABOUT, table(["Kod", "Nivå", "Regel"], rows), told)


def _anchor(rule: Mapping[str, Any]) -> str:
    return str(rule["code"]).lower()


def _examples_by_rule(pack: Pack) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for example in examples_of(pack):
        found.setdefault(example.rule, []).append(example)
    return found


def _rule(rule: Mapping[str, Any], examples: list[Example]) -> Iterator[str]:
    yield f"## {rule['code']}\n\n**{rule['title']}**"
    yield items(
        [
            ("Slår till", explaining.fires_when(rule)),
            ("Varför", rule["why"]),
            ("Skriv", explaining.unfilled(rule["advice"])),
            ("Källa", sentence(explaining.source(rule))),
            ("Nivå", sentence(explaining.level(rule))),
            ("Gäller", sentence(explaining.kinds_in_words(rule["kinds"]))),
            ("Namn", f"`{rule['name']}`"),
        ]
    )
    for group, entries in groupby(examples, key=lambda example: example.group):
        yield f"### {rule['code']}: {explaining.EXAMPLE_HEADINGS[group].lower()}"
        for example in entries:
            yield explaining.example_note(example)
            yield fenced(example.text, "markdown")
