"""docs/matt.md: what an audit counts documents by, and how a goal is known again in other documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from konsekvens_lint.commands import explaining
from konsekvens_lint.formats.words import sentence
from konsekvens_lint.measures import Example, examples_of
from konsekvens_lint.rulebook.pack import Pack, plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder
from pages.markdown import fenced, items, joined, table

_ABOUT = """\
<!-- Genererad av scripts/generate_docs.py ur rules/measures/. Ändra där. -->

# Mått

Ett mått är något som en revision räknar dokument efter, vid sidan av checklistornas punkter: hur många som har det, inte har
det, inte kan bedömas, och inte berörs. En andel är alltid har ÷ (har + har inte), och *delvis* är en del av dem som inte har.
Ett dokument vars fakta inte är kända, som ett på ett annat språk, är inte bedömt. Dubbletter räknas inte. Ett fynd som
undantagits räknas inte som en brist, men ett som finns i baslinjen gör det.

Exemplen är måttens tester: de körs med `konsekvens-lint test`. En organisation kan ha egna mått i sitt regelpaket, i mappen
`measures/`; vad villkoren kan fråga efter står i [facts.md](facts.md#facts-of-measure).
"""
_GROUPS = {"good": "Har det", "bad": "Har det inte"}
_SHOWS = """\
## Vad dokumenten visar

Fyra av punkterna i SKR:s checklista för jämställdhetsintegrering kan läsas ur dokument. Vad dokumenten visar är inte
organisationens självskattning, och säger inget om arbetet utanför dem.
"""


def page() -> str:
    """The page's text."""
    pack = read_pack(rules_folder())
    measures = sorted((plain(file.content) for file in pack.of("measure")), key=lambda each: each["order"])
    examples = list(examples_of(pack))
    told = (
        block
        for each in measures
        for block in _measure(each, [e for e in examples if e.measure == each["id"]])
    )
    return joined(_ABOUT, table(["Mått", "Gäller"], _rows(measures)), told, _shows(measures), _thread(pack))


def _rows(measures: list[Mapping[str, Any]]) -> Iterator[list[str]]:
    for each in measures:
        yield [f"[{each['title']}](#{each['id']})", explaining.kinds_in_words(each["kinds"])]


def _measure(each: Mapping[str, Any], examples: list[Example]) -> Iterator[str]:
    yield f"## {each['id']}"
    yield f"**{each['title']}.** {sentence(each['means'])}"
    yield items(
        [
            ("Gäller", sentence(explaining.kinds_in_words(each["kinds"]))),
            ("Källa", sentence(explaining.source(each))),
        ]
    )
    for group, entries in groupby(examples, key=lambda example: example.group):
        yield f"### {_GROUPS[group]}"
        for example in entries:
            yield sentence(example.why or "")
            yield fenced(example.text, "markdown")


def _shows(measures: list[Mapping[str, Any]]) -> Iterator[str]:
    yield _SHOWS
    shown = sorted((each for each in measures if "shows" in each), key=lambda each: each["shows"]["point"])
    yield table(["Punkt", "Mått", "3 från", "2 från", "Minst bedömda"], map(_point, shown))


def _point(each: Mapping[str, Any]) -> list[str]:
    shows = each["shows"]
    return [
        f"{shows['point']}. {shows['title']}",
        f"[{each['id']}](#{each['id']})",
        f"{100 * shows['three']:.0f} %",
        f"{100 * shows['two']:.0f} %",
        str(shows["least"]),
    ]


def _thread(pack: Pack) -> Iterator[str]:
    (file,) = pack.of("thread")
    yield "## Målen i styrkedjan"
    yield file.content["means"]
    yield f"Ord som inte räknas (stjärnan står för resten av ordet): {', '.join(file.content['passed_over'])}."
