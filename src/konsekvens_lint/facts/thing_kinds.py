"""What rules may speak of one by one, beside concepts and patterns: the facts, words and options of each thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from konsekvens_lint.facts.vocabulary import Fact
from konsekvens_lint.names import FACTORS


@dataclass(frozen=True, slots=True)
class ThingKind:
    """What the thing is, and the facts of its scope.

    `blanks` are the words that it fills messages and advice with, and `options` the thresholds that a rule on it
    must give, with what each is.
    """

    means: str
    facts: tuple[Fact, ...]
    blanks: tuple[str, ...] = ()
    options: Mapping[str, Literal["number", "range"]] = field(default_factory=dict)


_NEAR = Fact(
    "near",
    "Concepts, structures and patterns in the author's own sentences of the chapter, and in those elsewhere that share a longer word with the figures' labels",
    "names",
)

_GAP_FACTS = (
    Fact("gap", "Whether the figures lie apart by the thresholds of the rule or point", ("visible", "small")),
    Fact(
        "where",
        "Whether they stand in a table or in the text, or only the points between them are told",
        ("table", "text", "told"),
    ),
    _NEAR,
)
_GAP_OPTIONS: Mapping[str, Literal["number", "range"]] = {
    "points": "number",
    "ratio": "number",
    "ratio_needs_points": "number",
    "min_count": "number",
    "even": "range",
}

_EXPLAINED = ("comment", "text", "none")
_ALIKE = ("same", "different", "unsaid")
#: What rules may speak of in a filled-in self-assessment form.
_FORM_THINGS = {
    "form": ThingKind(
        "A filled-in self-assessment form; its place is the title",
        (
            Fact(
                "points",
                "Whether all points of its list are there, most or at most half",
                ("all", "most", "few"),
            ),
            Fact("means", "Its figures are means of several forms"),
        ),
        ("for_whom", "missing"),
    ),
    "form_sum": ThingKind(
        "The row of sums of a self-assessment form",
        (Fact("agrees", "The sums are those of the scores; null where there is nothing to add up"),),
        ("wrong",),
    ),
    "form_score": ThingKind(
        "A score of a self-assessment form",
        (
            Fact("mean", "It stands among means"),
            Fact("on_scale", "It is a step of the scale that the document tells; null where none is told"),
        ),
        ("score", "point", "occasion", "scale"),
    ),
    "form_fall": ThingKind(
        "A score that is lower than at the occasion before",
        (
            Fact("explained", "Where the change is explained: in the row's comment, in the text", _EXPLAINED),
            Fact("raters", "Whether the same kinds of people answered at both", _ALIKE),
            Fact("mean", "The scores are means"),
        ),
        ("point", "before", "after", "occasion", "occasion_before"),
    ),
    "form_scale": ThingKind(
        "The scale of a self-assessment form; its place is where two scales are told, else the header row",
        (
            Fact(
                "scale",
                "Whether the document tells one scale, none, or several",
                ("told", "missing", "mixed"),
            ),
        ),
        ("scales",),
    ),
    "form_raters": ThingKind(
        "Those who answered at the occasions of a self-assessment form; its place is where that is told",
        (Fact("raters", "Whether the same kinds of people answered at all occasions", _ALIKE),),
        ("occasions",),
    ),
    "form_mean": ThingKind(
        "A mean in a self-assessment form, or in a table of several organisations' forms",
        (
            Fact("within", "It lies within the scale"),
            Fact("comma_lost", "It would, with a decimal comma: 14 for 1,4"),
            Fact("agrees", "It is the mean of the figures it is of; null where they are not there"),
        ),
        ("mean", "point", "scale", "recomputed", "mended"),
    ),
    "form_claim": ThingKind(
        "A point with the highest score at the latest occasion, where an audit has counted what the organisation's documents show of it",
        (
            Fact(
                "documents",
                "Whether the documents support the score by the threshold of the rule; or too few were judged",
                ("support", "contradict", "few"),
            ),
            Fact(
                "evidence",
                "Where the form itself tells what the score rests on: a count, a review",
                _EXPLAINED,
            ),
            Fact("mean", "The score is a mean"),
        ),
        ("point", "score", "occasion", "means", "has", "judged", "share", "not_judged", "without"),
        {"share": "number"},
    ),
}

THINGS: dict[str, ThingKind] = {
    "gender_text": ThingKind(
        "The author's own text under a heading on gender equality, or a paragraph elsewhere that speaks of it",
        (
            Fact("has", "The concepts, structures and patterns found in the text", "names"),
            Fact("headed", "It stands under a heading on gender equality"),
        ),
    ),
    "template_heading": ThingKind(
        "A heading that the organisation's templates should have: on gender equality, and on each perspective that its profile has a heading for",
        (
            Fact("present", "A heading of the document, in whatever words, is on all that it is on"),
            Fact("about", "What it is on", ("gender", "perspective")),
        ),
        ("name",),
    ),
    "minutes_item": ThingKind(
        "A paragraph of the minutes (§ 14), or the minutes where they have none",
        (Fact("has", "The concepts, structures and patterns found in the author's own text", "names"),),
    ),
    "announced_list": ThingKind(
        "A list that the text announces with a number (fyra mål: …)",
        (Fact("count_agrees", "The list has as many items as the number says"),),
        ("stated", "listed"),
    ),
    "contents_entry": ThingKind(
        "A line of a contents page, where at least half of its lines are found in the body",
        (Fact("in_body", "A heading or a line of the body answers to it"),),
    ),
    "person_table": ThingKind(
        "A table that counts persons or gives shares or means of their results",
        (
            Fact("split", "How far it is split by sex", ("all", "some", "none")),
            Fact(
                "shows",
                "Whether it shows both sexes, one beside a total, one alone, or neither",
                ("both", "one", "alone", "none"),
            ),
            Fact("axes", "What its rows and columns divide by", ("sex", "year", "unit", *FACTORS)),
            _NEAR,
        ),
        ("table", "measure", "unsplit"),
    ),
    "person_count": ThingKind(
        "A sentence of the author's own with figures on persons",
        (
            Fact("split", "How far the figures are split by sex", ("all", "some", "none")),
            Fact("exact", "A number in digits counts persons: no share, limit or estimate"),
            Fact("part_of_total", "One sex is told as a part of a total (varav 64 kvinnor)"),
            Fact("split_beside", "Another sentence of the paragraph has figures by sex"),
            Fact("axes", "The other factors that the sentence names", FACTORS),
            Fact("says", "Concepts, structures and patterns in the sentence", "names"),
            Fact("near", "The same, in the sentence and its neighbours in the paragraph", "names"),
        ),
    ),
    "gap": ThingKind(
        "Women's and men's figures side by side: once a table, and once a sentence",
        _GAP_FACTS,
        ("measure", "women", "men", "more", "points"),
        _GAP_OPTIONS,
    ),
    "gap_row": ThingKind(
        "The same one by one: each pair of a table, with what is said near it but of none of its other rows, and each sentence",
        _GAP_FACTS,
        ("measure", "women", "men", "more", "points"),
        _GAP_OPTIONS,
    ),
    "analysed_difference": ThingKind(
        "The first sentence of a chapter that explains or discusses a difference between the sexes shown there",
        (Fact("answered", "The text says what is done about it, or why nothing is"),),
    ),
    "factor_report": ThingKind(
        "Figures on persons by another factor than sex: a table that divides by it, or a sentence",
        (Fact("shows", "Whether they are split by sex too", ("sex", "none")),),
        ("factor",),
    ),
    "goal": ThingKind(
        "A sentence that says what is to be reached, or a cell of a column of goals",
        (
            Fact("neutral", "It has neutral words for people, and its paragraph nothing of sex"),
            Fact(
                "defined",
                "Each of those words is explained with women and men, or with sex, somewhere in the document",
            ),
            Fact("indicator_by_sex", "An indicator of the goal is told by sex"),
            Fact("gendered", "It speaks of women and men, sex or gender equality"),
            Fact("measured", "It has an indicator, a figure to reach or a year"),
        ),
        ("group",),
    ),
    "indicator": ThingKind(
        "What a goal is followed by: a row of a table of indicators, or a line that says what is measured",
        (
            Fact("persons", "It is based on persons"),
            Fact("by_sex", "It is told for women and men"),
        ),
        ("indicator",),
    ),
    "gender_chapter": ThingKind(
        "A section with text under a heading on gender equality",
        (
            Fact(
                "others",
                "Whether goals and indicators outside it speak of women and men: some do, none does, or there are none",
                ("speak", "silent", "none"),
            ),
        ),
    ),
    "chapters_without": ThingKind(
        "In a long document: its chapters with goals or results for people that say nothing of sex, told together",
        (Fact("found", "There are such chapters"),),
        ("chapters",),
        {"chapters": "number", "without": "number"},
    ),
    "global_goals": ThingKind(
        "The first place that speaks of Agenda 2030, in a document that names goals of it by number",
        (
            Fact("equality_goal", "Goal 5 or 10 is among them"),
            Fact("all_exist", "Each of the numbers is a goal or a target of the agenda"),
        ),
        ("unknown",),
    ),
    "allocation": ThingKind(
        "The first sentence of a section that distributes frames to boards, or grants to associations or persons",
        (
            Fact("of", "What is distributed", ("frames", "grant")),
            Fact("by_sex", "A table of its chapter shows women and men; for grants, any table does"),
            Fact(
                "near",
                "Concepts, structures and patterns in the author's own sentences of the chapter",
                "names",
            ),
        ),
    ),
    "claimed_result": ThingKind(
        "A sentence that claims an effect; the first of each section",
        (
            Fact(
                "level",
                "An outcome where the section measures one, else the highest level of what the document says was done",
                ("outcome", "way_of_working", "product", "activity", "none"),
            ),
        ),
    ),
    "grounds_claim": ThingKind(
        "A sentence that claims to cover all grounds of discrimination, where they are listed",
        (Fact("complete", "All seven are listed"),),
        ("listed", "missing"),
    ),
    **_FORM_THINGS,
    "suppression": ThingKind(
        "An exception from a rule, made in a comment to the tool or in a configuration file: one for each rule named",
        (
            Fact(
                "rule",
                "What is named: a rule, one that no exceptions are made from, a group of rules by the beginning of their codes, something like the name of a rule (`near`), something else; or nothing, where the comment is not to be understood",
                ("known", "not_suppressible", "group", "misspelt", "unknown", "none"),
            ),
            Fact("by", "Where it is made", ("comment", "configuration")),
            Fact("reason", "A reason is given"),
            Fact(
                "day",
                "How its last day is written: in a way that is understood, or none; unreadable; or last of all, in the reason",
                ("understood", "unreadable", "last"),
            ),
            Fact("expired", "Its last day has passed"),
            Fact(
                "used",
                "There was something to make the exception for; null where nobody knows: it is not in force, or the rule was not judged",
            ),
        ),
        ("rule", "near", "written", "until"),
    ),
}
