"""What the shapes of rule files are made of, as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from konsekvens_lint.names import KINDS

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
CONDITION = {"$ref": "#/$defs/condition"}
PRESENCE = {"$ref": "#/$defs/presence"}
LEVELS = ["error", "warning", "info"]
LEVEL = {"enum": [*LEVELS, "off"]}
CONFIDENCES = ["high", "medium", "low"]
KIND_LIST = {"type": "array", "items": {"enum": list(KINDS)}, "minItems": 1, "uniqueItems": True}


def shape(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """A mapping with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def named(entry: dict[str, Any]) -> dict[str, Any]:
    """A mapping of any names, each to such an entry."""
    return {"type": "object", "additionalProperties": entry, "minProperties": 1}


def among(keys: Iterable[str], entry: dict[str, Any]) -> dict[str, Any]:
    """A mapping of some of the keys, each to such an entry."""
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, entry),
        "additionalProperties": False,
        "minProperties": 1,
    }


def rows(values: dict[str, Any]) -> dict[str, Any]:
    """Rows are ordered: the first whose condition holds wins. Each is a mapping of one value to its condition."""
    return {"type": "array", "minItems": 1, "items": {**values, "maxProperties": 1}}


def said(entry: dict[str, Any], means: str) -> dict[str, Any]:
    """The entry with what it means, for editors to show."""
    return {**entry, "title": means}


def one_or_more(entry: dict[str, Any]) -> dict[str, Any]:
    """A text, or a list of entries; no anyOf, whose errors do not say which of the two is meant."""
    return {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": entry}


def _condition_of(name: str, atom: Any, means: str) -> dict[str, Any]:
    """The condition language of `condition.py`; `atom` is what a fact or a name in a mapping may be asked for."""
    same = {"$ref": f"#/$defs/{name}"}
    several = {"type": "array", "items": same, "minItems": 1}
    return {
        "description": means,
        "type": ["string", "array", "object"],
        "minLength": 1,
        "minItems": 1,
        "minProperties": 1,
        "items": same,
        "properties": {"all": several, "any": several, "not": same},
        "additionalProperties": atom,
    }


_VALUE = {"description": "ett värde: en text, true, false eller null", "type": ["string", "boolean", "null"]}
_VALUES = {
    "description": "ett värde (en text, true, false eller null) eller en lista med värden",
    "type": ["string", "boolean", "null", "array"],
    "items": _VALUE,
    "minItems": 1,
}
# Facts are asked for values; names in a span of text (`presence`) only whether they are there.
_CONDITIONS = {
    "condition": _condition_of(
        "condition",
        _VALUES,
        "ett villkor: always, ett namn, en lista, {faktum: värde}, {all: […]}, {any: […]} eller {not: …}",
    ),
    "presence": _condition_of(
        "presence", False, "ett villkor: always, ett namn, en lista, {all: […]}, {any: […]} eller {not: …}"
    ),
}


def file(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """A file that is a mapping with these keys, in which there may be conditions."""
    return {**shape(required, optional), "$defs": _CONDITIONS}
