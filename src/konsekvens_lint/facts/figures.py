"""The figures of a table: what each counts or measures, of whom, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Literal, NamedTuple

from konsekvens_lint.documents.tables import is_pair, without_emphasis
from konsekvens_lint.facts.labels import (
    ACCOUNT,
    CHANGE,
    COUNT,
    GROUP,
    MEAN,
    MONEY,
    OTHER_SEX,
    PART,
    QUANTITY,
    RESULT,
    SEXES,
    SHARE,
    SHORT,
    SHORT_TOTAL,
    SPLIT,
    TARGET,
    TIME,
    TOTAL,
    Label,
    Said,
    read_label,
    short_sexes,
    together,
)
from konsekvens_lint.facts.layouts import LETTERED, Figure, Layout
from konsekvens_lint.language.texts import TextUnit

Measure = Literal["persons", "share", "mean", "money", "time", "cases", "target", "other"]
#: Whom a figure is of: one sex, both in one cell, all, another category, or not said.
Whom = Literal["women", "men", "both", "total", "other", "unsaid"]

_AMOUNT = re.compile(r"[-–−]?\d[\d\s\u00a0\u202f.]*(?:,\d+)?")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_HIGHEST_SHARE = 100
_UNIT = re.compile(
    r"%|\b(?:procentenheter|procent|tkr|mnkr|mkr|mdkr|kronor|kr|dagar|timmar|tim|minuter|månader|veckor|poäng|kg|ton|km|kwh|mwh)\b"
    r"|\bm²|\bm2\b",
    re.IGNORECASE,
)
_UNIT_NAMES = {"procent": "%", "kronor": "kr", "mkr": "mnkr", "tim": "timmar", "m2": "m²"}
_LEGEND = re.compile(r"\b(?:Kv|[KMTFP]) ?= ?(\w+)")
_LETTERS = frozenset({"k", "kv", "f", "m", "p"})
# What stands between the sexes of a label, when they are cut out.
_STRAY = re.compile(r"(?:^|(?<=\s))[,/–-]\s|\s*[,/](?=\s*[,/])")
YOUNG = "girls_or_boys"
_WOMENS = ("k", "kv", "f")
_SEXES_BEGIN = ("kv", "flick", "man", "män", "pojk", "tot", "tjej", "kill")


class ReadFigure(NamedTuple):
    """A figure with what its labels say. `values`: its number, or two (women's and men's); none where it is secret.

    `counts`: it counts persons, or gives a share or a mean of their results. `key` are the words that tell what it is
    of, but for the sex; `core` leaves the measure out too (see `Label`). `label` says in the words of its labels what
    it is of; `matter` the same without what only says when, and `who` only whom or what it counts or measures.
    `young`: those are girls or boys. `part`: it is told as a part of a total (därav kvinnor).
    """

    figure: Figure
    measure: Measure
    counts: bool
    whom: Whom
    key: frozenset[str]
    core: frozenset[str]
    values: tuple[float, ...]
    total: bool
    unit: str
    label: str
    matter: str
    who: str
    young: bool
    part: bool


class LabelledTable:
    """A table's layout with its labels read, each once."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._labels: dict[int, Label] = {}
        self._together: dict[int, Said] = {}
        self._letters_of_totals: set[int] = set()
        other = _other_letters(layout.titles)
        for line in layout.lines:
            labels = [self.label(unit) for unit in line]
            short = frozenset[str]() if other else short_sexes(labels)
            self._letters_of_totals |= {id(unit) for unit in line} if short else set()
            for unit, label in zip(line, labels, strict=True):
                led = {label.led} & short if not label.sexes and short == SEXES else set()
                key = label.key - _LETTERS if led and not label.short else label.key
                self._labels[id(unit)] = label._replace(
                    sexes=label.sexes | (label.short & short) | led, key=key
                )
        self._titles = self._said(layout.titles)
        self._corner = self._said(layout.corner)

    def label(self, unit: TextUnit) -> Label:
        """What the label says; its short words for the sexes count where the line that it stands in lets them."""
        if id(unit) not in self._labels:
            self._labels[id(unit)] = read_label(unit)
        return self._labels[id(unit)]

    def _said(self, units: tuple[TextUnit, ...]) -> Said:
        if id(units) not in self._together:
            self._together[id(units)] = together(map(self.label, units))
        return self._together[id(units)]

    def about(self, units: Iterable[TextUnit]) -> list[Label]:
        """The labels of these units, after those that are about all the table."""
        return [self.label(unit) for unit in (*self.layout.titles, *self.layout.corner, *units)]

    def read(self, figure: Figure) -> ReadFigure:
        """What the figure is of."""
        labels = [self.label(unit) for unit in (*figure.heads, *figure.sides)]
        values = _values(figure.unit.normalised.text)
        whom = self._whom(figure, labels)
        if whom == "both" and _men_first(figure):
            values = values[::-1]
        key = frozenset[str]().union(*(label.key for label in labels))
        core = frozenset[str]().union(*(label.core for label in labels))
        measure = self._measure(figure, values, sexed=whom in ("women", "men", "both"))
        counts = measure in ("persons", "share", "mean") and (
            whom in ("women", "men", "both") or self._counts_persons(figure)
        )
        if not counts and measure in ("persons", "share", "mean"):
            measure = "other"
        names = {hit.concept for unit in (*figure.heads, *figure.sides) for hit in unit.hits}
        total = any(self._is_total(unit) for unit in (*figure.heads, *figure.sides))
        return ReadFigure(
            figure,
            measure,
            counts,
            whom,
            key,
            core,
            values,
            total,
            self._unit(figure),
            self._told(figure),
            self._matter(figure) or self._told(figure),
            self._who(figure) or self._matter(figure) or self._told(figure),
            YOUNG in names,
            PART in names,
        )

    def _whom(self, figure: Figure, labels: Sequence[Label]) -> Whom:
        if self._shows_both(figure):
            return "both"
        named = frozenset[str]().union(*(label.sexes for label in labels if label.sexes != SEXES))
        if not named and len(self._titles.names & SEXES) == 1:
            named = self._titles.names & SEXES
        if len(named) == 1:
            return "women" if "women" in named else "men"
        if any(OTHER_SEX in label.names or label.sexes == SEXES for label in labels):
            return "other"
        return "total" if any(map(self._is_total, (*figure.heads, *figure.sides))) else "unsaid"

    def _is_total(self, unit: TextUnit) -> bool:
        label = self.label(unit)
        return (TOTAL in label.names and not label.long) or (
            SHORT_TOTAL in label.names and id(unit) in self._letters_of_totals
        )

    def _shows_both(self, figure: Figure) -> bool:
        """Whether one cell has the figures of both: '5 kvinnor, 4 män', or '54/46' under 'K/M'."""
        if LETTERED.fullmatch(figure.unit.normalised.text):
            return True
        if not is_pair(figure.unit.normalised.text):
            return bool(figure.unit.hits) and self.label(figure.unit).sexes == SEXES
        labels = self.about((*figure.heads, *figure.sides))
        return any(label.sexes == SEXES or SPLIT in label.names for label in labels)

    def _told(self, figure: Figure) -> str:
        """What the figure is of, in the words of its labels: not who is counted, nor a year where more is said; with the
        table's title where they say only when.
        """
        units = (*figure.sides, *figure.heads)
        told = [unit for unit in units if self.label(unit).key - {"%"} - _bare(self.label(unit))]
        words = [_without_sexes(unit, self.label(unit)) for unit in told or units]
        titles = () if self._matter(figure) else self.layout.titles
        return _joined((*(unit.normalised.text.strip("*_ ") for unit in titles), *words))

    def _matter(self, figure: Figure) -> str:
        units = [unit for unit in (*figure.sides, *figure.heads) if self._is_matter(self.label(unit))]
        return _joined(_without_sexes(unit, self.label(unit)) for unit in units)

    def _is_matter(self, label: Label) -> bool:
        return bool(label.words) and ACCOUNT not in label.names

    def _who(self, figure: Figure) -> str:
        labels = [(unit, self.label(unit)) for unit in (*figure.sides, *figure.heads)]
        counted = [
            unit
            for unit, label in labels
            if label.rest and (label.persons or label.names & {SHARE, MEAN, RESULT})
        ]
        return _joined(_without_sexes(unit, self.label(unit)) for unit in counted)

    def _unit(self, figure: Figure) -> str:
        """The unit that the cell names, or else the nearest label that names one."""
        units = (
            figure.unit,
            *reversed(figure.heads),
            *reversed(figure.sides),
            *self.layout.corner,
            *self.layout.titles,
        )
        found = (_UNIT.search(unit.normalised.text) for unit in units)
        named = next((match[0].lower() for match in found if match), "")
        return _UNIT_NAMES.get(named, named)

    def _is_target(self, figure: Figure) -> bool:
        """Whether the figure is what is aimed at: its column is, or its row is called that and nothing else."""
        sides = map(self.label, figure.sides)
        return TARGET in self._said(figure.heads).names or any(
            TARGET in label.names and not label.rest for label in sides
        )

    def _measure(self, figure: Figure, values: Sequence[float], *, sexed: bool) -> Measure:
        heads, sides = self._said(figure.heads), self._said(figure.sides)
        near, far = heads.names | sides.names, self._titles.names | self._corner.names
        own = {hit.concept for hit in figure.unit.hits}
        if self._is_target(figure):
            return "target"
        if sexed and SHARE in near and MONEY not in own | near:
            return "share"
        if MONEY in own | near or (MONEY in far and SHARE not in near and COUNT not in near):
            return "money"
        if TIME in own | near and MEAN not in near:
            return "time"
        if QUANTITY in own | near | far:
            return "other"
        numbered = heads.numbered | sides.numbered | self._titles.numbered | self._corner.numbered
        if "things" in numbered or ((heads.things or sides.things) and not numbered):
            return "cases"
        measured = ({COUNT, SHARE, MEAN} & near) or RESULT in near | far
        if (self._titles.things or self._corner.things) and not (heads.persons or measured or numbered):
            return "cases"
        text = figure.unit.normalised.text
        if "%" in text.split("(")[0] or "procent" in text:
            return "share"
        if "(" in text and "%" in text:
            return "persons"
        return self._kind_of_count(near, far, values)

    def _kind_of_count(self, near: frozenset[str], far: frozenset[str], values: Sequence[float]) -> Measure:
        """Whether the labels make the figure a mean, a share or a number: the nearer ones before the titles."""
        for names in (near, far):
            if SHARE in names:
                return "share"
            if MEAN in names:
                return "mean"
            if COUNT in names:
                return "persons"
        fraction = any(value % 1 for value in values) and max(values, default=0) <= _HIGHEST_SHARE
        return "share" if RESULT in near | far and fraction else "persons"

    def _counts_persons(self, figure: Figure) -> bool:
        """Whether a figure that is no money, time or case counts persons or gives their results."""
        heads, sides = self._said(figure.heads), self._said(figure.sides)
        titles, corner = self._titles, self._corner
        names = heads.names | sides.names | titles.names | corner.names
        if RESULT in names:
            return True
        measured = bool({COUNT, PART} & names)
        if ACCOUNT in names and not measured:
            return False
        if heads.persons or corner.persons:
            return True
        if titles.persons or GROUP in corner.names:
            return measured or heads.plain
        near = bool({COUNT, PART} & (heads.names | sides.names))
        plain = heads.plain and bool(figure.heads)
        return sides.persons and (near or ((measured or plain) and not sides.long))

    def share_or_mean(self, figure: Figure) -> Measure | None:
        """Whether the figure is a share or a mean by its own labels, and not of money."""
        near = self._said(figure.heads).names | self._said(figure.sides).names
        if ACCOUNT in near:
            return None
        return "share" if SHARE in near else "mean" if MEAN in near else None

    def names_sex(self, units: Iterable[TextUnit]) -> bool:
        """Whether one of the labels names women or men."""
        return any(self.label(unit).sexes for unit in units)

    def is_change(self, figure: Figure) -> bool:
        """Whether the figure is a change or a difference between those beside it."""
        return any(
            CHANGE in label.names and not label.rest - _words_of_change(label)
            for label in map(self.label, (*figure.heads, *figure.sides))
        )


def _words_of_change(label: Label) -> frozenset[str]:
    return label.rest if len(label.words) <= 3 else frozenset()


def _other_letters(titles: Iterable[TextUnit]) -> bool:
    """Whether a title says that a letter stands for something else than a sex ('M = medel i liknande kommuner')."""
    explained = (found for unit in titles for found in _LEGEND.finditer(unit.normalised.text))
    return any(not found[1].lower().startswith(_SEXES_BEGIN) for found in explained)


def _values(text: str) -> tuple[float, ...]:
    """The numbers of a cell: the first, or two where it has a pair; none for '..' and for '<5', which is a limit."""
    text = without_emphasis(text)
    lettered = LETTERED.fullmatch(text)
    if lettered:
        numbers = _numbers((lettered["one"], lettered["two"]))
        return numbers if lettered["first"].lower() in _WOMENS else numbers[::-1]
    if text.startswith(("<", ">", "≤", "≥")):
        return ()
    found = _AMOUNT.findall(text)
    several = is_pair(text) or bool(re.search(r"\d\D+[^\W\d_]{2,}", text))
    return _numbers(found[: 2 if several else 1])


def _numbers(texts: Iterable[str]) -> tuple[float, ...]:
    """The numbers that the texts are; none where one is no number ("1.2.3"), or too large to be counted with."""
    numbers = tuple(map(_number, texts))
    return numbers if all(map(isfinite, numbers)) else ()


def _number(text: str) -> float:
    digits = re.sub(r"[\s\u00a0\u202f]", "", text).replace("–", "-").replace("−", "-").rstrip(".")
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    return float(digits) if digits.count(".") < 2 else float("nan")


def _men_first(figure: Figure) -> bool:
    """Whether the men's figure comes first in a cell that has both: as the label that names them has it."""
    if LETTERED.fullmatch(figure.unit.normalised.text):
        return False
    units = (figure.unit, *figure.heads, *figure.sides)
    for unit in units:
        order = [
            hit.concept for hit in unit.hits if hit.concept in ("women", "men", "women_short", "men_short")
        ]
        if len(order) > 1:
            return order[0].startswith("men")
    return False


def _bare(label: Label) -> frozenset[str]:
    return label.key if label.sexes and not label.rest and COUNT not in label.names else frozenset()


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(word for word in words if word))


def _without_sexes(unit: TextUnit, label: Label) -> str:
    letters = SHORT.keys() if label.led in label.sexes else ()
    text, at, kept = unit.normalised.text, 0, []
    for hit in sorted(hit for hit in unit.hits if hit.concept in SEXES or hit.concept in letters):
        kept.append(text[at : hit.start])
        at = max(at, hit.end)
    left = " ".join("".join((*kept, text[at:])).split()).replace("( ", "(").replace("()", "")
    return _STRAY.sub("", left).strip(" ,–-/")
