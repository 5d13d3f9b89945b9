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
#: The kind of what is of no other kind.
OTHER_KIND = "ovrigt"
#: The kind whose results are told.
FOLLOW_UP_KIND = "uppfoljning"
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
# What a text on another perspective than gender equality says, the best first.
VIEWS = (
    "described",
    "reasoned_no_impact",
    "no_impact_without_reason",
    "only_counted",
    "assertion_without_content",
    "empty_or_template",
    "none",
)
# What a checklist comes to, as in `report.Overall`.
OVERALLS = ("inga_brister_funna", "bor_kompletteras", "kan_inte_bedomas")
# How many of the things that a checklist's point counts are as it asks; na when there are none to count.
SHARES = ("all", "some", "none", "na")
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
# What else a point may show, where it asks about a perspective or counts things.
EVIDENCE_OF_POINT = ("perspective", "holding", "failing")
# What messages and advice may ask for in braces.
BLANKS = ("heading", "quote", "sex", "other_sex")
# A perspective is named by two patterns of a pack: the role of its headings, and the sentences that speak of it.
PERSPECTIVE_HEADING = "perspective_"
PERSPECTIVE_SENTENCE = "speaks_of_"
# What a profile calls a heading on gender equality, beside the perspectives.
GENDER_HEADING = "jamstalldhet"

#: The facts of the JSON contract that rules may ask for too, in its order.
TOLD_FACTS = (
    "concerns_people",
    "impact_described",
    "both_sexes_named",
    "judgement",
    "person_statistics",
    "split_by_sex",
    "kon_plus_factors",
    "action_for_difference",
    "link_to_goals",
    "child_perspective",
    "neutral_goal_groups",
    "headed_text",
    "gender_content",
)
