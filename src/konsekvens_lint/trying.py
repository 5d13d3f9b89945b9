"""The rules' own examples, run as tests: a rule is what its examples show, no more and no less.

Examples are never part of the compiled rulebook. They are read from the rule files when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import one_line
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.judging.rules import is_on_suppressions
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Outcome
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import Pack, read_pack, read_packs
from konsekvens_lint.rulebook.source import load, text_of
from konsekvens_lint.rulebook.where import rule_files, rules_folder
from konsekvens_lint.settings.options import Options, plan
from konsekvens_lint.settings.shown import Counted, documents_show, measure_of_point

Group = Literal["good", "bad", "tricky"]
GROUPS: tuple[Group, ...] = ("good", "bad", "tricky")
DEFAULT_KIND = "tjansteskrivelse"

_FILE = Path("exempel.md")


@dataclass(frozen=True, slots=True)
class Example:
    """A text and whether its rule fires on it. `number` counts the group's examples from 1.

    `at` is the text that a finding must point at, where the example says so. `audited` is what an audit of the
    organisation's documents has counted for SKR's points: point, has and judged.
    """

    rule: str
    name: str
    group: Group
    number: int
    text: str
    kind: str
    fires: bool
    at: str | None = None
    why: str | None = None
    audited: tuple[tuple[int, int, int], ...] = ()

    @property
    def id(self) -> str:
        """The rule's code, the group and the number, as one word."""
        return f"{self.rule}-{self.group}-{self.number}"


@dataclass(frozen=True, slots=True)
class Result:
    """An example and what came of it: the rule's outcome and its quotes, or why it was unreadable."""

    example: Example
    outcome: Outcome | None
    quotes: tuple[str, ...] = ()
    unreadable: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the rule did on the example what the example says."""
        if self.outcome is None:
            return False
        if not self.example.fires:
            return self.outcome != "finding"
        return self.outcome == "finding" and self._points_right

    @property
    def _points_right(self) -> bool:
        wanted = one_line(self.example.at or "")
        return not wanted or any(
            wanted in quote or (quote and quote in wanted) for quote in map(one_line, self.quotes)
        )


def run_examples(packs: Sequence[Path] = ()) -> list[Result]:
    """The result of every example of the packs' rules, judged on top of the built-in concepts and patterns.

    Without packs: of the built-in rules. Raises PackError for a pack that is wrong.
    """
    built_in = read_pack(rules_folder())
    own = read_packs(packs)
    book = Rulebook(compile_packs([built_in, *own]))
    return [run_example(example, book) for pack in own or [built_in] for example in examples_of(pack)]


def run_example(example: Example, book: Rulebook) -> Result:
    """The result of one example, with its rule alone; where that is on exceptions from rules, with those rules too."""
    rule = book.rule(example.rule)
    whole = rule is not None and is_on_suppressions(rule)
    select = tuple(rule["code"] for rule in book.rules) if whole else (example.rule,)
    options = Options(kind=example.kind, select=select)
    try:
        document = read(_FILE, example.text.encode())
    except DocumentError as error:
        return Result(example, None, unreadable=error.message)
    chosen = plan(options, book)
    given = chosen.given._replace(shown=_shown(example, book))
    report = check_document(document, book, chosen._replace(given=given), _FILE.name, "")
    return Result(example, report.outcomes[example.rule], tuple(_quotes(report, example.rule)))


def _shown(example: Example, book: Rulebook) -> tuple[DocumentsShow, ...]:
    counts = {
        measure: Counted(has, judged)
        for point, has, judged in example.audited
        if (measure := measure_of_point(point, book)) is not None
    }
    return documents_show(counts, book)


def _quotes(report: DocumentReport, code: str) -> Iterator[str]:
    return (
        finding.place.quote if finding.place else "" for finding in report.findings if finding.rule == code
    )


def examples_of(pack: Pack) -> Iterator[Example]:
    """The examples of every rule in the pack, in order of their files."""
    for file in pack.of("rule"):
        yield from _examples(file.content)


def examples_of_rule(code: str, packs: Iterable[Path] = ()) -> list[Example]:
    """One rule's examples, from the built-in rules or the user's packs; none when no file holds the rule.

    Only the files that mention the code are parsed, since this is what a reader of one rule waits for.
    """
    for path in (rules_folder(), *packs):
        for file in [path] if path.is_file() else rule_files(path):
            if code in text_of(file, str(file)):
                content = load(file, str(file))
                if content.get("code") == code:
                    return list(_examples(content))
    return []


def _examples(rule: Mapping[str, Any]) -> Iterator[Example]:
    for group in GROUPS:
        for number, entry in enumerate(rule["examples"][group], start=1):
            yield Example(
                rule=rule["code"],
                name=rule["name"],
                group=group,
                number=number,
                text=entry["text"],
                kind=entry.get("kind", DEFAULT_KIND),
                fires=entry.get("fires", group == "bad"),
                at=entry.get("at"),
                why=entry.get("why"),
                audited=tuple(
                    (each["point"], each["has"], each["judged"]) for each in entry.get("audited", ())
                ),
            )
