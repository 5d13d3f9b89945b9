"""Every fact that rules, judgements and checklists may ask for: the words between Python and YAML.

`docs/facts.md` is generated from these tables, and a pack that asks for anything else is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from konsekvens_lint.names import FACTORS, JUDGEMENTS, KINDS, SHARES, TOLD_FACTS, VIEWS, ZONES

_TRUTH = (True, False, None)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact's name, meaning and values: a closed list, true/false, or ``names`` (concepts and patterns of the pack)."""

    name: str
    means: str
    values: tuple[Any, ...] | Literal["truth", "names"] = "truth"

    @property
    def allowed(self) -> tuple[Any, ...] | None:
        """The values a condition may ask for; None for names, which the pack decides."""
        if self.values == "names":
            return None
        return _TRUTH if self.values == "truth" else self.values


_AUTHOR_TEXT = Fact(
    "author_text",
    "What the author has written under the heading: text, nothing (or a dash), only template text, only a reference, only others' words on gender equality",
    ("some", "none", "template", "reference", "others"),
)
_REASONS = Fact(
    "reason_about",
    "What the reasons given for no impact speak of",
    ("this_matter", "same_for_all", "claim_itself", "formality"),
)
_PASSAGE = (
    Fact("heading", "Whether the passage stands under a heading about gender equality", ("gender", "other")),
    _AUTHOR_TEXT,
    Fact("has", "The patterns found in the author's own sentences of the passage", "names"),
    Fact("sexes", "Whose effects, differences or conditions are described", ("both", "one", "none")),
    Fact("described", "The sexes whose effects, differences or conditions are described", ("women", "men")),
    _REASONS,
    Fact("another_headed", "Another text has a heading on gender equality, and this one has not"),
    Fact("told_apart", "Women and men are told of in sentences or clauses of their own"),
    Fact("table_by_sex", "A table of persons under the heading shows both sexes"),
    Fact(
        "sex_specific_matter",
        "The matter concerns one sex by its nature (maternity care, prostate screening)",
    ),
)
_SURE = ("yes", "no")
_CONCERNED = ("direct", "indirect", "no", "unsure")
_CONCERNS = Fact("concerns_people", "Whether the matter concerns people", _CONCERNED)

_DOUBT = ("none", "one_step", "two_steps")
# What several scopes can ask for.
_KIND = Fact("kind", "The kind of document", KINDS)
_KIND_SURE = Fact("kind_sure", "Whether the kind is told or said by a title, a heading or a line", _SURE)
_TITLE = Fact("title", "Concepts in the document's title", "names")
_IN_PROPOSAL = Fact("proposal", "Concepts under the proposal's heading", "names")
_HEADINGS = Fact(
    "headings", "Concepts and section roles in the document's two upper ranks of headings", "names"
)
_DAMAGED = Fact("ocr_damaged", "The text has lost its å, ä and ö")
_JUDGEMENT = Fact("judgement", "The judgement of the document's best impact passage", JUDGEMENTS)

SCOPES: dict[str, tuple[Fact, ...]] = {
    "impact_passage": (*_PASSAGE, _CONCERNS),
    "matter": (
        _TITLE,
        _IN_PROPOSAL,
        Fact("matter", "Concepts under the headings about the matter and its background", "names"),
        Fact("body", "Concepts anywhere in the author's own text", "names"),
        Fact("impact", "Concepts and patterns under headings about gender equality", "names"),
    ),
    "document_kind": (
        Fact("kind", "The kind of document, where it is known", KINDS),
        _TITLE,
        Fact("title_begins", "Concepts that the document's title begins with", "names"),
        Fact(
            "opening", "Concepts in the first blocks of the document, its headings and its headers", "names"
        ),
        Fact("label", "Concepts that a line of the first 8 blocks begins with", "names"),
        Fact("begins", "Concepts that one of the first 25 blocks begins with", "names"),
        Fact("early", "Concepts in the first 25 blocks, and patterns in their sentences", "names"),
        _HEADINGS,
        Fact("body", "Concepts anywhere in the author's own text", "names"),
        Fact("mostly_form", "Half of its words stand in self-assessment forms that are filled in"),
    ),
    "document": (
        _KIND,
        _KIND_SURE,
        _CONCERNS,
        Fact("mentions", "Concepts anywhere in the document, headings and tables included", "names"),
        Fact("says", "Concepts, structures and patterns in the author's own sentences, anywhere", "names"),
        _HEADINGS,
        Fact(
            "gender_is_topic",
            "The document is about gender equality as such: at least a fifth of its paragraphs",
        ),
        _TITLE,
        _IN_PROPOSAL,
        Fact("swedish", "The text is in Swedish"),
        _DAMAGED,
        Fact(
            "own_heading",
            "Whether the profile's own heading on gender equality stands in the document; na where it has none",
            ("yes", "no", "na"),
        ),
        Fact(
            "headed_text",
            "What the author has written under headings on gender equality, the fullest of them; na where there is none",
            (*_AUTHOR_TEXT.values, "na"),
        ),
        Fact("section_demanded", "The profile demands a text on gender equality in every matter"),
        _JUDGEMENT,
        *_PASSAGE,
        Fact("impact_described", "An impact, or that there is none, is stated"),
        Fact("both_sexes_named", "The impact text names both sexes"),
        Fact("person_statistics", "The text or its tables count persons or give shares or means of them"),
        Fact(
            "split_by_sex",
            "Whether the statistics on persons are split by sex",
            ("all", "some", "none", "na"),
        ),
        Fact(
            "gender_content",
            "The text, its tables or its footnotes speak of women and men, sex or gender equality: not its headings, contents pages, attachments and names",
        ),
        Fact("has_form", "A filled-in self-assessment form stands in it"),
        Fact(
            "documents_shown",
            "What is known of the organisation's own documents, to hold a form against: an audit that judged enough of them for some point, one with too few, or none",
            ("some", "few", "none"),
        ),
        Fact("picture_names", "Concepts in the captions and descriptions of pictures and diagrams", "names"),
        Fact("kon_plus_factors", "Other factors seen together with sex", FACTORS),
        Fact(
            "action_for_difference", "A difference is described, and an action or a reason for none follows"
        ),
        Fact("action_in_proposal", "An action that is still to be decided stands in the proposal as well"),
        Fact("link_to_goals", "The impact text has content and ties the matter to a gender-equality goal"),
        Fact("goal_named", "The impact text names a gender-equality goal"),
        Fact("child_perspective", "Children are considered"),
        Fact("neutral_goal_groups", "Goals speak of people in words that say nothing of sex"),
        Fact("suppressions_made", "The document has comments to the tool, which make exceptions from rules"),
    ),
    "point": (
        Fact("perspective", "The judgement of the text on the perspective that the point is `about`", VIEWS),
        Fact("perspective_has", "The names found in the author's own sentences of that text", "names"),
        Fact(
            "perspective_text", "What the author has written there, as in `author_text`", _AUTHOR_TEXT.values
        ),
        Fact("fulfil", "How many of the things that the point counts (`each`) are as they should", SHARES),
    ),
    "perspective_text": (
        Fact(
            "headed",
            "It stands under a heading on the perspective; else it is all sentences that speak of it",
        ),
        _AUTHOR_TEXT,
        Fact("has", "The names found in the author's own sentences of the text", "names"),
        _REASONS,
    ),
    "finding": (
        Fact("of_document", "The finding is about the whole document"),
        Fact("recognised", "The text was recognised from a picture"),
        Fact(
            "undecided",
            "It stands at words that may mean two things, and no language model could say which",
        ),
        _KIND_SURE,
        _KIND,
        _CONCERNS,
        _DAMAGED,
        _JUDGEMENT,
        Fact(
            "heading",
            "Whether that passage stands under a heading about gender equality",
            ("gender", "other"),
        ),
    ),
    "occurrence": (
        Fact("zone", "The zone of the sentence", ZONES),
        Fact("quoted", "It stands in quotation marks"),
        Fact("found", "The concept or pattern of the rule's `each` that was found", "names"),
        Fact("near", "Concepts, structures and patterns in the same sentence", "names"),
        Fact("around", "Concepts, structures and patterns in that sentence and its neighbours", "names"),
    ),
}


# Measures ask when the document is no longer at hand: for what its report tells.
SCOPES["measure"] = (
    *(fact for fact in SCOPES["document"] if fact.name in ("kind", *TOLD_FACTS)),
    Fact(
        "global_goals",
        "The goals of Agenda 2030 that the document names by number, targets (5.c) counted with theirs",
        tuple(map(str, range(1, 18))),
    ),
    Fact(
        "gendered_goals",
        "How many of the goals that the document sets name women and men or gender equality",
        SHARES,
    ),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that a judgement gives: the scope whose facts decide, the values, and whether they are ranked."""

    of: str
    values: tuple[str, ...]
    ranked: bool = False


# The judgements that Python asks for: each has one table in the built-in rules.
JUDGED: dict[str, Judged] = {
    "kind": Judged("document_kind", KINDS),
    "impact_text": Judged("document_kind", ("anywhere", "under_consequence_heading")),
    "kind_sure": Judged("document_kind", _SURE),
    "doubt": Judged("finding", _DOUBT),
    "concerns_people": Judged("matter", _CONCERNED),
    "judgement": Judged("impact_passage", JUDGEMENTS, ranked=True),
    "perspective": Judged("perspective_text", VIEWS, ranked=True),
}

# What Python finds in a span of text beside concepts: names that patterns may ask for.
STRUCTURES: dict[str, str] = {
    "figure": "A number that is no year, date, age, sum of money or reference",
    "number": "Any digits",
    "percent": "A share, in digits or words (tre av fyra)",
    "skewed_share": "A share outside 40 to 60 percent",
    "unequal_shares": "Shares that lie at least five points apart",
    "equal_shares": "Women's and men's shares that lie less than five points apart",
    "any_sex": "Women or men are named",
    "one_sex": "Women alone, or men alone, are named",
    "both_sexes": "Women and men are named",
    "pair": "Women and men are coordinated (kvinnor och män)",
    "contrasted": "Women and men are named, not only as a pair",
    "reported": "Somebody other than the author, named before any author, is said to claim something",
    "after_assignment": "The sentence before it, in the same paragraph, gives somebody an assignment",
    "then_adopted": "The next sentence, in the same paragraph, says that the author holds the same view",
    "spoken_by_other": "The paragraph is headed by the name of one who speaks (LO: …)",
    "among_views": "It stands between two sentences of the paragraph that tell what somebody other than the author thinks",
    "attributed": "Somebody other than women, men, the author or a goal is said to think or claim something",
    "several_factors": "Three or more factors beside sex are named, as in a list of grounds",
    "under_perspective": "It stands under a heading on a perspective",
    "prompt": "Word shows it as a prompt: a content control that nobody has filled in",
    "short": "At most six words",
    "terse": "At most two words",
}
