"""The shape of every kind of rule file, as JSON Schema: used to check packs, and given to editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from konsekvens_lint.names import EVIDENCE, KINDS, VERDICTS, ZONES

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}
_CONDITION = {"$ref": "#/$defs/condition"}
_PRESENCE = {"$ref": "#/$defs/presence"}
_LEVELS = ["error", "warning", "info"]
_LEVEL = {"enum": [*_LEVELS, "off"]}
_CONFIDENCES = ["high", "medium", "low"]
_KINDS = {"type": "array", "items": {"enum": list(KINDS)}, "minItems": 1, "uniqueItems": True}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _named(entry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": entry, "minProperties": 1}


def _among(keys: Iterable[str], entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, entry),
        "additionalProperties": False,
        "minProperties": 1,
    }


def _rows(values: dict[str, Any]) -> dict[str, Any]:
    """Rows are ordered: the first whose condition holds wins. Each is a mapping of one value to its condition."""
    return {"type": "array", "minItems": 1, "items": {**values, "maxProperties": 1}}


def _one_or_more(entry: dict[str, Any]) -> dict[str, Any]:
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


def _file(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {**_object(required, optional), "$defs": _CONDITIONS}


_TABLE = _rows(_named(_CONDITION))
_CONCEPT = _object(
    {"means": _TEXT, "source": _TEXT},
    {
        "forms": _TEXTS,
        "not": _TEXTS,
        "damaged": _TEXTS,
        "damaged_not": _TEXTS,
        "regex": _TEXTS,
        "needs": _TEXTS,
    },
)
_PATTERN = _object(
    {"means": _TEXT, "in": {"enum": ["heading", "clause", "sentence"]}, "when": _PRESENCE},
    {"role": {"const": True}, "zone": {"enum": list(ZONES)}, "source": _TEXT},
)
_EXAMPLE = _object({"text": _TEXT}, {"kind": {"enum": list(KINDS)}, "at": _TEXT, "why": _TEXT})
_TRICKY = _object(
    {"text": _TEXT, "fires": {"type": "boolean"}, "why": _TEXT}, {"kind": {"enum": list(KINDS)}, "at": _TEXT}
)
_EXAMPLES = _object(
    {
        "good": {"type": "array", "items": _EXAMPLE, "minItems": 2},
        "bad": {"type": "array", "items": _EXAMPLE, "minItems": 2},
        "tricky": {"type": "array", "items": _TRICKY, "minItems": 1},
    }
)
# Thresholds: a number, or the two ends of a range.
_OPTIONS = _named({"type": ["number", "array"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2})
_PLACES = {"type": "array", "items": {"enum": list(EVIDENCE)}, "minItems": 1}
_POINT = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "question": _TEXT,
        "demand": {"enum": ["krav", "rad"]},
        "verdicts": _rows(_among(VERDICTS, _CONDITION)),
        "reasons": _among(VERDICTS, _one_or_more(_TABLE["items"])),
    },
    {"evidence": _PLACES, "lacking": _PLACES},
)

SCHEMAS: dict[str, dict[str, Any]] = {
    "concepts": _object({"source": _TEXT, "concepts": _named(_CONCEPT)}),
    "patterns": _file({"patterns": _named(_PATTERN)}),
    "judgement": _file(
        {"of": _TEXT, "fact": _TEXT, "means": _TEXT, "rows": _TABLE},
        {
            "source": _TEXT,
            "best_first": _TEXTS,
            "beside_heading": _TEXTS,
            "reasons": _named(_one_or_more(_TABLE["items"])),
        },
    ),
    "rule": _file(
        {
            "code": {"type": "string", "pattern": "^[A-ZÅÄÖ]{2,5}[0-9]{2,3}$"},
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "title": _TEXT,
            "kinds": _KINDS,
            "level": _LEVEL,
            "each": _one_or_more(_TEXT),
            "when": _CONDITION,
            "message": _TEXT,
            "advice": _TEXT,
            "why": _TEXT,
            "source": _TEXT,
            "examples": _EXAMPLES,
        },
        {
            "options": _OPTIONS,
            "levels": _rows(_among(_LEVELS, _CONDITION)),
            "messages": _TABLE,
            "not_applicable": _CONDITION,
            "undetermined": _CONDITION,
            "point_at": _TEXTS,
            "confidence": {"enum": _CONFIDENCES},
            "confidences": _rows(_among(_CONFIDENCES, _CONDITION)),
            "searched": {"type": "boolean"},
        },
    ),
    "checklist": _file(
        {
            "id": _TEXT,
            "title": _TEXT,
            "source": _TEXT,
            "kinds": _KINDS,
            "points": {"type": "array", "items": _POINT, "minItems": 1},
        }
    ),
    "profile": _object(
        {"id": _TEXT, "title": _TEXT, "source": _TEXT, "checklists": {"type": "array", "items": _TEXT}},
        {"extends": _TEXT, "levels": _named(_LEVEL), "options": _named(_OPTIONS)},
    ),
}
