"""The shape of every kind of rule file, as JSON Schema: used to check packs, and given to editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from konsekvens_lint.names import EVIDENCE, EVIDENCE_OF_POINT, KINDS, OVERALLS, VERDICTS, ZONES

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


def _said(entry: dict[str, Any], means: str) -> dict[str, Any]:
    """The entry with what it means, for editors to show."""
    return {**entry, "title": means}


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
        "adds_to": _said(_TEXT, "Ett begrepp som formerna läggs till, till exempel geography_word."),
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
    {
        "role": {"const": True},
        "heading": _said(_TEXT, "Rubriken i en mall, där organisationen inte har en egen."),
        "zone": {"enum": list(ZONES)},
        "source": _TEXT,
    },
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
_PLACES = {"type": "array", "items": {"enum": [*EVIDENCE, *EVIDENCE_OF_POINT]}, "minItems": 1}
_VERDICTS = {
    "verdicts": _said(
        _rows(_among(VERDICTS, _CONDITION)), "Utfallen i ordning: det första vars villkor stämmer gäller."
    ),
    "reasons": _said(_among(VERDICTS, _one_or_more(_TABLE["items"])), "Vad som sägs vid varje utfall."),
}
_SHOWN = {
    "evidence": _said(_PLACES, "Vilka ställen som visar att punkten är uppfylld."),
    "lacking": _said(_PLACES, "Vilka ställen som visar vad som saknas."),
    "each": _said(
        _object({"thing": _TEXT, "holds": _CONDITION}, {"counted": _CONDITION, "options": _OPTIONS}),
        "Det som räknas: vad (thing), vilka av dem (counted) och hur de ska vara (holds). Ger faktumet fulfil.",
    ),
}
_DEMAND = {"enum": ["krav", "rad"]}
_DEMAND_OR_POINTS = {"if": {"type": "object"}, "then": _named(_DEMAND), "else": _DEMAND}
_POINT = _object(
    {
        "id": _said(_TEXT, "Punktens namn, unikt i listan."),
        "title": _said(_TEXT, "Punkten i ett par ord."),
        "question": _said(_TEXT, "Frågan, med organisationens egna ord."),
        "demand": _said(_DEMAND, "krav avgör om underlaget bör kompletteras; rad visas bara."),
    },
    {
        "source": _said(_TEXT, "Var punkten står, om det är någon annanstans än resten av listan."),
        "criterion": _said(
            _TEXT, "Prövningen som svarar på frågan: ett namn ur rules/criteria/ eller paketets egna."
        ),
        "options": _said(_OPTIONS, "Andra tröskelvärden än prövningens, där den räknar något."),
        "about": _said(_TEXT, "Perspektivet som prövningen gäller, till exempel barn."),
        **_VERDICTS,
        **_SHOWN,
    },
)
_LEVEL_OR_KINDS = {
    "if": {"type": "object"},
    "then": _among(KINDS, _LEVEL),
    "else": _LEVEL,
}
_DECISION = _object(
    {
        "by": _said(_TEXT, "Vem som beslutat, som det står mitt i en mening: regionstyrelsen."),
        "date": _said(
            {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"}, "Dag (2019-05-08) eller år."
        ),
        "says": _said(_TEXT, "Vad som är beslutat, i en mening."),
        "rules": _said(
            _TEXTS, "Reglerna som beslutet gör bindande: kod eller namn. Fynden citerar beslutet."
        ),
    },
    {
        "paragraph": _said(_TEXT, "Paragraf eller diarienummer: § 132."),
        "kinds": _said(_KINDS, "Dokumentslagen som beslutet gäller; utan dem alla."),
    },
)
_ASKED = _object(
    {},
    {
        "ask": _said(_TEXT, "En fråga som alltid ställs."),
        "answers": _said(_TEXTS, "Eller prövningar: det som profilens checklistor frågar om dem ställs här."),
        "otherwise": _said(_TEXT, "Frågan i stället, när profilen inte frågar något av det."),
    },
)
_SECTION = _object(
    {"questions": _said({"type": "array", "items": _ASKED, "minItems": 1}, "Frågorna, i ordning.")},
    {
        "heading": _said(
            _TEXT, "Rubriken. Tillsammans med perspectives: jämställdhetens, i stället för profilens egen."
        ),
        "perspectives": _said(
            {"const": True},
            "Här står jämställdhet, med alla frågor som inte ställs någon annanstans, och sedan de andra perspektiven.",
        ),
    },
)
_MEMO = _object(
    {
        "verdicts": _said(
            _named(_named({"enum": list(VERDICTS)})), "Väntade utfall: checklista, punkt, utfall."
        )
    },
    {
        "text": _said(_TEXT, "Dokumentet, i Markdown."),
        "file": _said(_TEXT, "Eller en fil bredvid denna: bra.md."),
        "kind": {"enum": list(KINDS)},
        "why": _TEXT,
        "overall": _said(_named({"enum": list(OVERALLS)}), "Väntat helhetsutfall för varje checklista."),
        "known": _said(
            _named(_named({"enum": list(VERDICTS)})),
            "Vad verktyget svarar i dag där det skiljer sig från det väntade: så att en känd oenighet inte stör.",
        ),
        "finds": _said(_named({"enum": _LEVELS}), "Regler som ska slå till, med nivå."),
        "silent": _said(_TEXTS, "Regler som inte ska slå till."),
    },
)
_STEP = {"type": "integer", "minimum": 0, "maximum": 10}
_SCALE = _object(
    {
        "lowest": _said(_STEP, "Lägsta poäng."),
        "highest": _said(_STEP, "Högsta poäng."),
        "labels": _said(_TEXTS, "Hur stegen brukar heta: början av det som står efter siffran."),
    }
)
_FORM_POINT = _object(
    {
        "id": _said(_TEXT, "Punktens namn, unikt i formuläret."),
        "number": _said({"type": "integer", "minimum": 1}, "Punktens nummer."),
        "title": _said(_TEXT, "Punkten i ett par ord."),
        "text": _said(_TEXT, "Punkten, som den står i formuläret."),
        "known_by": _said(
            _TEXTS, "Ord som vart och ett räcker för att känna igen punkten (reguljära uttryck)."
        ),
        "also": _said(_TEXTS, "Ord som stöder."),
    },
    {"follows": _said(_TEXTS, "Punkterna i det äldre formuläret som denna tar över efter.")},
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
            "advices": _TABLE,
            "not_applicable": _CONDITION,
            "undetermined": _CONDITION,
            "point_at": _TEXTS,
            "confidence": {"enum": _CONFIDENCES},
            "confidences": _rows(_among(_CONFIDENCES, _CONDITION)),
            "searched": {"type": "boolean"},
            "suppressible": _said(
                {"type": "boolean"},
                "false: inga undantag kan göras från regeln, varken i dokument eller i konfiguration.",
            ),
        },
    ),
    "criterion": _file({"id": _TEXT, "means": _TEXT, **_VERDICTS}, _SHOWN),
    "checklist": _file(
        {
            "id": _said(_TEXT, "Listans namn, som --checklist tar det."),
            "title": _TEXT,
            "source": _said(_TEXT, "Var listan kommer ifrån, och om den är ett beslut eller ett råd."),
            "kinds": _said(_KINDS, "Dokumentslagen som listan gäller."),
            "points": {"type": "array", "items": _POINT, "minItems": 1},
        }
    ),
    "profile": _object(
        {
            "id": _said(_TEXT, "Profilens namn, som --profile tar det."),
            "title": _said(_TEXT, "Organisationens namn."),
            "source": _said(_TEXT, "Vad profilen bygger på."),
        },
        {
            "extends": _said(_TEXT, "Profilen som allt annat tas från."),
            "checklists": _said(
                {"type": "array", "items": _TEXT, "uniqueItems": True},
                "Checklistorna som besvaras, i ordning. Utan dem gäller den ärvda profilens.",
            ),
            "decisions": _said(
                {"type": "array", "items": _DECISION, "minItems": 1}, "Besluten som gör reglerna bindande."
            ),
            "section_demanded": _said({"type": "boolean"}, "Kräver en text om jämställdhet i varje ärende."),
            "headings": _said(
                _named(_TEXTS),
                "Mallens egna rubriker, och vad som står under dem: jamstalldhet eller ett perspektiv.",
            ),
            "demands": _said(
                _named(_DEMAND_OR_POINTS),
                "Punkter med annat krav än listans: checklista, punkt, krav eller rad.",
            ),
            "levels": _said(
                _named(_LEVEL_OR_KINDS), "Reglernas nivåer, en för alla dokument eller en per dokumentslag."
            ),
            "options": _said(_named(_OPTIONS), "Reglernas tröskelvärden."),
        },
    ),
    "template": _object(
        {
            "kind": _said({"enum": list(KINDS)}, "Dokumentslaget som mallen gäller."),
            "label": _said(_TEXT, "Dokumentets slag, överst i brevhuvudet."),
            "source": _said(_TEXT, "Var rubrikerna kommer ifrån."),
            "title": _said(_TEXT, "Uppmaningen där dokumentets rubrik ska stå."),
            "letterhead": _said(_named(_TEXT), "Brevhuvudets rader: ledord och uppmaning."),
            "sections": _said({"type": "array", "items": _SECTION, "minItems": 1}, "Avsnitten, i ordning."),
        },
        {"answered": _said(_TEXTS, "Prövningar som mallen själv besvarar: deras frågor ställs inte.")},
    ),
    "form": _object(
        {
            "id": _said(_TEXT, "Formulärets namn."),
            "title": _TEXT,
            "source": _said(_TEXT, "Var punkterna och skalan står."),
            "scale": _said(_SCALE, "Skalan som punkterna skattas på."),
            "points": {"type": "array", "items": _FORM_POINT, "minItems": 1},
        },
        {"follows": _said(_TEXT, "Det äldre formuläret som detta tar över efter.")},
    ),
    "memos": _object(
        {
            "profile": _said(_TEXT, "Profilen som dokumenten prövas med."),
            "memos": _said(
                {"type": "array", "items": _MEMO, "minItems": 1}, "Dokumenten, vart och ett med väntade svar."
            ),
        },
        {"source": _TEXT},
    ),
}
