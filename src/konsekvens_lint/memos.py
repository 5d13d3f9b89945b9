"""A profile's example memos, run as tests: what a careful expert would answer on each point, and what the tool answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.files import load
from konsekvens_lint.documents.reader import read
from konsekvens_lint.linter import check_document
from konsekvens_lint.report import DocumentReport, Point
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import File, Pack, read_pack, read_packs
from konsekvens_lint.rulebook.where import rules_folder
from konsekvens_lint.settings.options import Options, plan

_TEXT = Path("exempel.md")


class Memo(NamedTuple):
    """A memo and what is expected of it. `file` is where it lies, or `text` what it says.

    `verdicts` are those wanted by checklist and point, `overall` those of checklists; `known` holds what the tool is
    known to answer instead; `finds` are the rules that are to
    be told, with their levels, and `silent` those that are not.
    """

    profile: str
    name: str
    file: Path | None
    text: str | None
    kind: str | None
    why: str
    verdicts: Mapping[str, Mapping[str, str]]
    overall: Mapping[str, str]
    known: Mapping[str, Mapping[str, str]]
    finds: Mapping[str, str]
    silent: Sequence[str]


class Miss(NamedTuple):
    """What was asked of the memo (a checklist and its point, or a rule), what was wanted, what came, and why it did."""

    asked: str
    wanted: str
    came: str
    reason: str = ""


class Tried(NamedTuple):
    """A memo and where the tool differs from what is expected of it; or why it cannot be read."""

    memo: Memo
    misses: tuple[Miss, ...]
    unreadable: str | None = None

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.misses and self.unreadable is None


def run_memos(packs: Sequence[Path]) -> list[Tried]:
    """The result of every example memo of the packs, judged on top of the built-in rules. Raises PackError."""
    own = read_packs(packs)
    if not any(True for pack in own for _ in pack.of("memos")):
        return []
    book = Rulebook(compile_packs([read_pack(rules_folder()), *own]))
    return [run_memo(memo, book) for pack in own for memo in memos_of(pack)]


def memos_of(pack: Pack) -> Iterator[Memo]:
    """The example memos of a pack, in order of their files."""
    for file in pack.of("memos"):
        yield from _memos(file)


def _memos(file: File) -> Iterator[Memo]:
    for number, entry in enumerate(file.content["memos"], start=1):
        path = Path(file.name).parent / entry["file"] if "file" in entry else None
        yield Memo(
            profile=file.content["profile"],
            name=entry.get("file", f"exempel {number}"),
            file=path,
            text=entry.get("text"),
            kind=entry.get("kind"),
            why=entry.get("why", ""),
            verdicts=entry["verdicts"],
            overall=entry.get("overall", {}),
            known=entry.get("known", {}),
            finds=entry.get("finds", {}),
            silent=entry.get("silent", ()),
        )


def run_memo(memo: Memo, book: Rulebook) -> Tried:
    """What the tool answers on the memo by its profile, held against what is expected."""
    lists = tuple(dict.fromkeys([*memo.verdicts, *memo.overall]))
    chosen = plan(Options(profile=memo.profile, kind=memo.kind, checklists=lists), book)
    path = memo.file or _TEXT
    try:
        data = load(path) if memo.file else (memo.text or "").encode()
        report = check_document(read(path, data), book, chosen, path.name, "")
    except DocumentError as error:
        return Tried(memo, (), error.message)
    return Tried(memo, (*_wrong_verdicts(memo, report), *_wrong_findings(memo, report, book)))


def _wrong_verdicts(memo: Memo, report: DocumentReport) -> Iterator[Miss]:
    answered = {each.id: each for each in report.checklists}
    for name, verdicts in memo.verdicts.items():
        if name not in answered:
            yield _unanswered(name, report)
            continue
        points: dict[str, Point] = {point.id: point for point in answered[name].points}
        for point, wanted in verdicts.items():
            came, known = points[point], memo.known.get(name, {}).get(point)
            if known and came.verdict == wanted:
                yield Miss(f"{name}, {point}", wanted, came.verdict, "svaret stämmer nu: ta bort known")
            elif came.verdict != (known or wanted):
                yield Miss(f"{name}, {point}", wanted, came.verdict, came.reason)
    for name, wanted in memo.overall.items():
        if name not in answered and name not in memo.verdicts:
            yield _unanswered(name, report)
        elif name in answered and answered[name].overall != wanted:
            yield Miss(name, wanted, answered[name].overall)


def _unanswered(name: str, report: DocumentReport) -> Miss:
    return Miss(
        name, "besvarad", "inte besvarad", f"dokumentet lästes som {report.kind}; ange kind om det är fel"
    )


def _wrong_findings(memo: Memo, report: DocumentReport, book: Rulebook) -> Iterator[Miss]:
    levels = {finding.rule: finding.level for finding in report.findings}
    for name, wanted in memo.finds.items():
        came = levels.get(book.code(name), "nothing")
        if came != wanted:
            yield Miss(name, wanted, came)
    for name in memo.silent:
        code = book.code(name)
        if code in levels:
            yield Miss(name, "nothing", levels[code])
