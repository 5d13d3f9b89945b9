"""Memos for each organisation's checklists, written and judged by people who had not seen the code, as they wrote them.

`known_profiles.yaml` lists where the linter and the writer still differ: what is known to be wrong, no more and no less.
Those that are examples, in `examples/profiles/`, are not here again.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from konsekvens_lint.memos import Memo, memos_of, run_memo
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.pack import read_pack

HERE = Path(__file__).parent
FOLDER = HERE / "profiles"
MEMOS = {
    f"{folder.name}/{memo.name}": memo
    for folder in sorted(FOLDER.iterdir())
    if folder.is_dir()
    for memo in memos_of(read_pack(folder))
}
KNOWN: dict[str, list[str]] = yaml.safe_load((HERE / "known_profiles.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return built_in()


@pytest.mark.parametrize("name", MEMOS)
def test_the_linter_agrees_with_the_writer(name: str, book: Rulebook) -> None:
    assert differences(MEMOS[name], book) == KNOWN.get(name, [])


def differences(memo: Memo, book: Rulebook) -> list[str]:
    """Each point where the linter differs: "list, point: wanted missing, got met"."""
    tried = run_memo(memo, book)
    assert tried.unreadable is None
    points = [miss for miss in tried.misses if ", " in miss.asked]
    return [f"{miss.asked}: wanted {miss.wanted}, got {miss.came}" for miss in points]


def test_what_is_known_to_be_wrong_is_of_real_memos() -> None:
    assert set(KNOWN) <= set(MEMOS)


def test_every_point_has_a_verdict() -> None:
    book = built_in()
    for memo in MEMOS.values():
        for name, verdicts in memo.verdicts.items():
            checklist = book.checklist(name)
            assert checklist is not None
            assert set(verdicts) == {point["id"] for point in checklist["points"]}, (memo.name, name)
