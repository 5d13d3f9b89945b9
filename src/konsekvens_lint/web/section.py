"""The text of an impact section alone, made into a document that can be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konsekvens_lint.documents.lines import BULLET, looks_like_heading
from konsekvens_lint.documents.wrapping import ends_between, wrap_width
from konsekvens_lint.report import Finding

#: The heading that the text is judged under.
HEADING = "Konsekvenser för jämställdhet"

_TITLE = "Avsnitt ur ett ärende"
_MARKED = re.compile(r"#{1,6}\s+(?=\S)")
_SUBHEADING = "### "
_UNDERLINE = re.compile(r"[-=_*\s]*$")
_ROW = "|"
# All but tab and line ends: what is copied from elsewhere may hold some, and a file of text does not.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def as_markdown(text: str) -> str:
    """A document of nothing but the section. Headings in the text, and one that it begins with, stand below ours."""
    lines = [_plain(line) for line in _CONTROL.sub("", text).strip().splitlines()]
    if _begins_with_heading(lines):
        lines[0] = _SUBHEADING + lines[0]
    body = "\n".join(_apart(lines))
    return f"# {_TITLE}\n\n## {HEADING}\n\n{body}\n"


def is_within(finding: Finding) -> bool:
    """Whether the finding points at the section: what the whole document lacks is not to be asked of a part of it."""
    return finding.place is not None and HEADING in finding.place.section


def _begins_with_heading(lines: Sequence[str]) -> bool:
    """Whether the first line is a heading that nothing marks as one."""
    if len(lines) < 2 or BULLET.match(lines[0]) or not looks_like_heading(lines[0]):
        return False
    return not lines[1] or ends_between(lines, 0, wrap_width(lines), first=True)


def _plain(line: str) -> str:
    """The line with nothing that makes it other than a paragraph, a heading below ours, a list item or a table's row."""
    line = line.strip()
    if _UNDERLINE.match(line):
        return ""
    for mark, ours in ((BULLET, "- "), (_MARKED, _SUBHEADING)):
        if found := mark.match(line):
            return ours + line[found.end() :]
    return line


def _apart(lines: Sequence[str]) -> Iterator[str]:
    """The lines with a blank one after each paragraph: Word's paragraphs are pasted without."""
    width = wrap_width(lines)
    is_first = True
    for at, line in enumerate(lines):
        yield line
        is_last = at + 1 == len(lines) or not lines[at + 1]
        ends = not line or (not is_last and _ends(lines, at, width, is_first))
        if ends and line:
            yield ""
        is_first = ends


def _ends(lines: Sequence[str], at: int, width: int | None, is_first: bool) -> bool:
    """Whether a paragraph ends after the line, with another right after it."""
    line, after = lines[at], lines[at + 1]
    if line.startswith(_ROW) and after.startswith(_ROW):
        return False
    return line.startswith(_SUBHEADING) or ends_between(lines, at, width, is_first)
