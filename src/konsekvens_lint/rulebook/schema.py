"""The shape of every kind of rule file, as JSON Schema: used to check packs, and given to editors."""

from __future__ import annotations

from typing import Any

from konsekvens_lint.names import KINDS, ZONES

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}
_CONDITION: dict[str, Any] = {"type": ["string", "boolean", "object", "array"]}
_LEVEL = {"enum": ["error", "warning", "info", "off"]}
_CONFIDENCE = {"enum": ["high", "medium", "low"]}
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


# Rows are ordered: the first whose condition holds wins. Each is a mapping of one value to its condition.
_ROWS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "additionalProperties": _CONDITION, "minProperties": 1, "maxProperties": 1},
}
_CONCEPT = _object(
    {"means": _TEXT, "source": _TEXT},
    {"forms": _TEXTS, "not": _TEXTS, "damaged": _TEXTS, "damaged_not": _TEXTS, "regex": _TEXTS},
)
_PATTERN = _object(
    {"means": _TEXT, "in": {"enum": ["heading", "clause", "sentence"]}, "when": _CONDITION},
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
_POINT = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "question": _TEXT,
        "demand": {"enum": ["krav", "rad"]},
        "verdicts": _ROWS,
        "reasons": _named({"anyOf": [_TEXT, _ROWS]}),
    },
    {"evidence": _TEXTS, "lacking": _TEXTS},
)

SCHEMAS: dict[str, dict[str, Any]] = {
    "concepts": _object({"source": _TEXT, "concepts": _named(_CONCEPT)}),
    "patterns": _object({"patterns": _named(_PATTERN)}),
    "judgement": _object(
        {"of": _TEXT, "fact": _TEXT, "means": _TEXT, "rows": _ROWS},
        {
            "source": _TEXT,
            "best_first": _TEXTS,
            "beside_heading": _TEXTS,
            "reasons": _named({"anyOf": [_TEXT, _ROWS]}),
        },
    ),
    "rule": _object(
        {
            "code": {"type": "string", "pattern": "^[A-ZÅÄÖ]{2,5}[0-9]{2,3}$"},
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "title": _TEXT,
            "kinds": _KINDS,
            "level": _LEVEL,
            "each": {"anyOf": [_TEXT, _TEXTS]},
            "when": _CONDITION,
            "message": _TEXT,
            "advice": _TEXT,
            "why": _TEXT,
            "source": _TEXT,
            "examples": _EXAMPLES,
        },
        {
            "levels": _ROWS,
            "messages": _ROWS,
            "not_applicable": _CONDITION,
            "undetermined": _CONDITION,
            "point_at": _TEXTS,
            "confidence": _CONFIDENCE,
            "searched": {"type": "boolean"},
        },
    ),
    "checklist": _object(
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
        {"extends": _TEXT, "levels": _named(_LEVEL)},
    ),
}
