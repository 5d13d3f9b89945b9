"""What a run has come to, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fuzz.running import FAILURES, Came, Outcome, Tally
from fuzz.seeds import KINDS

_COLUMNS: tuple[tuple[str, Outcome], ...] = (
    ("judged", "judged"), ("refused", "refused"), ("crashes", "crash"), ("out of memory", "out_of_memory"), ("hangs", "hang"),
    ("silent skips", "silent_skip"),
)  # fmt: skip
_ALIKE_TOLD = 8


def summary(tally: Tally, run_seed: int, command: str) -> str:
    """A table of the kinds, why files were refused, the slowest, and each sort of failure with the numbers of its files."""
    files = sum(tally.outcomes.values())
    failed = ", ".join(f"{_sum(tally, each)} {name}" for name, each in _COLUMNS if each in FAILURES)
    return "\n".join([
        command,
        f"seed {run_seed}: {files} mutated files, {failed}. {tally.redrawn} draws that changed nothing were drawn anew.",
        "",
        *_table(tally),
        "",
        "Refused, by code:",
        *(f"  {kind}: {_codes(tally, kind)}" for kind in _kinds(tally)),
        *_failures(tally),
    ])  # fmt: skip


def _sum(tally: Tally, outcome: Outcome) -> int:
    return sum(count for (_, each), count in tally.outcomes.items() if each == outcome)


def _kinds(tally: Tally) -> list[str]:
    return [kind for kind in KINDS if any(each == kind for each, _ in tally.outcomes)]


def _table(tally: Tally) -> Iterator[str]:
    yield "kind  " + "".join(f"{name:>15}" for name in ("files", *(name for name, _ in _COLUMNS), "slowest"))
    for kind in _kinds(tally):
        counts = [tally.outcomes[kind, outcome] for _, outcome in _COLUMNS]
        slowest = tally.slowest[kind]
        cells = [str(sum(counts)), *map(str, counts), f"{slowest.seconds:.1f} s"]
        yield f"{kind:6}" + "".join(f"{cell:>15}" for cell in cells) + f"  ({slowest.mutant.number})"


def _codes(tally: Tally, kind: str) -> str:
    counts = sorted(
        ((count, code) for (each, code), count in tally.codes.items() if each == kind), reverse=True
    )
    return ", ".join(f"{code} {count}" for count, code in counts) or "none"


def _failures(tally: Tally) -> Iterator[str]:
    alike: dict[tuple[str, str], list[Came]] = {}
    for came in tally.failures:
        alike.setdefault((came.outcome, _sort(came)), []).append(came)
    for (outcome, _), group in sorted(alike.items(), key=lambda each: -len(each[1])):
        numbers = " ".join(
            f"{each.mutant.number}{each.mutant.seed.path.suffix}" for each in group[:_ALIKE_TOLD]
        )
        yield f"\n{outcome} x {len(group)}: {numbers}\n  {group[0].said}"


def _sort(came: Came) -> str:
    """What failures of one sort have in common: all but what the file itself put there."""
    return (
        came.outcome if came.outcome == "silent_skip" else re.sub(r"'.*?'|\".*?\"|\d+\.\d s", "", came.said)
    )
