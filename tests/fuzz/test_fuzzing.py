"""The fuzz script itself: it makes what it says, again by its seed, and tells what fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import planted
import pytest

from fuzz.__main__ import main
from fuzz.mutants import mutant
from fuzz.running import FAILURES, Came, run
from fuzz.seeds import PROJECT, Seed, find_seeds
from fuzz.trial import prepare
from konsekvens_lint.limits import Limits

SEED, COUNT = 1, 120
OWN = PROJECT / "examples"
# One of each kind, and a rule of the built-in ones.
PATHS = (
    OWN / "bra-fallforebyggande-traning.docx",
    OWN / "brister-konsumentradgivning.docx",
    OWN / "brister-konsumentradgivning.pdf",
    OWN / "brister-konsumentradgivning.md",
    PROJECT / "rules" / "BES" / "BES09-cirkelresonemang.yaml",
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Seed]:
    text = tmp_path_factory.mktemp("seeds") / "memo.txt"
    text.write_bytes((OWN / "brister-konsumentradgivning.md").read_bytes())
    found = find_seeds([*PATHS, text])
    prepare(found)
    return found


@pytest.fixture(scope="module")
def came(seeds: list[Seed]) -> list[Came]:
    return list(run(seeds, SEED, range(COUNT)))


def test_nothing_fails_and_each_is_answered_for(came: list[Came]) -> None:
    assert [(each.mutant.name, each.outcome, each.said) for each in came if each.outcome in FAILURES] == []
    assert [each.mutant.number for each in came] == list(range(COUNT))


def test_most_get_past_the_zip_and_the_table_of_objects(came: list[Came]) -> None:
    """Damage to bytes alone would be refused at the door."""
    share = {
        kind: sum(each.outcome == "judged" for each in came if each.mutant.seed.kind == kind)
        / sum(each.mutant.seed.kind == kind for each in came)
        for kind in ("docx", "pdf", "md", "txt", "yaml")
    }
    assert all(part >= 0.4 for kind, part in share.items() if kind != "yaml"), share
    assert share["yaml"] >= 0.2, share
    refused = {each.code for each in came if each.outcome == "refused"}
    assert refused >= {"broken", "pack_error"}


def test_every_mutant_is_changed_and_all_kinds_are_among_them(seeds: list[Seed]) -> None:
    made = [mutant(seeds, SEED, number) for number in range(COUNT)]
    assert [each.number for each in made if each.data == each.seed.data] == []
    assert {each.seed.path for each in made} == {seed.path for seed in seeds}
    assert len({each.data for each in made}) > COUNT * 0.95


def test_a_mutant_is_made_again_alone_and_by_its_seed_only(seeds: list[Seed]) -> None:
    there = [mutant(seeds, SEED, number) for number in range(40)]
    back = [mutant(seeds, SEED, number) for number in reversed(range(40))]
    assert there == back[::-1]
    assert sum(each.data != mutant(seeds, SEED + 1, each.number).data for each in there) > 35


PLANTED = [
    (planted.crashing, "crash", "no such thing"),
    (planted.raising, "crash", "ZeroDivisionError"),
    (planted.killed, "crash", "slutkod 3"),
    (planted.slow, "hang", "31.0 s"),
    (planted.endless, "hang", "avbröts efter 1 sekunder"),
    (planted.hungry, "out_of_memory", "minne"),
    (planted.wordless, "silent_skip", "without a word"),
    (planted.answering_for_another, "silent_skip", "other.docx"),
]


@pytest.mark.parametrize(("work", "outcome", "said"), PLANTED, ids=lambda each: getattr(each, "__name__", ""))
def test_what_goes_wrong_is_told(
    seeds: list[Seed], work: Callable[..., Any], outcome: str, said: str
) -> None:
    found = list(run(seeds, SEED, [7], lambda made: work, Limits(1, 1024)))
    assert [(each.mutant.number, each.outcome) for each in found] == [(7, outcome)]
    assert said in found[0].said


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_words_that_are_lost_are_told(seeds: list[Seed], suffix: str) -> None:
    """Of the very first mutants that can still be judged."""
    alike = [seed for seed in seeds if seed.path.suffix == suffix]
    outcomes = Counter(each.outcome for each in run(alike, SEED, range(10), lambda made: planted.forgetful))
    assert outcomes["silent_skip"] >= 3, outcomes


def test_the_script_ends_with_1_and_keeps_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, keep = str(PATHS[3]), tmp_path / "kept"
    asked = [path, "--count", "3", "--seed", "5", "--keep", str(keep)]
    assert main(asked, lambda made: planted.crashing if made.number == 1 else planted.sound) == 1
    told = capsys.readouterr().out
    assert (
        f"python -m fuzz {' '.join(asked)}\nseed 5: 3 mutated files, 1 crashes, 0 out of memory, 0 hangs, 0 silent skips."
        in told
    )
    assert re.search(r"^md +3 +2 +0 +1 +0 +0 +0 ", told, re.MULTILINE), told
    assert [each.name for each in keep.iterdir()] == ["000001.md"]
    assert (keep / "000001.md").read_bytes() == mutant(find_seeds([PATHS[3]]), 5, 1).data


def test_and_with_0_where_nothing_did_with_one_file_made_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: Sequence[str] = [str(PATHS[3]), "--only", "2", "--seed", "5", "--keep", str(tmp_path)]
    assert main(asked, lambda made: planted.sound) == 0
    assert "seed 5: 1 mutated files, 0 crashes" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["000002.md"]
