"""Things of figures: tables of persons, counts in the text, gaps between the sexes, and figures by other factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.chapters import Chapter, chapters, told_of
from konsekvens_lint.facts.counts import TextFigures
from konsekvens_lint.facts.facts import Facts
from konsekvens_lint.facts.figures import ReadFigure
from konsekvens_lint.facts.gaps import is_visible, widest
from konsekvens_lint.facts.perspectives import answers_difference, beginnings
from konsekvens_lint.facts.tables import Pair, ReadTable
from konsekvens_lint.facts.thing import Thing
from konsekvens_lint.language.reading import HEARD, Reading, Said, Sentence
from konsekvens_lint.names import FACTORS

Options = Mapping[str, Any]
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
_MOST_LABELS = 3
_LONGEST_LABEL = 70


def person_tables(facts: Facts, _: Options) -> Iterator[Thing]:
    """The tables that count persons or give their results."""
    for table in facts.tables:
        if table.persons:
            yield Thing(table.header_place(), _of_table(facts, table), _table_words(table), _decisive(table))


def _of_table(facts: Facts, table: ReadTable) -> dict[str, Any]:
    words = f"{table.caption.normalised.text if table.caption else ''} {_counted(table)}"
    return {
        "split": table.split,
        "shows": "both" if table.by_sex else "one" if table.split == "some" else "none",
        "axes": table.axes,
        "measures": table.measures,
        "near": Said(told_of(facts.reading, table.block.section, words), own=True),
    }


def _table_words(table: ReadTable) -> dict[str, str]:
    return {"table": _name(table), "measure": _counted(table), "unsplit": _listed(table.unsplit)}


def _name(table: ReadTable) -> str:
    """The table's caption, else its header row."""
    text = one_line(table.caption.source) if table.caption else table.header_place().quote
    return _short(text.strip("*_ "))


def _counted(table: ReadTable) -> str:
    """What the table counts of persons, in the words of its labels."""
    return _listed(tuple(dict.fromkeys(_label(figure) for figure in table.figures if figure.counts)))


def _label(figure: ReadFigure) -> str:
    units = figure.figure.heads or figure.figure.sides
    return one_line(units[-1].source).strip("*_ ") if units else ""


def _listed(labels: Sequence[str]) -> str:
    told = [_short(label) for label in labels if label]
    more = len(told) - _MOST_LABELS
    return ", ".join(told[:_MOST_LABELS]) + (f" och {more} till" if more > 0 else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL].rsplit(' ', 1)[0]} …"


def _decisive(table: ReadTable) -> tuple[Place, ...]:
    """The first figure that is not split, where others are; else the first that counts persons."""
    unsplit = (f for f in table.figures if f.counts and f.whom in ("unsaid", "total"))
    figure = next(unsplit, None) or next((f for f in table.figures if f.counts), None)
    return (table.row_place(figure.figure.unit),) if figure else ()


def person_counts(facts: Facts, _: Options) -> Iterator[Thing]:
    """The sentences of the author's own with figures on persons."""
    for figures in facts.text_figures:
        sentence = figures.sentence
        if not sentence.own:
            continue
        others = [other for other in facts.text_figures if _beside(figures, other)]
        about = {
            "split": figures.split,
            "exact": figures.exact,
            "part_of_total": figures.part,
            "split_beside": any(other.split != "none" for other in others),
            "axes": frozenset(factor for factor in FACTORS if sentence.has(f"factor_{factor}")),
            "near": sentence.names,
        }
        yield Thing(sentence.place(), about)


def _beside(figures: TextFigures, other: TextFigures) -> bool:
    return other is not figures and other.sentence.unit is figures.sentence.unit


def gaps(facts: Facts, options: Options) -> Iterator[Thing]:
    """Women's and men's figures side by side, once a table and once a sentence, with whether their gap is visible."""
    for table in facts.tables:
        pairs = [pair for pair in table.pairs if pair.measure != "target"]
        if pairs:
            words = (
                f"{table.caption.normalised.text if table.caption else ''} {' '.join(p.label for p in pairs)}"
            )
            told = told_of(facts.reading, table.block.section, words)
            yield _gap(table.header_place(), pairs, options, told, table)
    for figures in facts.text_figures:
        sentence = figures.sentence
        if figures.pairs and sentence.own:
            told = told_of(facts.reading, sentence.unit.block.section, sentence.text)
            yield _gap(sentence.place(), figures.pairs, options, told, None)


def _gap(
    place: Place, pairs: Sequence[Pair], options: Options, told: Sequence[Sentence], table: ReadTable | None
) -> Thing:
    visible = [pair for pair in pairs if is_visible(pair, options)]
    pair = widest(visible or pairs)
    assert pair is not None
    words = {
        "measure": _short(pair.label) or (_name(table) if table else ""),
        "women": _told(pair, pair.women),
        "men": _told(pair, pair.men),
        "more": f" och {len(visible) - 1} mått till" if len(visible) > 1 else "",
    }
    gap, where = "visible" if visible else "small", "table" if table else "text"
    about = {"gap": gap, "where": where, "near": Said(told, own=True)}
    return Thing(place, about, words, (table.row_place(pair.where),) if table else ())


def _told(pair: Pair, value: float) -> str:
    """The figure with its unit, where what it is of does not say it."""
    said = not pair.unit or pair.unit in pair.label
    return swedish(value) if said else f"{swedish(value)} {pair.unit}"


def swedish(value: float) -> str:
    """A number as Swedish writes it: 88,1 and 1 204."""
    whole = value == int(value)
    return f"{value:,.0f}".replace(",", " ") if whole else f"{value:,}".replace(",", " ").replace(".", ",")


def analysed_differences(facts: Facts, _: Options) -> Iterator[Thing]:
    """The first sentence of each chapter that explains or discusses a difference between the sexes shown there."""
    reading = facts.reading
    for chapter in chapters(reading):
        heard = [s for s in chapter.sentences if s.zone in HEARD]
        analysed = [s for s in heard if s.has("gap_analysed")]
        shown = any(s.has("described_difference") for s in heard) or any(
            table.pairs and table.block.section in {part.path for part in chapter.sections}
            for table in facts.tables
        )
        if analysed and shown:
            yield Thing(analysed[0].place(), {"answered": _is_answered(reading, chapter, analysed)})


def _is_answered(reading: Reading, chapter: Chapter, analysed: Sequence[Sentence]) -> bool:
    """Whether the analysis's paragraphs say what is done, or a sentence elsewhere does: one that names a sex, or that
    stands under a heading on actions and shares a word with the analysis.
    """
    paragraphs = {
        id(s.unit) for s in chapter.sentences if s.has("described_difference") or s.has("gap_analysed")
    }
    said = frozenset[str]().union(*(beginnings(sentence.text) for sentence in analysed))
    for section in reading.sections:
        acting = "action_section" in section.roles
        for sentence in (s for s in section.sentences if s.own):
            sexed = sentence.has("sexed_wording")
            if (sexed or id(sentence.unit) in paragraphs) and answers_difference(sentence):
                return True
            if acting and (sexed or said & beginnings(sentence.text)) and not sentence.has("gap_analysed"):
                return True
    return False


def factor_reports(facts: Facts, _: Options) -> Iterator[Thing]:
    """Figures on persons by another factor than sex: a table that divides by it, or a sentence that names it."""
    for table in facts.tables:
        factors = [factor for factor in FACTORS if factor in table.axes]
        if table.persons and factors:
            shows = {"shows": "none" if table.split == "none" else "sex"}
            yield Thing(table.header_place(), shows, {"factor": FACTOR_NAMES[factors[0]]})
    for figures in facts.text_figures:
        sentence = figures.sentence
        factors = [factor for factor in FACTORS if sentence.has(f"factor_{factor}")]
        if sentence.own and factors and (sentence.has("percent") or figures.exact):
            shows = {"shows": "none" if figures.split == "none" else "sex"}
            yield Thing(sentence.place(), shows, {"factor": FACTOR_NAMES[factors[0]]})
