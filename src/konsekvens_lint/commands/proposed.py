"""A first configuration, written from what a folder's documents turn out to be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from konsekvens_lint.commands.counting import documents
from konsekvens_lint.documents.model import one_line
from konsekvens_lint.formats.words import kinds_counted, listed
from konsekvens_lint.names import OTHER_KIND
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.settings.proposing import ENOUGH, Judged, Proposal, escaped, propose

# What stands before the text: the letterhead, and the first lines.
_OPENING_BLOCKS = 8
# Which part of the documents must bear an organisation's name for its profile to be proposed.
_SHARE = 0.5
_HEAD = """\
# Konfiguration för konsekvens-lint, skapad av ”konsekvens-lint config init”. I mappen fanns {count}.
# Den gäller den här mappen och allt under den, och är er att ändra.
# Vad som gäller för ett dokument, och varför: konsekvens-lint config show DOKUMENT
"""
_KINDS_ABOUT = """
# Dokumentslaget avgör vilka regler som gäller. Utan rad här avgörs det för varje dokument av dess text.
# Mönstren skrivs som i .gitignore och räknas från den här mappen; av flera som stämmer går den senare före.
"""
# What more may stand in a configuration, as comments.
_MORE = Path(__file__).with_name("proposed_more.yaml")


# Line breaks to YAML, though not to JSON, and what no file in UTF-8 can hold.
_UNQUOTED = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000))
}


class Proposed(NamedTuple):
    """A configuration's text, and how many documents it is written from: those that were read, and those that were not."""

    text: str
    read: int
    unread: int


class _Seen:
    """What the documents come to, without keeping them."""

    def __init__(self, folder: Path, organisations: Mapping[str, str]) -> None:
        self.folder = folder
        self._organisations = organisations
        self.judged: list[Judged] = []
        self.unread: list[Unread] = []
        self.names: Counter[str] = Counter()

    def see(self, result: DocumentReport | Unread) -> None:
        """One more document."""
        if isinstance(result, Unread):
            self.unread.append(result)
            return
        self.judged.append(Judged(self.below(result.path), result.kind))
        opening = _opening(result)
        self.names.update(profile for profile, name in self._organisations.items() if name in opening)

    def below(self, path: str) -> PurePosixPath:
        """The path from the folder."""
        return PurePosixPath(Path(path).relative_to(self.folder).as_posix())


def proposed(folder: Path) -> Proposed:
    """A configuration for the folder, which explains itself."""
    from konsekvens_lint.rulebook.loading import built_in
    from konsekvens_lint.running.finding import find
    from konsekvens_lint.running.runner import run
    from konsekvens_lint.settings.options import Options

    titles = {each["id"]: _name(each) for each in built_in().profiles}
    seen = _Seen(folder, {profile: name for profile, name in titles.items() if profile != Options().profile})
    for result in run(find([folder]).files, Options(with_text=True)):
        seen.see(result)
    return Proposed("".join(_text(seen, titles)), len(seen.judged), len(seen.unread))


def _name(profile: Mapping[str, Any]) -> str:
    return one_line(profile["title"]).casefold()


def _opening(report: DocumentReport) -> str:
    """The letterhead and the first lines, in small letters."""
    if report.document is None:
        return ""
    blocks = (*report.document.furniture, *report.document.blocks[:_OPENING_BLOCKS])
    return one_line(" ".join(block.text for block in blocks)).casefold()


def _text(seen: _Seen, titles: Mapping[str, str]) -> Iterator[str]:
    yield _HEAD.format(
        count=documents(found) if (found := len(seen.judged) + len(seen.unread)) else "inga dokument"
    )
    yield from _profile(seen, titles)
    yield from _kinds(seen)
    yield from _unreadable(seen)
    yield "\n" + _MORE.read_text(encoding="utf-8")


def _profile(seen: _Seen, titles: Mapping[str, str]) -> Iterator[str]:
    common = seen.names.most_common(1)
    profile = "skr"
    if common and common[0][1] >= _SHARE * len(seen.judged):
        profile, number = common[0]
        yield f"\n# Vad som krävs. Organisationens namn står överst i {number} av {documents(len(seen.judged))}.\n"
    elif not seen.judged:
        yield "\n# Vad som krävs.\n"
    else:
        yield "\n# Vad som krävs. Ingen av organisationerna med egen profil känns igen överst i dokumenten.\n"
    others = [each for each in titles if each != profile]
    yield f"# Andra profiler: {', '.join(others[:6])} … se ”konsekvens-lint profiles”.\nprofile: {profile}\n"


def _kinds(seen: _Seen) -> Iterator[str]:
    proposals: list[Proposal] = propose(seen.judged)
    yield _KINDS_ABOUT
    if seen.judged:
        yield f"# Här fanns: {listed(_kinds_counted(seen))}.\n"
    if not proposals:
        yield f"# {_why_no_pattern(seen)} Så här skrivs ett mönster:\n"
        yield "#documents:\n#  - match: /tjänsteskrivelser/\n#    kind: tjansteskrivelse\n"
        return
    yield "documents:\n"
    for each in proposals:
        yield f"  - match: {_quoted(each.pattern)}  # alla {each.documents} där är det\n    kind: {each.kind}\n"
    left = len(seen.judged) - sum(each.documents for each in proposals)
    if left:
        yield f"# {documents(left)} omfattas inte av något mönster.\n"


def _kinds_counted(seen: _Seen) -> list[str]:
    counts = Counter(each.kind for each in seen.judged)
    return [kinds_counted(number, kind) for kind, number in counts.most_common()]


def _why_no_pattern(seen: _Seen) -> str:
    kinds = {each.kind for each in seen.judged}
    if not kinds:
        return "Inget dokument lästes, så inget mönster föreslås."
    if len(seen.judged) < ENOUGH:
        return "Ett enda dokument säger inget om nästa, så inget mönster föreslås."
    if kinds == {OTHER_KIND}:
        return "Inget av slagen känns igen, så inget mönster föreslås."
    if len(kinds) == 1:
        return "Namn och mappar har inget gemensamt som visar slaget, så inget mönster föreslås."
    return "Slagen är blandade i mapparna och namnen, så inget mönster föreslås."


def _unreadable(seen: _Seen) -> Iterator[str]:
    if not seen.unread:
        return
    yield "\n# Dokument som inte kunde läsas. De stoppar en granskning av mappen, tills de åtgärdas eller godtas här\n"
    yield "# med ett skäl (ta bort # framför raderna):\n#unreadable:\n"
    for each in seen.unread:
        yield f"#  - match: {_quoted('/' + escaped(seen.below(each.path)))}  # {one_line(each.message)}\n"
        yield "#    reason: \n"


def _quoted(pattern: str) -> str:
    return json.dumps(pattern, ensure_ascii=False).translate(_UNQUOTED)
