"""docs/checklists.md: the checklists and profiles, with sources, demands and what each verdict says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from konsekvens_lint.commands import explaining
from konsekvens_lint.formats.words import DISCLAIMER, LEVELS, VERDICTS, sentence
from konsekvens_lint.rulebook.loading import built_in
from pages.markdown import code, codes, items, joined, table

_ABOUT = f"""\
<!-- Genererad av scripts/generate_docs.py ur rules/checklists/ och rules/profiles/. Ändra där. -->

# Checklistor och profiler

En checklista är en organisations frågor, i dess egna ord och ordning. Varje punkt är ett krav eller ett råd.
En profil är vad en organisation har bestämt: vilka checklistor som gäller och vilken nivå reglerna har.
{DISCLAIMER}
"""


def page() -> str:
    """The page's text."""
    book = built_in()
    lists = [block for entry in book.checklists for block in _checklist(entry)]
    profiles = [block for entry in book.profiles for block in _profile(entry)]
    return joined(_ABOUT, "## Checklistor", lists, "## Profiler", profiles)


def _checklist(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {entry['title']}"
    yield items(
        [
            ("Heter", code(entry["id"])),
            ("Källa", sentence(explaining.source(entry))),
            ("Gäller", sentence(explaining.kinds_in_words(entry["kinds"]))),
        ]
    )
    for number, point in enumerate(entry["points"], start=1):
        yield f"#### {number}. {point['title']} ({explaining.demand(point)})"
        yield str(point["question"])
        rows = [[VERDICTS[verdict], reason] for verdict, reason in explaining.reasons(point)]
        yield table(["Utfall", "Betyder"], rows)


def _profile(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {entry['title']}"
    levels = [f"{code(rule)} {LEVELS[level].lower()}" for rule, level in entry.get("levels", {}).items()]
    yield items(
        [
            ("Heter", code(entry["id"])),
            ("Källa", sentence(explaining.source(entry))),
            ("Bygger på", code(entry["extends"]) if "extends" in entry else ""),
            ("Checklistor", codes(entry["checklists"])),
            ("Ändrade nivåer", ", ".join(levels)),
        ]
    )
