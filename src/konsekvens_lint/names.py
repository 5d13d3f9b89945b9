"""The closed lists of the contract: kinds of documents, factors, judgements, verdicts. Small, since every run needs them."""

from __future__ import annotations

KINDS = (
    "tjansteskrivelse",
    "remissvar",
    "utredning",
    "styrdokument",
    "budget",
    "uppfoljning",
    "protokoll",
    "sjalvskattning",
    "mall",
    "ovrigt",
)
FACTORS = (
    "alder",
    "etnicitet",
    "fodelseland",
    "funktionsnedsattning",
    "socioekonomi",
    "utbildning",
    "sexuell_laggning",
    "konsidentitet",
    "religion",
    "geografi",
    "familjesituation",
    "sysselsattning",
    "sprak",
)
# What the figures of a table are.
MEASURES = ("persons", "share", "mean", "money", "time", "cases", "target", "other")
JUDGEMENTS = (
    "empty_or_template",
    "likeness_with_evidence",
    "substantive",
    "one_sex_only",
    "reasoned_no_impact",
    "circular_reason",
    "no_impact_without_reason",
    "promise_of_later_analysis",
    "assertion_without_content",
    "none",
)
# Whose words a sentence is, and what for; ``body`` is the author's own text.
ZONES = (
    "body",
    "heading",
    "contents",
    "quotation",
    "reported_view",
    "law_text",
    "template",
    "assignment",
    "attachments",
    "table",
    "footnote",
    "caption",
    "english",
)
# What a checklist's point may come to, as in `report.Verdict`.
VERDICTS = ("met", "partial", "missing", "not_applicable", "undetermined")
# What the places that `Facts.evidence` holds are evidence of: a checklist's point names those that it shows.
EVIDENCE = (
    "concerns_people",
    "statistics",
    "unsplit",
    "impact",
    "action",
    "difference",
    "goals",
)
# What messages and advice may ask for in braces.
BLANKS = ("heading", "quote", "sex", "other_sex")
