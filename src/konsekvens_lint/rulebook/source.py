"""YAML files read with the line of every key, so that an error can say where it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from konsekvens_lint.limits import MAX_SETTINGS_BYTES, MAX_SETTINGS_DEPTH, MAX_SETTINGS_VALUES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import NotTaken, bytes_of
from konsekvens_lint.rulebook.errors import PackError, spelled

TOO_DEEP = f"listor och nycklar står i varandra mer än {MAX_SETTINGS_DEPTH} steg djupt."
TOO_MANY = f"filen har fler än {MAX_SETTINGS_VALUES} nycklar och värden: dela upp den på flera filer."
_MARKED = 'ett värde som börjar med *, & eller ! ska stå inom citattecken: "*.pdf".'


class Lines(dict[str, Any]):
    """A mapping that knows the line (from 1) of each of its keys, and of itself."""

    line: int = 1

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.lines: dict[str, int] = {}


class _Refused(yaml.MarkedYAMLError):
    """What YAML allows and these files do not; `problem` says it in Swedish."""

    def __init__(self, message: str, mark: Any) -> None:
        super().__init__(problem=message, problem_mark=mark)


class _Loader(yaml.SafeLoader):
    """SafeLoader with lines, and with a key given twice as an error. yes/no stay words: ``no`` is a value of facts.

    Nothing stands for something else in the file (``*a`` for ``&a``), for a few lines could come to millions, and
    nothing says of what type it is (``!!set``).
    """

    _depth = _values = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """The node that comes next."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _Refused(_MARKED, event.start_mark)
        if self._depth == MAX_SETTINGS_DEPTH:
            raise _Refused(TOO_DEEP, event.start_mark)
        self._values += 1
        if self._values > MAX_SETTINGS_VALUES:
            raise _Refused(TOO_MANY, event.start_mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Lines:
    found = Lines()
    found.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = spelled(loader.construct_object(key_node, deep=True))
        if key in found:
            raise _Refused(f"nyckeln ”{key}” står två gånger.", key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
        found.lines[key] = key_node.start_mark.line + 1
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_TRUTH = {"true": True, "false": False}
_Loader.add_implicit_resolver("!truth", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_constructor("!truth", lambda loader, node: _TRUTH[node.value])


def _whole_number(loader: _Loader, node: yaml.ScalarNode) -> int:
    try:
        return int(loader.construct_yaml_int(node))
    except ValueError as error:
        raise _Refused("talet går inte att läsa.", node.start_mark) from error


_Loader.add_constructor("tag:yaml.org,2002:int", _whole_number)


def text_of(path: Path, shown_as: str) -> str:
    """The text of a file that a user has written. Raises PackError for one that is unreadable, too large, or not UTF-8."""
    try:
        text = bytes_of(path, MAX_SETTINGS_BYTES).decode("utf-8")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except NotTaken as refusal:
        raise PackError(shown_as, None, f"filen läses inte: {refusal}.") from refusal
    except UnicodeDecodeError as error:
        message = "filen är inte sparad som UTF-8. Spara om den med den teckenkodningen."
        raise PackError(shown_as, None, message) from error
    except OSError as error:
        raise PackError(shown_as, None, f"filen kan inte läsas ({reason(error)}).") from error


def load(path: Path, shown_as: str, *, may_be_empty: bool = False) -> Lines:
    """The mapping in a YAML file. Raises PackError for a file that is unreadable, broken, or no mapping."""
    text = text_of(path, shown_as)
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PackError(shown_as, mark.line + 1 if mark else None, _explain(error)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PackError(shown_as, line, "raden har ett osynligt tecken som inte får stå där.") from error
    if found is None and may_be_empty:
        return Lines()
    if not isinstance(found, Lines):
        raise PackError(shown_as, 1, "filen ska innehålla nycklar och värden.")
    return found


def _explain(error: yaml.MarkedYAMLError) -> str:
    if isinstance(error, _Refused):
        return str(error.problem)
    if re.search("while .* (alias|anchor|tag)$", error.context or ""):
        return _MARKED
    if "'\\t'" in (error.problem or ""):
        return "raden har en tabb. YAML drar in med blanksteg."
    return "filen är inte giltig YAML. Se över indrag, kolon, citattecken och hakparenteser just här."


def line_of(node: Any, path: list[str | int]) -> int | None:
    """The line of the key or item that a path of keys and indexes leads to, or of the nearest one above it."""
    line = node.line if isinstance(node, Lines) else None
    for step in path:
        key_line = node.lines.get(step) if isinstance(node, Lines) and isinstance(step, str) else None
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return key_line or line
        line = key_line or (node.line if isinstance(node, Lines) else line)
    return line
