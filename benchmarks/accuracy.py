"""How often the linter says what an expert says: per fact, verdict and rule, with every disagreement and its place.

    python benchmarks/accuracy.py FOLDER|CASES.yaml … [--brief|--ablation]

FOLDER holds labelled documents (see labels.py). Intervals are Wilson's, 95 %. A class with fewer than ten examples is
listed and has no interval. Approvals of what is missing or partial are counted apart: they are the worst mistakes.
With --ablation what becomes right and wrong with grammar, and with each of its questions (see ablation.py).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from ablation import ablation, lines
from labels import labelled_in
from scoring import Comparison, Labelled, Loose, Score, scored

from konsekvens_lint.pipelines import installed
from konsekvens_lint.rulebook.loading import built_in

_FEWEST = 10
_Z = 1.96
_HEADINGS = {"kind": "Kinds", "fact": "Facts", "verdict": "Verdicts", "finding": "Rules"}


def main() -> None:
    """Score what is named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|CASES.yaml")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--brief", action="store_true", help="only the sums and the wrong approvals")
    form.add_argument("--ablation", action="store_true", help="only what grammar makes right and wrong")
    arguments = parser.parse_args()
    documents = [each for path in arguments.paths for each in labelled_in(path)]
    if arguments.ablation:
        _tell_ablation(documents)
        return
    scores = list(scored(documents, built_in()))
    if not scores:
        sys.exit("no labelled documents there")
    comparisons = [each for score in scores for each in score.comparisons]
    for about, heading in _HEADINGS.items():
        _tell(heading, [each for each in comparisons if each.about == about], brief=arguments.brief)
    if not arguments.brief:
        _tell_disagreements(scores)
    _tell_sums(scores, len(documents))


def _tell_ablation(documents: Sequence[Labelled]) -> None:
    name = installed()
    if name is None:
        sys.exit("no grammar model is installed")
    print(f"with {name}; what becomes right and wrong, and what changes, with all of grammar or one question")
    for line in lines(ablation(documents)):
        print(line)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), which is honest for few examples and shares near 0 and 1."""
    share, z2 = hits / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def classes(each: Comparison) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that the expert and the linter put the thing in; the elements of a list are classes."""
    if each.about == "finding":
        return frozenset({"fires"} - ({"fires"} if each.wanted == "silence" else set())), _fired(each)
    if isinstance(each.wanted, Loose):
        return frozenset({str(each.wanted)}), frozenset({str(each.wanted) if each.agrees else "other"})
    return _named(each.wanted), _named(each.got)


def _fired(each: Comparison) -> frozenset[str]:
    """A finding at the wrong place is missed where it should be."""
    right = each.agrees if each.wanted != "silence" else not each.agrees
    return frozenset({"fires"}) if right else frozenset()


def _named(value: Any) -> frozenset[str]:
    if isinstance(value, list):
        return frozenset(value) or frozenset({"empty"})
    return frozenset({str(value)})


def _tell(heading: str, comparisons: Sequence[Comparison], *, brief: bool) -> None:
    if not comparisons:
        return
    errors = sum(not each.agrees for each in comparisons)
    print(f"\n{heading}: {errors} of {len(comparisons)} differ ({_percent(errors, len(comparisons))})")
    if brief:
        return
    by_name: dict[str, list[Comparison]] = defaultdict(list)
    for each in comparisons:
        by_name[each.name].append(each)
    for name, group in sorted(by_name.items()):
        wrong = sum(not each.agrees for each in group)
        print(
            f"  {name}: n {len(group)}, errors {wrong}{' (fewer than ten)' if len(group) < _FEWEST else ''}"
        )
        for line in _class_lines(group):
            print(f"    {line}")


def _class_lines(group: Iterable[Comparison]) -> list[str]:
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for each in group:
        expert, linter = classes(each)
        wanted.update(expert)
        got.update(linter)
        both.update(expert & linter)
    lines, few = [], []
    for name in sorted(wanted | got):
        if wanted[name] < _FEWEST:
            few.append(f"{name} {both[name]}/{wanted[name]}, {got[name] - both[name]} false")
            continue
        precision = f"precision {_share(both[name], got[name])}" if got[name] else "never said"
        lines.append(f"{name}: n {wanted[name]}, {precision}, recall {_share(both[name], wanted[name])}")
    return lines + ([f"few: {'; '.join(few)}"] if few else [])


def _share(hits: int, n: int) -> str:
    low, high = wilson(hits, n)
    return f"{hits / n:.2f} ({low:.2f}–{high:.2f})"


def _percent(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{100 * part / whole:.1f} %, 95 % interval {100 * low:.1f}–{100 * high:.1f}"


def _tell_disagreements(scores: Iterable[Score]) -> None:
    print("\nDisagreements")
    for score in scores:
        for each in score.disagreements:
            print(f"  {each.case}: {each}{f' – at: {each.place}' if each.place else ''}")


def _tell_sums(scores: Sequence[Score], documents: int) -> None:
    approved = [each for score in scores for each in score.disagreements if each.approves_wrongly]
    print(f"\nWrong approvals: {len(approved)}")
    for each in approved:
        print(f"  {each.case}: {each}{f' – at: {each.place}' if each.place else ''}")
    print(f"\n{len(scores)} documents scored, {documents - len(scores)} could not be read")


if __name__ == "__main__":
    main()
