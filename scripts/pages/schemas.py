"""docs/schemas/: the shape of every kind of rule file, of the configuration and of the baseline, as JSON Schema, for editors."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any

from konsekvens_lint.rulebook.schema import SCHEMAS
from konsekvens_lint.settings.config_file import NAME
from konsekvens_lint.settings.config_schema import SCHEMA

_TITLES = {
    "concepts": "rules/concepts/*.yaml: words and forms by concept",
    "patterns": "rules/patterns/*.yaml: claims made of concepts within a span",
    "judgement": "rules/judgements/*.yaml: an ordered table that gives a fact",
    "rule": "rules/<GROUP>/*.yaml: one rule with its examples",
    "criterion": "rules/criteria/*.yaml: how a point of a checklist is answered",
    "memos": "memos with the answers that a careful expert gives, beside the files they name",
    "checklist": "rules/checklists/*.yaml: an organisation's list of points",
    "template": "rules/templates/*.yaml: the headings and questions of a Word template for a kind of document",
    "measure": "rules/measures/*.yaml: what an audit counts documents by",
    "thread": "rules/measures/rod-trad.yaml: how a goal is known again in other documents",
    "form": "rules/forms/*.yaml: the points of a self-assessment form, its scale, and what each is known by",
    "profile": "rules/profiles/*.yaml: what an organisation has decided",
}


def pages() -> dict[str, Callable[[], str]]:
    """For each file its text."""
    of_kinds = {f"{kind}.json": partial(_text, _TITLES[kind], schema) for kind, schema in SCHEMAS.items()}
    configuration = partial(_text, f"{NAME}: what holds for the documents of a folder", SCHEMA)
    return {**of_kinds, "konsekvens-lint.json": configuration, "baseline.json": _baseline}


def _text(title: str, schema: dict[str, Any]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _baseline() -> str:
    return (files("konsekvens_lint.gate") / "baseline.schema.json").read_text(encoding="utf-8")
