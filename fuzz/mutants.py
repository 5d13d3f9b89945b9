"""Mutated files, each made of the run's seed and its own number alone, so that any of them can be made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

from fuzz.mutate_markdown import mutate_text
from fuzz.mutate_pdf import mutate_pdf
from fuzz.mutate_word import mutate_word
from fuzz.mutate_yaml import mutate_yaml
from fuzz.odd import damaged
from fuzz.seeds import Kind, Seed

_MUTATE: Final[Mapping[Kind, Callable[[Random, bytes], bytes]]] = {
    "docx": mutate_word,
    "pdf": mutate_pdf,
    "md": mutate_text,
    "txt": mutate_text,
    "yaml": mutate_yaml,
}
#: How many of a hundred are of each kind, where there are seeds of all kinds.
_SHARES: Final[Mapping[Kind, int]] = {"docx": 30, "pdf": 25, "md": 20, "txt": 10, "yaml": 15}
#: Bytes: of two seeds that are much larger, the one that is twice the other is taken half as often.
_SMALL: Final = 4_000
_TRIES: Final = 20


class Mutant(NamedTuple):
    """A mutated file: its number in the run, what it was made of, and its bytes. `redrawn`: how many draws came to nothing."""

    number: int
    seed: Seed
    data: bytes
    redrawn: int

    @property
    def name(self) -> str:
        """What it is called in the run."""
        return f"{self.number:06}{self.seed.path.suffix}"


def mutant(seeds: Sequence[Seed], run_seed: int, number: int) -> Mutant:
    """The mutant with the number (from 0) of the run. The first are of each seed in turn, and those after them of small
    seeds more often than of large ones.

    One that comes out as it was is drawn anew.
    """
    rng = Random(f"{run_seed}:{number}")
    seed = seeds[number] if number < len(seeds) else _drawn(rng, seeds)
    for redrawn in range(_TRIES):
        data = _MUTATE[seed.kind](rng, seed.data)
        if data != seed.data:
            return Mutant(number, seed, data, redrawn)
    return Mutant(number, seed, damaged(rng, seed.data + b"\n"), _TRIES)


def _drawn(rng: Random, seeds: Sequence[Seed]) -> Seed:
    kinds = sorted({seed.kind for seed in seeds})
    kind = rng.choices(kinds, [_SHARES[each] for each in kinds])[0]
    alike = [seed for seed in seeds if seed.kind == kind]
    return rng.choices(alike, [1 / (_SMALL + len(seed.data)) for seed in alike])[0]
