"""The shape of every kind of rule file, as JSON Schema: used to check packs, and given to editors."""

from __future__ import annotations

from typing import Any

from konsekvens_lint.names import EVIDENCE, EVIDENCE_OF_POINT, KINDS, OVERALLS, VERDICTS, ZONES
from konsekvens_lint.rulebook.schema_counted import COUNTED
from konsekvens_lint.rulebook.schema_parts import (
    CONDITION,
    CONFIDENCES,
    KIND_LIST,
    LEVEL,
    LEVELS,
    PRESENCE,
    TEXT,
    TEXTS,
    among,
    file,
    named,
    one_or_more,
    rows,
    said,
    shape,
)

_TABLE = rows(named(CONDITION))
_CONCEPT = shape(
    {"means": TEXT, "source": TEXT},
    {
        "adds_to": said(TEXT, "Ett begrepp som formerna läggs till, till exempel geography_word."),
        "forms": TEXTS,
        "not": TEXTS,
        "damaged": TEXTS,
        "damaged_not": TEXTS,
        "regex": TEXTS,
        "needs": TEXTS,
        "ambiguous": said(
            shape(
                {},
                {
                    "keeps": said(TEXTS, "Begreppen som ordet är bara när villkoret (”when”) stämmer."),
                    "adds": said(TEXTS, "Begreppen som ordet också är när villkoret stämmer."),
                    "when": said(
                        PRESENCE, "Vad grammatiken säger om ordet, eller begrepp i meningen och dem intill."
                    ),
                    "asked": said(
                        PRESENCE,
                        "Begreppen i meningen, eller (heading:) i en rubrik eller en tabells första rad, som gör frågan värd att ställa.",
                    ),
                },
            ),
            "Orden kan betyda två saker: grammatiken avgör vilken. Utan ”keeps” och ”adds” gäller frågan hur långt de når.",
        ),
    },
)
_PATTERN = shape(
    {"means": TEXT, "in": {"enum": ["heading", "clause", "sentence"]}, "when": PRESENCE},
    {
        "role": {"const": True},
        "heading": said(TEXT, "Rubriken i en mall, där organisationen inte har en egen."),
        "zone": {"enum": list(ZONES)},
        "source": TEXT,
    },
)
_COUNT = {"type": "integer", "minimum": 0}
_AUDITED = said(
    {
        "type": "array",
        "items": shape({"point": _COUNT, "has": _COUNT, "judged": _COUNT}),
        "minItems": 1,
    },
    "Vad en revision av organisationens dokument visar: SKR:s punkt, och hur många av de bedömda som uppfyller den.",
)
_OF_EXAMPLE = {"kind": {"enum": list(KINDS)}, "at": TEXT, "audited": _AUDITED}
_EXAMPLE = shape({"text": TEXT}, {**_OF_EXAMPLE, "why": TEXT})
_TRICKY = shape({"text": TEXT, "fires": {"type": "boolean"}, "why": TEXT}, _OF_EXAMPLE)
_EXAMPLES = shape(
    {
        "good": {"type": "array", "items": _EXAMPLE, "minItems": 2},
        "bad": {"type": "array", "items": _EXAMPLE, "minItems": 2},
        "tricky": {"type": "array", "items": _TRICKY, "minItems": 1},
    }
)
# Thresholds: a number, or the two ends of a range.
_OPTIONS = named({"type": ["number", "array"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2})
_PLACES = {"type": "array", "items": {"enum": [*EVIDENCE, *EVIDENCE_OF_POINT]}, "minItems": 1}
_VERDICTS = {
    "verdicts": said(
        rows(among(VERDICTS, CONDITION)), "Utfallen i ordning: det första vars villkor stämmer gäller."
    ),
    "reasons": said(among(VERDICTS, one_or_more(_TABLE["items"])), "Vad som sägs vid varje utfall."),
}
_SHOWN = {
    "evidence": said(_PLACES, "Vilka ställen som visar att punkten är uppfylld."),
    "lacking": said(_PLACES, "Vilka ställen som visar vad som saknas."),
    "each": said(
        shape({"thing": TEXT, "holds": CONDITION}, {"counted": CONDITION, "options": _OPTIONS}),
        "Det som räknas: vad (thing), vilka av dem (counted) och hur de ska vara (holds). Ger faktumet fulfil.",
    ),
}
_DEMAND = {"enum": ["krav", "rad"]}
_DEMAND_OR_POINTS = {"if": {"type": "object"}, "then": named(_DEMAND), "else": _DEMAND}
_POINT = shape(
    {
        "id": said(TEXT, "Punktens namn, unikt i listan."),
        "title": said(TEXT, "Punkten i ett par ord."),
        "question": said(TEXT, "Frågan, med organisationens egna ord."),
        "demand": said(_DEMAND, "krav avgör om underlaget bör kompletteras; rad visas bara."),
    },
    {
        "source": said(TEXT, "Var punkten står, om det är någon annanstans än resten av listan."),
        "criterion": said(
            TEXT, "Prövningen som svarar på frågan: ett namn ur rules/criteria/ eller paketets egna."
        ),
        "options": said(_OPTIONS, "Andra tröskelvärden än prövningens, där den räknar något."),
        "about": said(TEXT, "Perspektivet som prövningen gäller, till exempel barn."),
        **_VERDICTS,
        **_SHOWN,
    },
)
_LEVEL_OR_KINDS = {
    "if": {"type": "object"},
    "then": among(KINDS, LEVEL),
    "else": LEVEL,
}
_DECISION = shape(
    {
        "by": said(TEXT, "Vem som beslutat, som det står mitt i en mening: regionstyrelsen."),
        "date": said(
            {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"}, "Dag (2019-05-08) eller år."
        ),
        "says": said(TEXT, "Vad som är beslutat, i en mening."),
        "rules": said(TEXTS, "Reglerna som beslutet gör bindande: kod eller namn. Fynden citerar beslutet."),
    },
    {
        "paragraph": said(TEXT, "Paragraf eller diarienummer: § 132."),
        "kinds": said(KIND_LIST, "Dokumentslagen som beslutet gäller; utan dem alla."),
    },
)
_ASKED = shape(
    {},
    {
        "ask": said(TEXT, "En fråga som alltid ställs."),
        "answers": said(TEXTS, "Eller prövningar: det som profilens checklistor frågar om dem ställs här."),
        "otherwise": said(TEXT, "Frågan i stället, när profilen inte frågar något av det."),
    },
)
_SECTION = shape(
    {"questions": said({"type": "array", "items": _ASKED, "minItems": 1}, "Frågorna, i ordning.")},
    {
        "heading": said(
            TEXT, "Rubriken. Tillsammans med perspectives: jämställdhetens, i stället för profilens egen."
        ),
        "perspectives": said(
            {"const": True},
            "Här står jämställdhet, med alla frågor som inte ställs någon annanstans, och sedan de andra perspektiven.",
        ),
    },
)
_MEMO = shape(
    {"verdicts": said(named(named({"enum": list(VERDICTS)})), "Väntade utfall: checklista, punkt, utfall.")},
    {
        "text": said(TEXT, "Dokumentet, i Markdown."),
        "file": said(TEXT, "Eller en fil bredvid denna: bra.md."),
        "kind": {"enum": list(KINDS)},
        "why": TEXT,
        "overall": said(named({"enum": list(OVERALLS)}), "Väntat helhetsutfall för varje checklista."),
        "known": said(
            named(named({"enum": list(VERDICTS)})),
            "Vad verktyget svarar i dag där det skiljer sig från det väntade: så att en känd oenighet inte stör.",
        ),
        "finds": said(named({"enum": LEVELS}), "Regler som ska slå till, med nivå."),
        "silent": said(TEXTS, "Regler som inte ska slå till."),
    },
)
SCHEMAS: dict[str, dict[str, Any]] = {
    "concepts": file({"source": TEXT, "concepts": named(_CONCEPT)}),
    "patterns": file({"patterns": named(_PATTERN)}),
    "judgement": file(
        {"of": TEXT, "fact": TEXT, "means": TEXT, "rows": _TABLE},
        {
            "source": TEXT,
            "best_first": TEXTS,
            "beside_heading": TEXTS,
            "reasons": named(one_or_more(_TABLE["items"])),
        },
    ),
    "rule": file(
        {
            "code": {"type": "string", "pattern": "^[A-ZÅÄÖ]{2,5}[0-9]{2,3}$"},
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "title": TEXT,
            "kinds": KIND_LIST,
            "level": LEVEL,
            "each": one_or_more(TEXT),
            "when": CONDITION,
            "message": TEXT,
            "advice": TEXT,
            "why": TEXT,
            "source": TEXT,
            "examples": _EXAMPLES,
        },
        {
            "options": _OPTIONS,
            "levels": rows(among(LEVELS, CONDITION)),
            "messages": _TABLE,
            "advices": _TABLE,
            "not_applicable": CONDITION,
            "undetermined": CONDITION,
            "point_at": TEXTS,
            "confidence": {"enum": CONFIDENCES},
            "confidences": rows(among(CONFIDENCES, CONDITION)),
            "searched": {"type": "boolean"},
            "suppressible": said(
                {"type": "boolean"},
                "false: inga undantag kan göras från regeln, varken i dokument eller i konfiguration.",
            ),
        },
    ),
    "criterion": file({"id": TEXT, "means": TEXT, **_VERDICTS}, _SHOWN),
    "checklist": file(
        {
            "id": said(TEXT, "Listans namn, som --checklist tar det."),
            "title": TEXT,
            "source": said(TEXT, "Var listan kommer ifrån, och om den är ett beslut eller ett råd."),
            "kinds": said(KIND_LIST, "Dokumentslagen som listan gäller."),
            "points": {"type": "array", "items": _POINT, "minItems": 1},
        }
    ),
    "profile": shape(
        {
            "id": said(TEXT, "Profilens namn, som --profile tar det."),
            "title": said(TEXT, "Organisationens namn."),
            "source": said(TEXT, "Vad profilen bygger på."),
        },
        {
            "extends": said(TEXT, "Profilen som allt annat tas från."),
            "checklists": said(
                {"type": "array", "items": TEXT, "uniqueItems": True},
                "Checklistorna som besvaras, i ordning. Utan dem gäller den ärvda profilens.",
            ),
            "decisions": said(
                {"type": "array", "items": _DECISION, "minItems": 1}, "Besluten som gör reglerna bindande."
            ),
            "section_demanded": said({"type": "boolean"}, "Kräver en text om jämställdhet i varje ärende."),
            "headings": said(
                named(TEXTS),
                "Mallens egna rubriker, och vad som står under dem: jamstalldhet eller ett perspektiv.",
            ),
            "demands": said(
                named(_DEMAND_OR_POINTS),
                "Punkter med annat krav än listans: checklista, punkt, krav eller rad.",
            ),
            "levels": said(
                named(_LEVEL_OR_KINDS), "Reglernas nivåer, en för alla dokument eller en per dokumentslag."
            ),
            "options": said(named(_OPTIONS), "Reglernas tröskelvärden."),
        },
    ),
    "template": shape(
        {
            "kind": said({"enum": list(KINDS)}, "Dokumentslaget som mallen gäller."),
            "label": said(TEXT, "Dokumentets slag, överst i brevhuvudet."),
            "source": said(TEXT, "Var rubrikerna kommer ifrån."),
            "title": said(TEXT, "Uppmaningen där dokumentets rubrik ska stå."),
            "letterhead": said(named(TEXT), "Brevhuvudets rader: ledord och uppmaning."),
            "sections": said({"type": "array", "items": _SECTION, "minItems": 1}, "Avsnitten, i ordning."),
        },
        {"answered": said(TEXTS, "Prövningar som mallen själv besvarar: deras frågor ställs inte.")},
    ),
    **COUNTED,
    "memos": shape(
        {
            "profile": said(TEXT, "Profilen som dokumenten prövas med."),
            "memos": said(
                {"type": "array", "items": _MEMO, "minItems": 1}, "Dokumenten, vart och ett med väntade svar."
            ),
        },
        {"source": TEXT},
    ),
}
