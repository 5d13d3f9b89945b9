"""Things of figures: tables of persons, counts in the text, gaps between the sexes, and figures by other factors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.chapters import Chapter, Near, stems_of
from konsekvens_lint.facts.counts import TextFigures
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.gaps import is_visible, points_apart, widest
from konsekvens_lint.facts.perspectives import answers_difference, beginnings
from konsekvens_lint.facts.tables import Pair, ReadTable
from konsekvens_lint.facts.thing import Thing, Thresholds, listed
from konsekvens_lint.language.reading import HEARD, Reading, Said, Sentence
from konsekvens_lint.names import FACTORS

#: What messages call the factors.
FACTOR_NAMES = {
    "alder": "ålder",
    "etnicitet": "etnisk tillhörighet",
    "fodelseland": "födelseland",
    "funktionsnedsattning": "funktionsnedsättning",
    "socioekonomi": "ekonomiska villkor",
    "utbildning": "utbildning",
    "sexuell_laggning": "sexuell läggning",
    "konsidentitet": "könsidentitet",
    "religion": "religion",
    "geografi": "bostadsort",
    "familjesituation": "familjesituation",
    "sysselsattning": "sysselsättning",
    "sprak": "språk",
}
_SHARE = re.compile(r"\d+(?:,\d+)? ?(?:%|procent\b)")
_NUMBER = re.compile(r"\d+")
_SCHOOL_YEAR = re.compile(r"årskurs|åk\b|(?:låg|mellan|hög)stadie", re.IGNORECASE)
_MOST_LABELS = 3
# Words whose beginnings an action shares with the analysis that it answers.
_SHARED = 2
_LONGEST_LABEL = 70


def person_tables(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The tables that count persons or give their results."""
    for table in facts.tables:
        if table.persons:
            yield Thing(table.header_place(), _of_table(facts, table), _table_words(table), _decisive(table))


def _of_table(facts: Facts, table: ReadTable) -> dict[str, Any]:
    return {
        "split": table.split,
        "shows": "both" if table.by_sex else table.one_sex,
        "axes": table.axes,
        "near": _near(facts, table),
    }


def _matter(table: ReadTable) -> str:
    """The words that say what the table is about."""
    caption = table.caption.normalised.text if table.caption else ""
    return " ".join((caption, *(figure.label for figure in table.figures)))


def _table_words(table: ReadTable) -> dict[str, str]:
    return {"table": _name(table), "measure": _counted(table), "unsplit": _listed(table.unsplit)}


def _name(table: ReadTable) -> str:
    """The table's caption, else its header row."""
    text = one_line(table.caption.source) if table.caption else table.header_place().quote
    return _short(text.strip("*_ "))


def _counted(table: ReadTable) -> str:
    """What the table counts of persons, in the words of its labels."""
    return _listed(tuple(dict.fromkeys(figure.who for figure in table.figures if figure.counts)))


def _listed(labels: Sequence[str]) -> str:
    return listed([_short(label) for label in labels if label], _MOST_LABELS)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL].rsplit(' ', 1)[0]} …"


def _decisive(table: ReadTable) -> tuple[Place, ...]:
    """The first figure that is not split, where others are; else the first that counts persons."""
    unsplit = (f for f in table.figures if f.counts and f.whom in ("unsaid", "total"))
    figure = next(unsplit, None) or next((f for f in table.figures if f.counts), None)
    return (table.row_place(figure.figure.unit),) if figure else ()


def person_counts(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The sentences of the author's own with figures on persons."""
    beside: dict[int, list[TextFigures]] = {}
    for figures in facts.text_figures:
        beside.setdefault(id(figures.sentence.unit), []).append(figures)
    for figures in facts.text_figures:
        sentence = figures.sentence
        if not sentence.own:
            continue
        about = {
            "split": figures.split,
            "exact": figures.exact,
            "part_of_total": figures.part,
            "split_beside": any(
                other.split != "none" for other in beside[id(sentence.unit)] if other is not figures
            ),
            "axes": frozenset(factor for factor in FACTORS if sentence.has(f"factor_{factor}")),
            "says": sentence.names,
            "near": Said(facts.reading.around(sentence), own=False),
        }
        yield Thing(sentence.place(), about)


def gaps(facts: Facts, options: Thresholds) -> Iterator[Thing]:
    """Women's and men's figures side by side, once a table and once a sentence, with whether their gap is visible; and
    the sentences that say how many percentage points lie between them."""
    for table in facts.tables:
        pairs = _compared(table)
        if pairs:
            yield _gap(table.header_place(), pairs, options, _near(facts, table), table)
    yield from _gaps_in_text(facts, options)


def gap_rows(facts: Facts, options: Thresholds) -> Iterator[Thing]:
    """The gaps one by one: each pair of a table, with what is said near it but of none of its other rows, and each
    sentence."""
    for table in facts.tables:
        pairs = sorted(_compared(table), key=_row)
        stems = [stems_of(pair.label) for pair in pairs]
        told = _near(facts, table)
        for pair, own in zip(pairs, stems, strict=True):
            others = frozenset[str]().union(*(each for each in stems if each is not own))
            near = told.but_of(others - own, unless=own - others)
            yield _gap(table.row_place(pair.where), [pair], options, near, table)
    yield from _gaps_in_text(facts, options)


def _compared(table: ReadTable) -> list[Pair]:
    """Women's and men's figures in the table, but what is aimed at."""
    return [pair for pair in table.pairs if pair.measure != "target"]


def _near(facts: Facts, table: ReadTable) -> Near:
    return facts.chapters.near(table.block.section, _matter(table))


def _row(pair: Pair) -> int:
    return pair.where.cell.row if pair.where.cell else 0


def _gaps_in_text(facts: Facts, options: Thresholds) -> Iterator[Thing]:
    for figures in facts.text_figures:
        sentence = figures.sentence
        if figures.pairs and sentence.own:
            near = facts.chapters.near(sentence.unit.block.section, sentence.text)
            yield _gap(sentence.place(), figures.pairs, options, near, None)
    yield from _gaps_told(facts, options)


def _gaps_told(facts: Facts, options: Thresholds) -> Iterator[Thing]:
    """The sentences that say how many percentage points lie between the sexes, where no figures show that gap."""
    pairs = [pair for table in facts.tables for pair in table.pairs]
    pairs += [pair for figures in facts.text_figures for pair in figures.pairs]
    shown = {round(abs(pair.women - pair.men), 1) for pair in pairs}
    for sentence in facts.reading.sentences:
        points = points_apart(sentence) if sentence.own else None
        if points is not None and points not in shown:
            near = facts.chapters.near(sentence.unit.block.section, sentence.text)
            gap = "visible" if points >= options["points"] else "small"
            about = {"gap": gap, "where": "told", "near": near}
            yield Thing(sentence.place(), about, {"points": f"{swedish(points)} procentenheter"})


def _gap(
    place: Place, pairs: Sequence[Pair], options: Thresholds, near: Near, table: ReadTable | None
) -> Thing:
    visible = [pair for pair in pairs if is_visible(pair, options)]
    pair = widest(visible or pairs)
    assert pair is not None
    women, men = ("flickor", "pojkar") if pair.young else ("kvinnor", "män")
    words = {
        "measure": _short(pair.label) or (_name(table) if table else ""),
        "women": f"{women} {_told(pair, pair.women)}",
        "men": f"{men} {_told(pair, pair.men)}",
        "more": f" och på {len(visible) - 1} rad{'er' if len(visible) > 2 else ''} till"
        if len(visible) > 1
        else "",
    }
    about = {"gap": "visible" if visible else "small", "where": "table" if table else "text", "near": near}
    return Thing(place, about, words, (table.row_place(pair.where),) if table else ())


def _told(pair: Pair, value: float) -> str:
    """The figure with its unit, where what it is of does not say it."""
    said = not pair.unit or pair.unit in pair.label
    return swedish(value) if said else f"{swedish(value)} {pair.unit}"


def swedish(value: float) -> str:
    """A number as Swedish writes it: 88,1 and 1 204."""
    return (
        f"{value:,.0f}".replace(",", " ")
        if float(value).is_integer()
        else f"{value:,}".replace(",", " ").replace(".", ",")
    )


def analysed_differences(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """The first sentence of each chapter that explains or discusses a difference between the sexes shown there."""
    reading = facts.reading
    for chapter in facts.chapters.all:
        heard = [s for s in chapter.sentences if s.zone in HEARD]
        analysed = [s for s in heard if s.has("gap_explained")]
        shown = any(s.has("described_difference") for s in heard) or any(
            table.pairs and table.block.section in {part.path for part in chapter.sections}
            for table in facts.tables
        )
        if analysed and shown:
            yield Thing(analysed[0].place(), {"answered": _is_answered(reading, chapter, analysed)})


def _is_answered(reading: Reading, chapter: Chapter, analysed: Sequence[Sentence]) -> bool:
    """Whether the analysis's sections say what is done, or a sentence elsewhere does: one that names a sex, or that
    stands under a heading on actions and shares two words with the analysis.
    """
    units = {id(s.unit) for s in chapter.sentences if s.has("described_difference") or s.has("gap_explained")}
    paths = {sentence.unit.block.section for sentence in analysed}
    said = frozenset[str]().union(*(beginnings(sentence.text) for sentence in analysed))
    for section in reading.sections:
        acting = "action_section" in section.roles
        for sentence in (s for s in section.sentences if s.own):
            sexed = sentence.has("sexed_wording")
            if section.path in paths and sentence.has("therefore_does"):
                return True
            if (sexed or id(sentence.unit) in units) and answers_difference(sentence):
                return True
            on_it = sexed or len(said & beginnings(sentence.text)) >= _SHARED
            if acting and on_it and not sentence.has("gap_explained"):
                return True
    return False


def factor_reports(facts: Facts, _: Thresholds) -> Iterator[Thing]:
    """Figures on persons by another factor than sex: a table that divides by it, or a sentence that names it."""
    for table in facts.tables:
        factors = [factor for factor in FACTORS if factor in table.axes]
        if table.persons and factors:
            shows = {"shows": "none" if table.split == "none" else "sex"}
            yield Thing(table.header_place(), shows, {"factor": FACTOR_NAMES[factors[0]]})
    for figures in facts.text_figures:
        factor = _divided_by(figures.sentence) if figures.sentence.own else None
        if factor and (figures.sentence.has("percent") or figures.exact):
            shows = {"shows": "none" if figures.split == "none" else "sex"}
            yield Thing(figures.sentence.place(), shows, {"factor": FACTOR_NAMES[factor]})


def _divided_by(sentence: Sentence) -> str | None:
    """The factor that tells whom the sentence's figure is of: named before it, or as those whom the share is of.

    "Av de utrikes födda hade 41 procent arbete", "84 procent av besökarna över 65 år": not what they are found to be
    ("40 procent arbetslösa"), and no single school year.
    """
    text = sentence.text
    share = _SHARE.search(text)
    number = share or _NUMBER.search(text)
    if number is None:
        return None
    for factor in FACTORS:
        for hit in sentence.hits:
            start, end = hit.start - sentence.start, hit.end - sentence.start
            if hit.concept != f"factor_{factor}" or _SCHOOL_YEAR.match(text, start):
                continue
            if share is None or end <= number.start() or " av " in text[number.end() : start]:
                return factor
    return None
