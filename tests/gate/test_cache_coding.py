"""A result as bytes and back: nothing is lost, and bytes that are no result do nothing but be refused."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cache_doubles import DOCUMENTS, NO_FINDINGS

from konsekvens_lint.documents.model import Document, Place
from konsekvens_lint.gate.cache.coding import Damaged, decoded, encoded
from konsekvens_lint.gate.cache.shapes import Misfit, shape_of
from konsekvens_lint.limits import MAX_RESULT_BYTES
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.runner import run
from konsekvens_lint.settings.options import Options

PLACE = Place(("Å", "ä\ud800"), 1, None, 3, None, None, 0, 4, 9, "”ö” –\0😀")
FACTS: dict[str, Any] = {
    "list": [1, (2, [()], {}), None, True, 1.5],
    "dict": {"Place": [PLACE], "list": {}, "": ["list", []]},
    "sets": (frozenset({("a",)}), {date(2031, 5, 1)}),
    "text": "",
}


@cache
def parts(kind: Any) -> tuple[Any, ...]:
    """What a type is made of: the members of a union, and the fields' types of a NamedTuple."""
    return get_args(kind) or tuple(get_type_hints(kind)[name] for name in kind._fields)


def filled(kind: Any) -> Any:
    """A value of the type with something in every field."""
    if kind is Any:
        return FACTS
    if kind in (str, int, bool, date):
        return {str: "Åtgärd", int: 7, bool: True, date: date(2031, 5, 1)}[kind]
    origin = get_origin(kind)
    if origin is Literal:
        return parts(kind)[-1]
    if origin in (Union, UnionType):
        return None if Document in parts(kind) else filled(parts(kind)[0])
    if origin is tuple:
        return tuple(filled(each) for each in parts(kind) if each is not ...)
    if origin is dict:
        return {"nyckel": filled(parts(kind)[1])}
    return kind._make(map(filled, parts(kind)))


def is_a(value: Any, kind: Any) -> bool:
    """Whether the value is of the type all through, no text an instance of a text's child, and no bool an int."""
    origin = get_origin(kind)
    if kind is Any:
        return True
    if origin is Literal:
        return type(value) is str and value in parts(kind)
    if origin in (Union, UnionType):
        return any(is_a(value, each) for each in parts(kind))
    if origin is dict:
        return type(value) is dict and all(
            is_a(key, str) and is_a(each, parts(kind)[1]) for key, each in value.items()
        )
    if origin is tuple and ... in parts(kind):
        return type(value) is tuple and all(is_a(each, parts(kind)[0]) for each in value)
    if origin is tuple or hasattr(kind, "_fields"):
        return type(value) is (origin or kind) and all(map(is_a, value, parts(kind)))
    return type(value) is kind


REPORT, REFUSED = filled(DocumentReport), filled(Unread)


def as_bytes(content: Any) -> bytes:
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode(errors="surrogatepass"), 0)


def content_of(result: DocumentReport | Unread) -> Any:
    return json.loads(zlib.decompress(encoded(result)).decode(errors="surrogatepass"))


@pytest.mark.parametrize("result", [REPORT, REFUSED], ids=lambda each: type(each).__name__)
def test_every_field_comes_back(result: DocumentReport | Unread) -> None:
    assert is_a(result, type(result))
    # repr tells what == does not: True from 1, and a set from a frozen one.
    assert repr(decoded(encoded(result), result.path)) == repr(result)


def test_every_example_comes_back() -> None:
    for result in run(DOCUMENTS, Options(), jobs=1):
        assert repr(decoded(encoded(result), result.path)) == repr(result)


def test_the_path_is_not_kept() -> None:
    assert encoded(REPORT._replace(path="a")) == encoded(REPORT._replace(path="b"))
    assert decoded(encoded(REPORT), "c").path == "c"


def test_a_type_that_is_no_plain_data_is_refused() -> None:
    class Open(NamedTuple):
        file: bytes

    for kind in (Document, Open, bytes, object):
        with pytest.raises(Misfit):
            shape_of(kind)
    with pytest.raises(KeyError):
        encoded(REPORT._replace(facts={"a": b""}))


NO_RESULTS = {
    "nothing": b"",
    "not compressed": b"x",
    "cut short": encoded(REPORT)[:-9],
    "half": encoded(REPORT)[: len(encoded(REPORT)) // 2],
    "empty": zlib.compress(b""),
    "no text": zlib.compress(b"\xff\xfe"),
    "no end": zlib.compress(b'["Unread",'),
    "deep": zlib.compress(b"[" * 100_000 + b"]" * 100_000),
    "a long number": zlib.compress(b"9" * 10_000),
    "a program": zlib.compress(NO_FINDINGS),
    "another type": as_bytes(["Place", content_of(REPORT)[1]]),
    "another result": as_bytes(["Unread", content_of(REPORT)[1]]),
    "a dict": as_bytes({"Unread": content_of(REFUSED)[1]}),
    "a name in a list": as_bytes([["Unread"], content_of(REFUSED)[1]]),
    "null": as_bytes(None),
}


@pytest.mark.parametrize("data", NO_RESULTS.values(), ids=NO_RESULTS)
def test_bytes_that_are_no_result(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    found = REPORT.findings
    monkeypatch.setattr(DocumentReport, "findings", DocumentReport.findings)  # as it was, whatever comes
    with pytest.raises(Damaged):
        decoded(data, "a.md")
    assert decoded(encoded(REPORT), REPORT.path).findings == found != ()


def test_no_more_is_unpacked_than_a_result_can_have() -> None:
    content = json.dumps(content_of(REFUSED)).encode()
    assert decoded(zlib.compress(content.ljust(MAX_RESULT_BYTES)), REFUSED.path) == REFUSED
    with pytest.raises(Damaged):
        decoded(zlib.compress(content.ljust(MAX_RESULT_BYTES + 1)), REFUSED.path)


OTHERS: tuple[Any, ...] = (
    None, True, 7, 1.5, "", "error", [], ["", ""], [None], {}, {"a": []}, ["list", "ab"], ["Place", []],
    ["set", [["list", []]]], ["date", "igår"], ["date", 7], [["list"], []], ["dict", []], ["DocumentReport", []],
)  # fmt: skip


def spots(content: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and dict beneath, with each of its places."""
    for key in range(len(content)) if isinstance(content, list) else list(content):
        yield content, key
        if isinstance(content[key], list | dict):
            yield from spots(content[key])


@pytest.mark.parametrize("result", [REPORT, REFUSED], ids=lambda each: type(each).__name__)
def test_what_is_changed_anywhere_is_refused_or_a_result_all_the_same(
    result: DocumentReport | Unread,
) -> None:
    content = content_of(result)
    refused = 0
    for holder, key in spots(content):
        before = holder[key]
        for other in OTHERS:
            holder[key] = deepcopy(other)
            try:
                told = decoded(as_bytes(content), result.path)
            except Damaged:
                refused += 1
            else:
                assert is_a(told, type(result)), (key, other)
                assert decoded(encoded(told), told.path) == told
        holder[key] = before
    assert refused > 50
    assert decoded(as_bytes(content), result.path) == result


def test_one_value_more_or_less_is_refused() -> None:
    for change in (lambda fields: fields.pop(), lambda fields: fields.append(None)):
        content = content_of(REPORT)
        change(content[1])
        with pytest.raises(Damaged):
            decoded(as_bytes(content), "a.md")
