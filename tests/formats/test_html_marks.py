"""Spots that overlap, nest and cross: the text is told once, and each spot is marked from its first letter to its last."""

from __future__ import annotations

from random import Random

import pytest

from konsekvens_lint.documents.model import Block, Cell, Document, Place, Table
from konsekvens_lint.formats.html.marks import RANKS, Segment, Spot, segments
from konsekvens_lint.formats.html.places import Mention, mark

TEXT = "Alla elever får plats."


def test_a_text_without_spots_is_one_piece() -> None:
    assert segments(TEXT, ()) == (Segment(TEXT),)
    assert segments("", ()) == ()


def test_a_spot_parts_the_text_in_three() -> None:
    spot = Spot(5, 11, "error", "s1", "1", "f1")
    assert segments(TEXT, [spot]) == (
        Segment("Alla "),
        Segment("elever", "error", ("s1",), ("1",), "f1"),
        Segment(" får plats."),
    )


def test_a_spot_within_another_has_its_own_link_where_it_is_as_serious() -> None:
    outer, inner = Spot(0, 22, "error", "s1", "1", "f1"), Spot(5, 11, "error", "s2", "2", "f2")
    pieces = segments(TEXT, [outer, inner])
    assert [(piece.link, piece.ids, piece.numbers) for piece in pieces] == [
        ("f1", ("s1",), ()),
        ("f2", ("s2",), ("2",)),
        ("f1", (), ("1",)),
    ]


def test_the_most_serious_of_crossing_spots_gives_the_look() -> None:
    pieces = segments(
        TEXT, [Spot(0, 11, "info", "s1"), Spot(5, 15, "warning", "s2"), Spot(8, 22, "evidence", "s3")]
    )
    assert [(piece.text, piece.level) for piece in pieces] == [
        ("Alla ", "info"),
        ("ele", "warning"),
        ("ver", "warning"),
        (" får", "warning"),
        (" plats.", "evidence"),
    ]


def test_spots_that_start_together_keep_both_ids() -> None:
    first, *_ = segments(TEXT, [Spot(0, 22, "info", "s1"), Spot(0, 4, "error", "s2")])
    assert first.ids == ("s2", "s1")


def test_nothing_but_white_space_is_no_link() -> None:
    pieces = segments("a b", [Spot(0, 2, "info", "s1", "1", "f1"), Spot(1, 3, "error", "s2", "2", "f2")])
    assert [piece.link for piece in pieces] == ["f1", "", "f2"]


@pytest.mark.parametrize("seed", range(40))
def test_no_letter_is_lost_or_told_twice(seed: int) -> None:
    random = Random(seed)
    text = "".join(random.choice("ab å\n𝒳") for _ in range(30))
    spots = []
    for number in range(random.randint(1, 9)):
        start = random.randint(0, 29)
        spots.append(
            Spot(start, random.randint(start + 1, 30), random.choice(RANKS), f"s{number}", str(number))
        )
    pieces = segments(text, spots)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for spot in spots:
        first = next(at for at, piece in enumerate(pieces) if spot.id in piece.ids)
        last = next(at for at, piece in enumerate(pieces) if spot.number in piece.numbers)
        assert "".join(piece.text for piece in pieces[first : last + 1]) == text[spot.start : spot.end]
        assert all(RANKS.index(piece.level) <= RANKS.index(spot.level) for piece in pieces[first : last + 1])


def _document() -> Document:
    rows = ((Cell("Ålder", 0, 0), Cell(" ", 0, 1)), (Cell("12 år", 1, 0), Cell("71", 1, 1)))
    return Document(
        "docx",
        (
            Block("heading", "Bakgrund", 1, ("Bakgrund",), 1),
            Block("paragraph", TEXT, 2, ("Bakgrund",)),
            Block("table", "Ålder |  \n12 år | 71", 3, ("Bakgrund",), table=Table(1, rows, 1)),
        ),
        title="Bakgrund",
    )


def _place(paragraph: int | None, start: int = 0, end: int = 0, **changes: object) -> Place:
    values = {
        "section": ("Bakgrund",),
        "line": None,
        "page": None,
        "table": None,
        "row": None,
        "column": None,
    }
    return Place(**{**values, "paragraph": paragraph, "start": start, "end": end, "quote": "x", **changes})  # type: ignore[arg-type]


def test_places_on_the_same_stretch_share_a_mark() -> None:
    place = _place(2, 5, 11)
    marked = mark(
        _document(),
        [Mention(place), Mention(place, "info", "2", "f2"), Mention(place, "error", "1", "f1")],
        "d1",
    )
    assert marked.spots == {(2, None, None): [Spot(5, 11, "error", "d1-s1", "2, 1", "f1")]}
    assert marked.targets == {place: "d1-s1"}


def test_a_row_is_its_cells_that_hold_text() -> None:
    rows = [_place(3, 0, 8, table=1, row=0), _place(3, 9, 19, table=1, row=1)]
    marked = mark(
        _document(), [Mention(each, "error", str(at), f"f{at}") for at, each in enumerate(rows)], "d1"
    )
    assert marked.spots == {
        (3, 0, 0): [Spot(0, 5, "error", "d1-s1", "0", "f0")],
        (3, 1, 0): [Spot(0, 5, "error", "d1-s2", "", "f1")],
        (3, 1, 1): [Spot(0, 2, "error", "", "1", "f1")],
    }


def test_a_table_as_a_whole_is_all_its_cells() -> None:
    marked = mark(_document(), [Mention(_place(3, 0, 19, table=1), "error", "1", "f1")], "d1")
    assert sorted(marked.spots) == [(3, 0, 0), (3, 1, 0), (3, 1, 1)]


@pytest.mark.parametrize(
    ("place", "target", "home"),
    [
        (_place(2), "d1-b2", 2),
        (_place(2, 5, 99), "d1-b2", 2),
        (_place(None), "d1-b1", 1),
        (_place(None, section=()), "d1-b1", 1),
        (_place(3, 0, 1, table=1, row=7, column=7), "d1-b3", 3),
        (_place(99, 0, 1), None, None),
    ],
)
def test_a_place_without_text_is_its_block_or_heading(
    place: Place, target: str | None, home: int | None
) -> None:
    marked = mark(_document(), [Mention(place, "error", "1", "f1")], "d1")
    assert (marked.targets.get(place), marked.homes.get(place), marked.spots) == (target, home, {})
