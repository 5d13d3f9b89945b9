"""Two audits compared: the figures by hand, the documents that changed, and what may mislead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from comparisons import made, memo

from konsekvens_lint.audit.comparing import Audit, compared
from konsekvens_lint.audit.comparison import Compared, Comparison
from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.reading import about
from konsekvens_lint.audit.summary import Asked, Counts
from konsekvens_lint.report import Unread
from konsekvens_lint.rulebook.loading import built_in

POINT = Asked("konsekvenser", "Konsekvenser", "Har den konsekvenser?", "Källan", "lista", "Listan lista")


def _of(a: Path, b: Path) -> Comparison:
    with opened(a, "read") as in_a, opened(b, "read") as in_b:
        sides = [
            Audit(connection, file.stem, told)
            for connection, file in ((in_a, a), (in_b, b))
            if (told := about(connection))
        ]
        return compared(sides[0], sides[1], built_in())


def _points(comparison: Comparison) -> dict[str, Compared]:
    return {each.asked.id: each for each in comparison.compared if each.asked.checklist}


def _one(a: Path, b: Path) -> Compared:
    return _points(_of(a, b))["konsekvenser"]


def _memos(signs: str, folder: str = "arkiv", **changes: Any) -> list[Any]:
    """Documents 00.md, 01.md … that answer as the signs say."""
    return [memo(f"{folder}/{number:02}.md", sign, **changes) for number, sign in enumerate(signs)]


def test_counts_and_difference_by_hand(tmp_path: Path) -> None:
    a = made(tmp_path / "a.db", _memos("++~--?oo"))
    b = made(tmp_path / "b.db", _memos("++++-~~~??", "annat"), folder="annat")
    told = _one(a, b)
    assert told.asked == POINT
    assert told.a == Counts(has=2, has_not=3, not_judged=1, not_applicable=2, partial=1)
    assert told.b == Counts(has=4, has_not=4, not_judged=2, partial=3)
    assert told.difference == pytest.approx(10.0)


@pytest.mark.parametrize(("signs", "difference"), [("----", None), ("----?o", None), ("-----", 100.0)])
def test_no_difference_of_fewer_than_five(signs: str, difference: float | None, tmp_path: Path) -> None:
    one, other = _memos(signs), _memos("+++++")
    assert _one(made(tmp_path / "a.db", one), made(tmp_path / "b.db", other)).difference == difference
    back = _one(made(tmp_path / "c.db", other), made(tmp_path / "d.db", one)).difference
    assert back == (difference and -difference)


def test_documents_that_changed_and_those_that_did_not(tmp_path: Path) -> None:
    """Better is from partial or missing to met, worse the other way; the rest is no news."""
    a = made(tmp_path / "a.db", _memos("-~+++--?o-~", "2023"), folder="2023")
    b = made(tmp_path / "b.db", _memos("++-~+-~++?-", "2024"), folder="2024")
    told = _one(a, b)
    assert (told.better, told.worse) == (2, 2)
    assert [(each.a.shown.path, each.b.shown.path) for each in told.improved] == [
        ("2023/00.md", "2024/00.md"),
        ("2023/01.md", "2024/01.md"),
    ]
    assert [each.b.shown.path for each in told.worsened] == ["2024/02.md", "2024/03.md"]
    second = told.improved[1]
    assert (second.a.answer, second.a.reason) == ("partial", "Skälet till partial")
    assert second.a.shown.quote == "Orden om konsekvenser i 2023/01.md."
    assert second.b.shown.quote == "Orden om konsekvenser i 2024/01.md."
    assert (second.b.shown.section, second.b.shown.page) == (("Jämställdhet",), 2)
    assert told.worsened[0].b.shown.quote == ""
    assert (told.has_a, told.has_b) == (None, None)


def test_two_examples_of_each_and_the_number_of_all(tmp_path: Path) -> None:
    told = _one(made(tmp_path / "a.db", _memos("-----+++")), made(tmp_path / "b.db", _memos("+++++---")))
    assert (told.better, len(told.improved), told.worse, len(told.worsened)) == (5, 2, 3, 2)


def test_two_organisations_show_what_having_it_looks_like(tmp_path: Path) -> None:
    a = made(tmp_path / "a.db", _memos("--+-", "norr"), folder="norr")
    b = made(tmp_path / "b.db", [memo("syd/x.md", "+"), memo("syd/y.md", "-")], folder="syd")
    told = _one(a, b)
    assert told.has_a and told.has_b
    assert (told.has_a.path, told.has_b.path) == ("norr/02.md", "syd/x.md")
    assert told.has_a.quote == "Orden om konsekvenser i norr/02.md."
    assert told.improved == told.worsened == ()


def test_nothing_is_shown_where_nothing_differs(tmp_path: Path) -> None:
    told = _one(made(tmp_path / "a.db", _memos("+-+")), made(tmp_path / "b.db", _memos("+-+")))
    assert told.a == told.b
    assert (told.has_a, told.has_b, told.improved, told.worsened) == (None, None, (), ())


def test_documents_in_both_and_in_one(tmp_path: Path) -> None:
    broken = Unread("arkiv/trasig.docx", "broken", "Trasig.")
    a = made(
        tmp_path / "a.db",
        [*_memos("++"), memo("arkiv/borta.md", "+"), broken],
        copies={"arkiv/kopia.md": "arkiv/00.md"},
    )
    b = made(
        tmp_path / "b.db",
        [*_memos("+-"), memo("arkiv/ny.md"), memo("arkiv/ny2.md"), broken],
        copies={"arkiv/kopia.md": "arkiv/01.md"},
    )
    told = _of(a, b)
    assert (told.in_both, told.only_a, told.only_b) == ({"path": 3}, 1, 2)
    assert (told.a.documents, told.a.judged, told.b.documents, told.b.judged) == (4, 3, 5, 4)


def test_how_the_same_documents_are_known(tmp_path: Path) -> None:
    a = [memo("arkiv/1.md"), memo("arkiv/2.md", diary_number="KS 1"), memo("arkiv/3.md", title="Taxa")]
    b = [memo("arkiv/1.md"), memo("arkiv/x.md", diary_number="KS 1"), memo("arkiv/y.md", title="Taxa")]
    told = _of(made(tmp_path / "a.db", a), made(tmp_path / "b.db", b))
    assert told.in_both == {"path": 1, "diary_number": 1, "title": 1}


def test_points_of_one_alone_are_apart(tmp_path: Path) -> None:
    a = made(tmp_path / "a.db", [memo("arkiv/1.md", {"konsekvenser": "+", "mål": "-"})])
    b = made(tmp_path / "b.db", [memo("arkiv/1.md", {"statistik": "+", "konsekvenser": "+"})])
    told = _of(a, b)
    assert list(_points(told)) == ["konsekvenser"]
    assert [(each.asked.id, each.counts) for each in told.asked_only_a] == [("mål", Counts(has_not=1))]
    assert [(each.asked.id, each.counts) for each in told.asked_only_b] == [("statistik", Counts(has=1))]


def test_a_point_of_another_checklist_is_another(tmp_path: Path) -> None:
    a = made(tmp_path / "a.db", [memo("arkiv/1.md", "+")])
    b = made(tmp_path / "b.db", [memo("arkiv/1.md", "+", checklist="annan")])
    told = _of(a, b)
    assert not _points(told)
    assert [each.asked.checklist for each in (*told.asked_only_a, *told.asked_only_b)] == ["lista", "annan"]


def test_a_question_in_other_words_is_the_same_and_told(tmp_path: Path) -> None:
    first, second = memo("arkiv/1.md", "+"), memo("arkiv/1.md", "+")
    (checklist,) = second.checklists
    (point,) = checklist.points
    reworded = checklist._replace(points=(point._replace(question="Annorlunda?"),))
    a = made(tmp_path / "a.db", [first])
    told = _of(a, made(tmp_path / "b.db", [second._replace(checklists=(reworded,))]))
    assert list(_points(told)) == ["konsekvenser"]
    assert told.reworded == (POINT,)
    assert _of(a, made(tmp_path / "c.db", [second])).reworded == ()


@pytest.mark.parametrize(
    ("one", "other", "cautions"),
    [
        ("+" * 20, "-" * 20, ()),
        ("+" * 19, "-" * 20, ("few",)),
        ("+" * 20, "-" * 19, ("few",)),
        ("+" * 18 + "?" * 2, "+" * 20, ("few",)),
        ("+" * 36 + "?" * 4, "+" * 40, ()),  # 10 points apart
        ("+" * 35 + "?" * 5, "+" * 40, ("not_judged",)),
        ("+" * 40, "+" * 35 + "?" * 5, ("not_judged",)),
        ("+" * 35 + "o" * 5, "+" * 40, ()),
    ],
)
def test_what_may_mislead(one: str, other: str, cautions: tuple[str, ...], tmp_path: Path) -> None:
    told = _one(made(tmp_path / "a.db", _memos(one)), made(tmp_path / "b.db", _memos(other)))
    assert told.cautions == cautions


def test_each_side_says_what_it_is(tmp_path: Path) -> None:
    years = {"arkiv/00.md": Metadata(year=2022), "arkiv/01.md": Metadata(year=2023)}
    a = made(tmp_path / "a.db", _memos("++"), metadata=years)
    b = made(tmp_path / "b.db", _memos("+", checklist="annan", profile="kalmar"))
    told = _of(a, b)
    assert (told.a.name, told.a.years, told.a.profiles, told.a.checklists) == (
        "a",
        (2022, 2023),
        ("skr",),
        ("Listan lista",),
    )
    assert (told.b.name, told.b.years, told.b.profiles, told.b.checklists) == (
        "b",
        (),
        ("kalmar",),
        ("Listan annan",),
    )
