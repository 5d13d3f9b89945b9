"""The measures' own examples, run as tests: documents that have what an audit counts, and documents that have not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read
from konsekvens_lint.judging.measuring import Standing, measured_facts, standing
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import Pack, read_pack, read_packs
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.settings.options import Options, plan

Group = Literal["good", "bad"]
GROUPS: tuple[Group, ...] = ("good", "bad")
DEFAULT_KIND = "tjansteskrivelse"

_FILE = Path("exempel.md")


class Example(NamedTuple):
    """A text that has what the measure counts (`good`), or has it not or in part (`bad`). `number` counts from 1."""

    measure: str
    group: Group
    number: int
    text: str
    kind: str
    why: str | None

    @property
    def id(self) -> str:
        """The measure, the group and the number, as one word."""
        return f"{self.measure}-{self.group}-{self.number}"


class Tried(NamedTuple):
    """An example and where it stands; None where it cannot be read."""

    example: Example
    standing: Standing | None

    @property
    def passed(self) -> bool:
        """Whether it stands where its group says."""
        return self.standing in (("has",) if self.example.group == "good" else ("partial", "has_not"))


def run_measures(packs: Sequence[Path] = ()) -> list[Tried]:
    """The result of every example of the packs' measures; without packs, of the built-in ones. Raises PackError."""
    built_in = read_pack(rules_folder())
    own = read_packs(packs)
    examples = [example for pack in own or [built_in] for example in examples_of(pack)]
    book = Rulebook(compile_packs([built_in, *own])) if examples else None
    return [run_measure(example, book) for example in examples] if book else []


def run_measure(example: Example, book: Rulebook) -> Tried:
    """The result of one example."""
    try:
        document = read(_FILE, example.text.encode())
    except DocumentError:
        return Tried(example, None)
    options = Options(kind=example.kind, select=(book.rules[0]["code"],))
    report = check_document(document, book, plan(options, book), _FILE.name, "")
    measure = next(each for each in book.measures if each["id"] == example.measure)
    return Tried(example, standing(measure["kinds"], book.measure(measure), _facts(report)))


def _facts(report: DocumentReport) -> dict[str, object]:
    goals = report.facts.get("goals")
    return measured_facts(
        report.kind, report.facts, None if goals is None else [each["gendered"] for each in goals]
    )


def examples_of(pack: Pack) -> Iterator[Example]:
    """The examples of every measure in the pack, in order of their files."""
    for file in pack.of("measure"):
        for group in GROUPS:
            for number, entry in enumerate(file.content["examples"][group], start=1):
                kind = entry.get("kind", DEFAULT_KIND)
                yield Example(file.content["id"], group, number, entry["text"], kind, entry.get("why"))
