"""Lines of a given width for a terminal: cleaning, wrapping, colouring, and a quote with its spot marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from click import style

ROLES: dict[str, dict[str, Any]] = {
    "path": {"bold": True},
    "heading": {"bold": True},
    "strong": {"bold": True},
    "spot": {"bold": True, "underline": True},
    "advice": {"fg": "green"},
    "dim": {"dim": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "met": {"fg": "green"},
    "partial": {"fg": "yellow"},
    "missing": {"fg": "red"},
}

NARROWEST = 16

# Stand for the marks until the lines are broken, since a quote may hold guillemets of its own.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SPACES = {*range(0x09, 0x0E), 0x85, 0x2028, 0x2029}
# Control characters could steer the terminal; the rest are invisible or our own marks.
_UNSHOWN = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0)} - _SPACES
    | {0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xE000, 0xE001}
)
_UNSHOWN_IN_A_PATH = _UNSHOWN | dict.fromkeys(_SPACES, "?")
_PLAINER = str.maketrans(
    {"»": ">>", "«": "<<", "…": "...", "–": "-", "—": "-", "”": '"', "“": '"', "’": "'", "‘": "'"}
    | {"›": ">", "·": ".", "─": "-", "•": "-", "≥": ">=", "≤": "<=", "−": "-", "→": "->"}
)


class Paper(NamedTuple):
    """What is written on: its width, and whether it takes colour or only plain characters."""

    width: int
    color: bool
    ascii: bool

    def paint(self, text: str, role: str = "") -> str:
        """The text in the role's colour, where there is colour."""
        return style(text, **ROLES[role]) if self.color and text and role in ROLES else text

    def clean(self, text: str) -> str:
        """The text on one line, with nothing in it that a terminal would act on or cannot show."""
        text = flat(text)
        return text.translate(_PLAINER) if self.ascii else text

    def path(self, path: str) -> str:
        """The path as it can be copied, but for what a terminal would act on or cannot show."""
        return one_line(path)

    def block(
        self, text: str, *, lead: str = "", indent: int = 0, role: str = "", lead_role: str = ""
    ) -> list[str]:
        """The text wrapped, its later lines under the first; `lead` stands before the first line.

        No lines where there is no text.
        """
        lead = lead.translate(_PLAINER) if self.ascii else lead
        margin = " " * (indent + len(lead))
        lines = [margin + self.paint(line, role) for line in self._wrapped(self.clean(text), len(margin))]
        if lines:
            lines[0] = " " * indent + self.paint(lead, lead_role) + lines[0][len(margin) :]
        return lines

    def quote(self, parts: tuple[str, str, str], *, indent: int = 0) -> list[str]:
        """Text before, on and after a spot, wrapped: the spot between guillemets, underlined in colour."""
        before, spot, after = (part.translate(_PLAINER) if self.ascii else part for part in parts)
        opened, closed = (_OPEN * 2, _CLOSE * 2) if self.ascii else (_OPEN, _CLOSE)
        lines = self._wrapped(f"{before}{opened}{spot}{closed}{after}", indent)
        return [" " * indent + line for line in self._marked(lines, opened, closed)]

    def rule(self, length: int) -> str:
        """A line under a heading."""
        return ("-" if self.ascii else "─") * min(length, self.width)

    def _wrapped(self, text: str, margin: int) -> list[str]:
        width = max(NARROWEST, self.width - margin)
        lines: list[str] = []
        for word in text.split():
            if lines and len(lines[-1]) + 1 + len(word) <= width:
                lines[-1] += f" {word}"
            else:
                # GitHub takes a line that begins so for a command, whoever wrote it.
                lines.append(f": {word[1:]}" if word.startswith("::") else word)
        return lines

    def _marked(self, lines: list[str], opened: str, closed: str) -> Iterator[str]:
        marks = {opened: ">>", closed: "<<"} if self.ascii else {opened: "»", closed: "«"}
        inside = False
        for line in lines:
            before, opening, spot = ("", "", line) if inside else line.partition(opened)
            spot, closing, after = spot.partition(closed)
            yield f"{before}{marks.get(opening, '')}{self.paint(spot, 'spot')}{marks.get(closing, '')}{after}"
            inside = (inside or bool(opening)) and not closing


def flat(text: str) -> str:
    """The text on one line: white space as single spaces, cells apart, nothing invisible in it."""
    return carried(" ".join(text.replace("\t", " | ").translate(_UNSHOWN).split()))


def one_line(text: str) -> str:
    """The text as a line of its own, its spaces kept: with ? for what would break it, and nothing that a terminal would act
    on or cannot show. A path that begins as a command to GitHub does (``::``) is told from ``./``.
    """
    line = carried(text.translate(_UNSHOWN_IN_A_PATH))
    return f"./{line}" if line.startswith("::") else line


def carried(text: str) -> str:
    """The text with ? for what no stream can carry: half characters, as in a file name that is not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def excerpt(text: str, start: int, end: int, *, spot: int = 240, around: int = 70) -> tuple[str, str, str]:
    """What stands before, on and after `text[start:end]`, on one line, shortened with … at words.

    `spot` is the most that is kept of the spot, `around` of what stands on either side of it.
    """
    before, middle, after = text[:start], text[start:end], text[end:]
    gap = " " if before[-1:].isspace() or middle[:1].isspace() else ""
    next_gap = " " if middle[-1:].isspace() or after[:1].isspace() else ""
    return (
        _end_of(flat(before) + gap, around).lstrip(),
        shortened(flat(middle), spot),
        _start_of(next_gap + flat(after), around).rstrip(),
    )


def shortened(text: str, most: int) -> str:
    """The text, or its start and end with … between when it is longer than `most`."""
    if len(text) <= most:
        return text
    first = most * 2 // 3
    return f"{_start_of(text, first).rstrip(' …')} … {_end_of(text, most - first).lstrip(' …')}"


def _start_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    kept = text[: most + 1].rpartition(" ")[0]
    return f"{kept or text[:most]} …"


def _end_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    kept = text[-most - 1 :].partition(" ")[2]
    return f"… {kept or text[-most:]}"
