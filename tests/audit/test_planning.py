"""What is left to do: by content and settings, whatever the order of events was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from konsekvens_lint.audit.metadata import NOTHING, Metadata
from konsekvens_lint.audit.planning import entries, plan
from konsekvens_lint.audit.store import Entry, Kept
from konsekvens_lint.settings.options import Options
from konsekvens_lint.settings.resolving import Settings

TODAY = date(2026, 11, 26)


def _found(*named: tuple[str, str | None]) -> list[Entry]:
    return [Entry(path, digest, "val", NOTHING) for path, digest in named]


def test_the_first_of_each_content_is_judged_and_the_others_are_copies() -> None:
    left = plan(
        _found(("a.md", "1"), ("b.md", "2"), ("c.md", "1"), ("d.MD", "1"), ("e.txt", "1"), ("f.md", None)), {}
    )
    assert [*left.to_judge] == ["a.md", "b.md", "e.txt", "f.md"]
    assert {first: [each.path for each in copies] for first, copies in left.copies.items()} == {
        "a.md": ["c.md", "d.MD"]
    }
    assert (left.done, left.gone) == (0, ())


@pytest.mark.parametrize(
    ("there", "is_done"),
    [
        (Kept("1", "val", None, None), True),
        (Kept("1", "val", None, "2026-11-26"), True),
        (Kept("1", "val", None, "2026-11-25"), False),
        (Kept("2", "val", None, None), False),
        (Kept("1", "andra val", None, None), False),
        (Kept("1", None, None, None), False),
        (Kept("1", "val", "b.md", None), False),
    ],
)
def test_what_is_there_is_done_where_it_is_what_would_come_out_today(there: Kept, is_done: bool) -> None:
    left = plan(_found(("a.md", "1")), {"a.md": there}, TODAY)
    assert (left.done, [*left.to_judge]) == ((1, []) if is_done else (0, ["a.md"]))


def test_what_could_not_be_hashed_is_tried_again() -> None:
    left = plan(_found(("a.md", None)), {"a.md": Kept(None, "val", None, None)})
    assert [*left.to_judge] == ["a.md"]


def test_a_copy_is_done_where_it_points_to_the_first() -> None:
    found = _found(("a.md", "1"), ("b.md", "1"))
    first = Kept("1", "val", None, None)
    assert plan(found, {"a.md": first, "b.md": Kept("1", "val", "a.md", None)}).done == 2
    left = plan(found, {"a.md": first, "b.md": Kept("1", "val", "c.md", None), "c.md": first})
    assert (left.done, left.gone, [*left.copies]) == (1, ("c.md",), ["a.md"])


def _key(settings: Settings, metadata: Metadata = NOTHING) -> str | None:
    (entry,) = entries([Path(__file__)], {__file__: settings}, lambda path: metadata)
    return entry.settings


def test_the_settings_are_all_that_a_result_depends_on(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text("{}", encoding="utf-8")
    keys = [
        _key(Settings()),
        _key(Settings(Options(profile="halland"))),
        _key(Settings(packs=(Path(__file__).parent,))),
        _key(Settings(baseline=baseline)),
        _key(Settings(), Metadata(unit="Kultur")),
    ]
    baseline.write_text("{} ", encoding="utf-8")
    keys.append(_key(Settings(baseline=baseline)))
    assert None not in keys
    assert len({*keys}) == len(keys)
    assert _key(Settings()) == keys[0] == _key(Settings(fail_on="never"))
