"""What the columns of a form are: occasions, organisations, groups who answered, means, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from konsekvens_lint.facts.forms.entries import MEAN, Entry
from konsekvens_lint.facts.forms.form import Column, ColumnKind
from konsekvens_lint.facts.forms.lines import Piece, is_figure, is_tick
from konsekvens_lint.facts.forms.times import time_of

SCORE, COMMENT, ASIDE = "form_score_word", "form_comment_word", "form_aside_word"
RATERS = ("rater_work_group", "rater_managers", "rater_staff", "rater_politicians", "rater_survey")
# A head is an occasion by these: a start, a numbered meeting or measuring, a time.
_MONTH = r"jan|feb|mars?|apr|maj|juni?|juli?|aug|sep|okt|nov|dec"
OCCASION = re.compile(
    r"(?<!\w)(?:uppstart|start|bm\s?\d|benchmarking|tr[\w&]ff|(?:m[\w&]t)?tillf[\w&]lle|m[\w&]tning|omg[\w&]ng|skattning|nul[\w&]ge|baslinje"
    rf"|halvtid|halv[\w&]r|slut|f[\w&]re\b|efter\b|f[\w&]rsta|andra|tredje|fj[\w&]rde|femte|sista|senaste|(?:{_MONTH})\w*\.?(?!\w)|v[\w&]r|h[\w&]st|kvartal"
    r"|q[1-4]\b|t[1-3]\b|vt\b|ht\b|termin|[\w&]r\s?[1-5]\b|m\d\b|(?:19|20)\d\d|\d{6,8}\b)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\W*(?:datum|tidpunkt|n[\w&]r|tillf[\w&]lle)\b", re.IGNORECASE)
_LEGEND_DIGIT = re.compile(r"\W*([0-5])(?:\s*(?:p|poäng|[=:–-].*))?\W*", re.IGNORECASE | re.DOTALL)
# Of the cells of a column of scores, so many at least are figures.
_MOSTLY = 0.5


class Layout(NamedTuple):
    """Where the figures stand: the columns with what they are, and for each its number in the table.

    `ticked` gives for each column of ticks the score that a tick there is; then there is one column of scores.
    `comments` are the numbers of the columns of comments.
    """

    columns: tuple[Column, ...]
    at: tuple[int, ...]
    comments: tuple[int, ...]
    ticked: Mapping[int, int]


def layout_of(
    entries: Sequence[Entry], heads: Mapping[int, Sequence[Piece]], told: Sequence[str], *, means: bool
) -> Layout | None:
    """The layout of the entries under the heads, or None where no column holds scores.

    `told` are the occasions named in the lines themselves; `means`: what stands around says that they are means.
    """
    points = [entry for entry in entries if entry.kind in ("point", "other")]
    cells: dict[int, list[str]] = {}
    for entry in points:
        for column, piece in entry.cells.items():
            cells.setdefault(column, []).append(piece.text)
    ticked = _ticks(cells, heads)
    if ticked:
        return Layout((Column("", "occasion"),), (min(ticked),), _comments(cells, heads, ticked), ticked)
    scores = [column for column in sorted(cells) if _has_scores(cells[column], heads.get(column, ()))]
    if not scores:
        return None
    columns = _named(scores, heads, told, means=means)
    return Layout(columns, tuple(scores), _comments(cells, heads, scores), {})


def _named(
    scores: Sequence[int], heads: Mapping[int, Sequence[Piece]], told: Sequence[str], *, means: bool
) -> tuple[Column, ...]:
    labels = [label_of(heads.get(column, ())) for column in scores]
    if len(told) == len(scores):
        labels = [label or key for label, key in zip(labels, told, strict=True)]
    named = [_concepts(heads.get(column, ())) for column in scores]
    raters = [names & frozenset(RATERS) for names in named]
    mean = [MEAN in names for names in named]
    kinds = _kinds(labels, mean, raters)
    return tuple(
        Column(
            label,
            kind,
            means or is_mean,
            who,
            time=time_of(label),
            told=tuple(p.place for p in heads.get(column, ()) if who),
        )
        for column, label, kind, is_mean, who in zip(scores, labels, kinds, mean, raters, strict=True)
    )


def _kinds(labels: Sequence[str], mean: Sequence[bool], raters: Sequence[frozenset[str]]) -> list[ColumnKind]:
    timed = [bool(OCCASION.search(label)) for label in labels]
    plain = [at for at in range(len(labels)) if not mean[at] or timed[at]]
    other: ColumnKind = "occasion"
    if len(plain) > 1 and not any(timed) and all(labels[at] for at in plain):
        other = "raters" if any(raters[at] for at in plain) else "organisation"
    return [other if at in plain else "mean" for at in range(len(labels))]


def label_of(pieces: Iterable[Piece]) -> str:
    """What the head says of its column, without words that all such columns have ("Poäng")."""
    texts = [piece.text for piece in pieces if not _is_plain(piece)]
    return " ".join(dict.fromkeys(texts))


def _is_plain(piece: Piece) -> bool:
    """Whether the head says only that there are scores."""
    words = re.findall(r"\w+", piece.text)
    return len(words) <= 1 and bool({SCORE} & _concepts([piece])) and not OCCASION.search(piece.text)


def _concepts(pieces: Iterable[Piece]) -> frozenset[str]:
    return frozenset(
        hit.concept
        for piece in pieces
        for hit in piece.unit.hits
        if piece.start <= hit.start and hit.end <= piece.end
    )


def _has_scores(texts: Sequence[str], head: Sequence[Piece]) -> bool:
    """Whether the cells are scores: mostly figures, and no change, maximum or number of the row."""
    figures = [text for text in texts if is_figure(text)]
    if len(figures) < _MOSTLY * len(texts) or len(figures) < 2 or any(text[:1] in "+-−" for text in texts):
        return False
    if any(
        hit.concept == ASIDE and hit.start <= piece.start + 1 for piece in head for hit in piece.unit.hits
    ):
        return False
    return [text.rstrip(".") for text in figures] != [str(at) for at in range(1, len(figures) + 1)]


def _comments(
    cells: Mapping[int, Sequence[str]], heads: Mapping[int, Sequence[Piece]], taken: Iterable[int]
) -> tuple[int, ...]:
    """The columns of comments: headed so, or with words in them."""
    left = [column for column in cells.keys() | heads.keys() if column not in set(taken)]
    return tuple(
        sorted(
            column
            for column in left
            if COMMENT in _concepts(heads.get(column, ()))
            or any(len(text) > 3 and not is_figure(text) for text in cells.get(column, ()))
        )
    )


def _ticks(cells: Mapping[int, Sequence[str]], heads: Mapping[int, Sequence[Piece]]) -> dict[int, int]:
    """The columns of ticks, with the score that each is for: "1", "2", "3" in their heads."""
    found = {}
    for column, pieces in heads.items():
        digit = next((m for piece in pieces if (m := _LEGEND_DIGIT.fullmatch(piece.text))), None)
        if digit and all(is_tick(text) for text in cells.get(column, ())):
            found[column] = int(digit[1])
    ticks = sum(len(cells.get(column, ())) for column in found)
    return found if len(found) > 1 and ticks > 1 else {}


def organisation_in(pieces: Iterable[Piece]) -> str:
    """What the head of the labels names as the organisation: "Organisation: Region Halland"."""
    for piece in pieces:
        match = re.fullmatch(
            r"\W*(?:organisation|kommun|region|f[\w&]rvaltning|n[\w&]mnd|enhet)\s*:\s*(.+)",
            piece.text,
            re.IGNORECASE,
        )
        if match and not _DATE_LABEL.match(piece.text):
            return match[1].strip()
    return ""
