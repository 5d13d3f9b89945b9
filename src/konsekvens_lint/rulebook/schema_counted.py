"""The shape of the rule files that documents are counted by: measures of an audit, and forms of self-assessment."""

from __future__ import annotations

from typing import Any

from konsekvens_lint.names import KINDS
from konsekvens_lint.rulebook.schema_parts import CONDITION, KIND_LIST, TEXT, TEXTS, file, said, shape

_MEASURED = {
    "type": "array",
    "items": shape({"text": TEXT}, {"kind": {"enum": list(KINDS)}, "why": TEXT}),
    "minItems": 2,
}
_SHOWS = shape(
    {
        "point": said({"type": "number"}, "Punktens nummer i SKR:s checklista för jämställdhetsintegrering."),
        "title": said(TEXT, "Punkten i ett par ord."),
        "three": said({"type": "number"}, "Andelen, 0 till 1, från vilken dokumenten visar en trea."),
        "two": said({"type": "number"}, "Andelen från vilken de visar en tvåa."),
        "least": said(
            {"type": "number"}, "Hur många dokument som måste vara bedömda för att något ska sägas."
        ),
    }
)
_STEP = {"type": "integer", "minimum": 0, "maximum": 10}
_SCALE = shape(
    {
        "lowest": said(_STEP, "Lägsta poäng."),
        "highest": said(_STEP, "Högsta poäng."),
        "labels": said(TEXTS, "Hur stegen brukar heta: början av det som står efter siffran."),
    },
    {
        "steps": said(
            {"type": "array", "items": TEXTS, "minItems": 2},
            "Ord som ensamma betyder ett steg, för varje steg från det lägsta: början av svaret (reguljära uttryck).",
        )
    },
)
_FORM_POINT = shape(
    {
        "id": said(TEXT, "Punktens namn, unikt i formuläret."),
        "number": said({"type": "integer", "minimum": 1}, "Punktens nummer."),
        "title": said(TEXT, "Punkten i ett par ord."),
        "text": said(TEXT, "Punkten, som den står i formuläret."),
        "known_by": said(
            TEXTS, "Ord som vart och ett räcker för att känna igen punkten (reguljära uttryck)."
        ),
        "also": said(TEXTS, "Ord som stöder."),
    },
    {"follows": said(TEXTS, "Punkterna i det äldre formuläret som denna tar över efter.")},
)

COUNTED: dict[str, dict[str, Any]] = {
    "measure": file(
        {
            "id": said(TEXT, "Måttets namn."),
            "title": said(TEXT, "Vad dokumenten har, i ett par ord."),
            "means": said(TEXT, "Vad som räknas, så att den som läser siffran vet det."),
            "source": said(TEXT, "Var kravet kommer ifrån, och om det är ett beslut eller ett råd."),
            "order": said({"type": "number"}, "Platsen bland måtten, det lägsta först."),
            "kinds": said(KIND_LIST, "Dokumentslagen som måttet gäller."),
            "has": said(CONDITION, "Vilka dokument som har det."),
            "examples": said(
                shape({"good": _MEASURED, "bad": _MEASURED}), "Dokument som har det, och som inte har det."
            ),
        },
        {
            "not_applicable": said(CONDITION, "Vilka dokument som måttet inte gäller."),
            "undetermined": said(CONDITION, "Vilka dokument som inte kan bedömas."),
            "partial": said(CONDITION, "Vilka av dem som inte har det som har något av det."),
            "unwanted": said({"const": True}, "Det som räknas är något som inte borde finnas."),
            "counted_as": said(
                {"enum": ["integrated", "split", "agenda"]},
                "Var i rapporten måttet också räknas: integrerade underlag och könsuppdelad statistik per år, mål 5 och 10.",
            ),
            "same_as": said(
                TEXTS, "Mått och prövningar som frågar detsamma: bara ett av dem visas där man ska börja."
            ),
            "sum_of": said(TEXTS, "Måtten som det räknar ihop; de visas var för sig där man ska börja."),
            "shows": said(_SHOWS, "Punkten som dokumenten visar något om."),
        },
    ),
    "thread": shape(
        {
            "means": said(TEXT, "Hur mål känns igen."),
            "source": TEXT,
            "kinds": said(KIND_LIST, "Dokumentslagen där det översta dokumentets mål ska komma igen."),
            "share": said(
                {"type": "number"}, "Hur stor del av det kortare målets ord som ska komma igen, 0 till 1."
            ),
            "least": said(
                {"type": "number"}, "Hur många ord som minst ska komma igen, om målet har så många."
            ),
            "passed_over": said(TEXTS, "Orden som inte räknas, i grundform eller med * i slutet."),
        }
    ),
    "form": shape(
        {
            "id": said(TEXT, "Formulärets namn."),
            "title": TEXT,
            "source": said(TEXT, "Var punkterna och skalan står."),
            "scale": said(_SCALE, "Skalan som punkterna skattas på."),
            "points": {"type": "array", "items": _FORM_POINT, "minItems": 1},
        },
        {
            "follows": said(TEXT, "Det äldre formuläret som detta tar över efter."),
            "evidence": said(
                TEXTS,
                "Ord i en kommentar som säger vad poängen bygger på: en granskning, ett stickprov (reguljära uttryck).",
            ),
        },
    ),
}
