"""Which documents of two audits are one: where they lie, diary number, title; and what tells none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from comparisons import made, memo

from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.same_documents import Known, known_documents, same_documents


def _known(number: int, path: str, **more: str | None) -> Known:
    told = {
        "below": path,
        "title": None,
        "kind": "tjansteskrivelse",
        "unit": None,
        "diary_number": None,
    } | more
    return Known(number, path, **told)  # type: ignore[arg-type]


def _pairs(a: Iterable[Known], b: Iterable[Known]) -> list[tuple[int, int, str]]:
    return [tuple(pair) for pair in same_documents(a, b)]  # type: ignore[misc]


def test_the_surest_sign_goes_first() -> None:
    """By title the first two would be exchanged."""
    a = [_known(1, "a.md", title="Taxa"), _known(2, "b.md", title="Plan")]
    b = [_known(7, "a.md", title="Plan"), _known(8, "b.md", title="Taxa")]
    assert _pairs(a, b) == [(1, 7, "path"), (2, 8, "path")]


def test_a_renamed_document_is_known_by_its_diary_number_and_then_by_its_title() -> None:
    a = [_known(1, "a.md", diary_number="KS 2024/1", title="Taxa"), _known(2, "b.md", title="Ny  plan")]
    b = [_known(8, "y.md", title="NY plan"), _known(7, "x.md", diary_number="ks 2024/1", title="Ny taxa")]
    assert _pairs(a, b) == [(1, 7, "diary_number"), (2, 8, "title")]


def test_a_matter_has_documents_of_several_kinds() -> None:
    a = [_known(1, "a.md", diary_number="1"), _known(2, "b.md", diary_number="1", kind="protokoll")]
    b = [_known(8, "x.md", diary_number="1", kind="protokoll"), _known(7, "y.md", diary_number="1")]
    assert _pairs(a, b) == [(1, 7, "diary_number"), (2, 8, "diary_number")]


def test_what_several_have_in_common_tells_none() -> None:
    a = [_known(1, "a.md", title="Tjänsteskrivelse"), _known(2, "b.md", title="Tjänsteskrivelse")]
    b = [_known(7, "x.md", title="Tjänsteskrivelse")]
    assert _pairs(a, b) == []
    assert _pairs(b, a) == []


def test_units_tell_documents_of_one_title_apart() -> None:
    a = [_known(1, "a.md", title="Plan", unit="Kultur"), _known(2, "b.md", title="Plan", unit="Teknik")]
    b = [_known(7, "x.md", title="Plan", unit="Teknik"), _known(8, "y.md", title="Plan", unit="Kultur")]
    assert _pairs(a, b) == [(1, 8, "title"), (2, 7, "title")]


def test_of_two_units_they_are_never_one() -> None:
    a = [_known(1, "plan.md", title="Plan", unit="Kultur")]
    assert _pairs(a, [_known(7, "plan.md", title="Plan", unit="Teknik")]) == []
    assert _pairs(a, [_known(7, "plan.md", title="Plan", unit="kultur")]) == [(1, 7, "path")]
    assert _pairs(a, [_known(7, "plan.md", title="Plan")]) == [(1, 7, "path")]


def test_another_kind_of_the_same_title_is_another_document() -> None:
    a, b = _known(1, "a.md", title="Taxa"), _known(7, "b.md", title="Taxa", kind="protokoll")
    assert _pairs([a], [b]) == []


@pytest.mark.parametrize(
    ("folder", "path", "below"),
    [
        ("2023", "2023/a/b.md", "a/b.md"),
        ("./2023/", "2023/b.md", "b.md"),
        ("/x/2023", "/x/2023/b.md", "b.md"),
        (".", "a/b.md", "a/b.md"),
        ("2023/b.md", "2023/b.md", "b.md"),
        ("202", "2023/b.md", "2023/b.md"),
        (r"C:\arkiv\2023", r"C:\arkiv\2023\a\b.md", "a/b.md"),
    ],
)
def test_a_path_counts_from_the_folder_that_was_audited(
    folder: str, path: str, below: str, tmp_path: Path
) -> None:
    with opened(made(tmp_path / "a.db", [memo(path)], folder=folder), "read") as connection:
        (known,) = known_documents(connection, [folder])
    assert known.below == below


def test_duplicates_are_no_documents_and_unread_ones_are(tmp_path: Path) -> None:
    file = made(
        tmp_path / "a.db",
        [memo("arkiv/a.md", title="Taxa", diary_number="1")],
        copies={"arkiv/kopia.md": "arkiv/a.md"},
        metadata={"arkiv/a.md": Metadata(unit="Kultur")},
    )
    with opened(file, "read") as connection:
        assert known_documents(connection, ["arkiv"]) == [
            Known(1, "arkiv/a.md", "a.md", "Taxa", "tjansteskrivelse", "Kultur", "1")
        ]
