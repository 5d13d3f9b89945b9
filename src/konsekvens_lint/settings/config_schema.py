"""The shape of a configuration file as JSON Schema: used to check it, and given to editors."""

from __future__ import annotations

from typing import Any

from konsekvens_lint.names import KINDS

_TEXT = {"type": "string", "minLength": 1}
# The format is for editors: `config_file` checks it, and says what a date looks like.
_DATE = {"type": "string", "format": "date"}
_PROFILE = {
    **_TEXT,
    "title": "Vad som krävs: en profil ur ”konsekvens-lint profiles”, eller ur ett eget paket.",
}
_LEVELS = {
    "type": "object",
    "title": "Nivå för en regel: kod, namn eller början av en kod (BES), och error, warning, info eller off.",
    "additionalProperties": {"enum": ["error", "warning", "info", "off"]},
}


def _one_or_more(title: str) -> dict[str, Any]:
    return {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": _TEXT, "title": title}


_MATCH = _one_or_more(
    "Mönster som i .gitignore, räknade från mappen där konfigurationen ligger: beslut/ eller *.pdf."
)


def _entries(title: str, required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    entry = {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }
    return {"type": "array", "items": entry, "title": title}


SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "extends": _one_or_more(
            "En eller flera konfigurationsfiler som den här bygger på; dess egna värden går före."
        ),
        "profile": _PROFILE,
        "checklists": _one_or_more("Checklistor att besvara i stället för profilens."),
        "select": _one_or_more("Bara dessa regler: kod, namn eller början av en kod (BES)."),
        "ignore": _one_or_more("Inte dessa regler."),
        "levels": _LEVELS,
        "fail_on": {
            "enum": ["error", "warning", "info", "never"],
            "title": "Lägsta nivå som ger avslutskod 1. Standard är error.",
        },
        "packs": _one_or_more("Egna regler: mappar eller regelfiler, räknade från den här filens mapp."),
        "baseline": {**_TEXT, "title": "Filen med kända fynd, räknad från den här filens mapp."},
        "grammar": {
            "type": "string",
            "minLength": 1,
            "title": "Språkmodellen för ord som kan betyda två saker: en svensk spaCy-modell som är installerad, eller off. "
            "Standard är verktygets egen, annars en av spaCys.",
        },
        "exclude": _one_or_more("Mönster, som i .gitignore, för det som inte ska granskas."),
        "documents": _entries(
            "Vad som gäller för vissa dokument. Av flera som stämmer går den senare före.",
            {"match": _MATCH},
            {
                "kind": {"enum": list(KINDS), "title": "Dokumentslaget."},
                "profile": _PROFILE,
                "levels": _LEVELS,
            },
        ),
        "unreadable": _entries(
            "Dokument som får vara olästa när en mapp granskas, och varför.",
            {"match": _MATCH, "reason": {**_TEXT, "title": "Skälet till att det godtas."}},
            {},
        ),
        "suppressions": _entries(
            "Undantag: ett fynd som inte ska sägas, och varför.",
            {"rule": {**_TEXT, "title": "Regelns kod eller namn."}},
            {
                "reason": {**_TEXT, "title": "Skälet. Utan skäl gäller undantaget inte."},
                "match": _MATCH,
                "quote": {**_TEXT, "title": "Ord som fyndets citat innehåller."},
                "until": {**_DATE, "title": "Sista dagen som undantaget gäller: 2027-06-30."},
            },
        ),
    },
}
