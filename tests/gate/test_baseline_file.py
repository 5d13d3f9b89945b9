"""The baseline as a file: what is written, and what is refused as broken instead of taken for an empty one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from gate_doubles import baseline
from jsonschema import Draft202012Validator

from konsekvens_lint.gate import baseline_file
from konsekvens_lint.gate.baseline import Entry
from konsekvens_lint.gate.baseline_file import BaselineError, as_text, read_baseline

SCHEMA = json.loads((Path(baseline_file.__file__).parent / "baseline.schema.json").read_text("utf-8"))
ENTRY = {
    "path": "a.md",
    "rule": "R1",
    "name": "n",
    "fingerprint": "0123456789abcdef",
    "count": 1,
    "quote": "q",
}


def _file(folder: Path, content: Any) -> Path:
    file = folder / "baseline.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def _whole(*entries: Any, **more: Any) -> dict[str, Any]:
    return {"schema_version": 1, "findings": list(entries), **more}


def test_one_entry_a_line_sorted_with_neither_time_nor_lines() -> None:
    text = as_text(
        [
            Entry("b/å.md", "R2", "0" * 16, 2, "namn", "”Ord” – \\ \n"),
            Entry("a.md", "R1", "f" * 16, 1, "namn", ""),
        ]
    ).decode("utf-8")
    assert text == (
        '{\n  "schema_version": 1,\n  "findings": [\n'
        '    {"path": "a.md", "title": "", "rule": "R1", "name": "namn", "fingerprint": "ffffffffffffffff", "count": 1, "quote": ""},\n'
        '    {"path": "b/å.md", "title": "", "rule": "R2", "name": "namn", "fingerprint": "0000000000000000", "count": 2, '
        '"quote": "”Ord” – \\\\ \\n"}\n'
        "  ]\n}\n"
    )


@pytest.mark.parametrize("entries", [(), baseline(("a", "R1:x R1:x R2:y"), ("å b/c", "R1:x"))])
def test_what_is_written_is_read(entries: tuple[Entry, ...], tmp_path: Path) -> None:
    text = as_text(entries)
    assert read_baseline(_file(tmp_path, text)) == entries
    assert as_text(reversed(entries)) == text
    Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    entry = Entry(os.fsdecode(b"m\xf6te.md") if os.name != "nt" else "m\udcf6te.md", "R1", "0" * 16, 1)
    text = as_text([entry])
    assert b"m\\udcf6te.md" in text
    assert read_baseline(_file(tmp_path, text)) == (entry,)


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    entries = baseline(("a", "R1:x"))
    data = b"\xef\xbb\xbf" + as_text(entries).replace(b"\n", b"\r\n")
    assert read_baseline(_file(tmp_path, data)) == entries


def test_name_and_quote_may_be_left_out(tmp_path: Path) -> None:
    entry = {key: value for key, value in ENTRY.items() if key not in ("name", "quote")}
    (read,) = read_baseline(_file(tmp_path, _whole(entry)))
    assert (read.name, read.quote) == ("", "")
    Draft202012Validator(SCHEMA).validate(_whole(entry))


BROKEN_SHAPES: dict[str, tuple[Any, str]] = {
    "list": ([], "saknar schema_version"),
    "null": (None, "saknar schema_version"),
    "no version": ({"findings": []}, "saknar schema_version"),
    "later version": (_whole() | {"schema_version": 2}, "schema_version 2, och den här versionen"),
    "version in words": (_whole() | {"schema_version": "1"}, 'schema_version "1"'),
    "version true": (_whole() | {"schema_version": True}, "schema_version true"),
    "no findings": ({"schema_version": 1}, "en lista ”findings”"),
    "findings no list": (_whole() | {"findings": {}}, "en lista ”findings”"),
    "more": (_whole(more=1), "en lista ”findings” och inget mer"),
    "entry no object": (_whole("a"), "fynd 1 i listan ska vara ett objekt"),
    "second entry": (_whole(ENTRY, ENTRY | {"count": 0}), "fynd 2 i listan har ett ”count” som inte är"),
    "negative": (_whole(ENTRY | {"count": -1}), "”count” som inte är ett heltal från 1"),
    "count true": (_whole(ENTRY | {"count": True}), "”count” som inte är ett heltal från 1"),
    "count in words": (_whole(ENTRY | {"count": "1"}), "”count” som inte är ett heltal från 1"),
    "path no text": (_whole(ENTRY | {"path": 1}), "har ”path” som inte är text"),
    "fingerprint null": (_whole(ENTRY | {"fingerprint": None}), "har ”fingerprint” som inte är text"),
    "empty path": (_whole(ENTRY | {"path": ""}), "har ett tomt ”path”"),
    "fingerprint short": (_whole(ENTRY | {"fingerprint": "abc"}), "”fingerprint” som inte är sexton"),
    "misspelt": (_whole(ENTRY | {"qoute": "x"}), "har ”qoute”, som inte finns"),
    **{
        f"no {key}": (_whole({k: v for k, v in ENTRY.items() if k != key}), f"saknar ”{key}”")
        for key in ("path", "rule", "fingerprint", "count")
    },
}


@pytest.mark.parametrize("name", BROKEN_SHAPES)
def test_a_wrong_shape_is_refused_with_what_is_wrong(name: str, tmp_path: Path) -> None:
    content, told = BROKEN_SHAPES[name]
    with pytest.raises(BaselineError, match=r"baseline\.json” går inte att använda: ") as error:
        read_baseline(_file(tmp_path, content))
    assert told in str(error.value)


@pytest.mark.parametrize("name", [name for name in BROKEN_SHAPES if name != "version true"])
def test_the_schema_refuses_the_same(name: str) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(BROKEN_SHAPES[name][0])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "rad 1 är inte giltig JSON"),
        (b'{\n  "schema_version": 1,\n  "findings": [\n', "rad 4 är inte giltig JSON"),
        (b"\xff\xfe{\x00}\x00", "inte skriven i UTF-8"),
        (b"[" * 200_000, "är inte giltig JSON"),
        (b'{"schema_version": ' + b"9" * 5000 + b"}", "är inte giltig JSON"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=told):
        read_baseline(_file(tmp_path, data))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_conflict_that_git_left_is_told_by_name(end: bytes, tmp_path: Path) -> None:
    lines = as_text(baseline(("a", "R1:x"))).splitlines()
    lines[3:4] = [b"<<<<<<< HEAD", lines[3], b"=======", lines[3], b">>>>>>> gren"]
    with pytest.raises(BaselineError, match=r"olöst konflikt från git på rad 4 \(<<<<<<<\)"):
        read_baseline(_file(tmp_path, end.join(lines)))


def test_words_of_a_document_are_no_conflict(tmp_path: Path) -> None:
    entries = [Entry("a.md", "R1", "0" * 16, 1, "n", "<<<<<<< HEAD")]
    assert read_baseline(_file(tmp_path, as_text(entries))) == tuple(entries)


def test_the_same_finding_on_two_lines_is_refused(tmp_path: Path) -> None:
    """As git leaves it where both sides took the same line with different counts."""
    with pytest.raises(BaselineError, match=r"samma fynd av R1 i a\.md står på två rader"):
        read_baseline(_file(tmp_path, _whole(ENTRY, ENTRY | {"count": 2})))


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"finns inte: gör en med ”konsekvens-lint baseline create”"):
        read_baseline(tmp_path / "baseline.json")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="gick inte att läsa: "):
        read_baseline(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(BaselineError, match="gick inte att läsa: sökvägen är ogiltig"):
        read_baseline(Path("a\0b"))
