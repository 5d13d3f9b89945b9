"""docs/schemas/: the shape of every kind of rule file, and of the baseline, as JSON Schema, for editors."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files

from konsekvens_lint.rulebook.schema import SCHEMAS

_TITLES = {
    "concepts": "rules/concepts/*.yaml: words and forms by concept",
    "patterns": "rules/patterns/*.yaml: claims made of concepts within a span",
    "judgement": "rules/judgements/*.yaml: an ordered table that gives a fact",
    "rule": "rules/<GROUP>/*.yaml: one rule with its examples",
    "criterion": "rules/criteria/*.yaml: how a point of a checklist is answered",
    "memos": "memos with the answers that a careful expert gives, beside the files they name",
    "checklist": "rules/checklists/*.yaml: an organisation's list of points",
    "template": "rules/templates/*.yaml: the headings and questions of a Word template for a kind of document",
    "profile": "rules/profiles/*.yaml: what an organisation has decided",
}


def pages() -> dict[str, Callable[[], str]]:
    """For each file its text."""
    return {**{f"{kind}.json": partial(_text, kind) for kind in SCHEMAS}, "baseline.json": _baseline}


def _text(kind: str) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[kind]}
    return json.dumps({**head, **SCHEMAS[kind]}, ensure_ascii=False, indent=2) + "\n"


def _baseline() -> str:
    return (files("konsekvens_lint.gate") / "baseline.schema.json").read_text(encoding="utf-8")
