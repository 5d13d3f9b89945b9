"""The baseline as a file: one entry a line, sorted, with neither time nor line numbers, so that git merges it well.

Its shape is written down in `baseline.schema.json`. It is checked by hand here: every run that has a baseline reads
it, and jsonschema would cost more than the check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from konsekvens_lint.gate.baseline import Baseline, Entry, merged
from konsekvens_lint.limits import MAX_BASELINE_BYTES, MAX_BASELINE_VALUES
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import NotTaken, bytes_of

SCHEMA_VERSION = 1
FILE_NAME = "konsekvens-lint-baseline.json"

_KEYS = ("path", "title", "rule", "name", "fingerprint", "count", "quote")
_NEEDED = ("path", "rule", "fingerprint", "count")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
# Characters that are shown of what stands in the file.
_SHOWN = 60
_ANEW = "Återställ den, eller ta bort den och gör en ny med ”konsekvens-lint baseline create”."


class BaselineError(Exception):
    """A baseline that is missing or cannot be used; the message says why and what to do, in Swedish."""


def read_baseline(file: Path) -> Baseline:
    """The baseline in the file. Raises BaselineError for what is no baseline; never an empty one in its place."""
    try:
        data = bytes_of(file, MAX_BASELINE_BYTES)
    except FileNotFoundError as error:
        raise BaselineError(
            f"Baslinjen ”{file}” finns inte: gör en med ”konsekvens-lint baseline create”."
        ) from error
    except NotTaken as refusal:
        raise BaselineError(f"Baslinjen ”{file}” läses inte: {refusal}. {_ANEW}") from refusal
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "sökvägen är ogiltig"
        raise BaselineError(f"Baslinjen ”{file}” gick inte att läsa: {why}.") from error
    try:
        return _parsed(data)
    except BaselineError as error:
        raise BaselineError(f"Baslinjen ”{file}” går inte att använda: {error}") from error


def as_text(baseline: Iterable[Entry]) -> bytes:
    """The baseline as the file holds it, in UTF-8."""
    lines = ",\n".join(f"    {_line(entry)}" for entry in merged(baseline))
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": {findings}\n}}\n'
    # A file name that is not UTF-8 has lone surrogates; this writes them as JSON does.
    return text.encode("utf-8", "backslashreplace")


def _line(entry: Entry) -> str:
    return json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False)


def _parsed(data: bytes) -> Baseline:
    # What is parsed takes many times the memory, so it is counted before.
    if sum(map(data.count, (b",", b"[", b"{"))) > MAX_BASELINE_VALUES:
        raise BaselineError(f"den har fler än {MAX_BASELINE_VALUES} värden. {_ANEW}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineError(f"den är inte skriven i UTF-8. {_ANEW}") from error
    try:
        content = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BaselineError(_conflict(text) or f"rad {error.lineno} är inte giltig JSON. {_ANEW}") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"den är inte giltig JSON. {_ANEW}") from error
    return _checked(content)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as an object. A key that is there twice would hide findings."""
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BaselineError(f"”{twice[:_SHOWN]}” står två gånger i samma objekt. {_ANEW}")
    return content


def _conflict(text: str) -> str | None:
    """What is wrong with a text that git could not merge; None for any other."""
    mark = _CONFLICT.search(text)
    if mark is None:
        return None
    line = text.count("\n", 0, mark.start()) + 1
    return (
        f"den har en olöst konflikt från git på rad {line} ({mark[0].strip()}). Behåll raderna från båda sidor, "
        "ta bort märkena och kör ”konsekvens-lint baseline update”."
    )


def _checked(content: Any) -> Baseline:
    if not isinstance(content, dict) or "schema_version" not in content:
        raise BaselineError(f"den saknar schema_version, och är kanske en annan fil. {_ANEW}")
    version = content["schema_version"]
    if type(version) is not int or version != SCHEMA_VERSION:
        raise BaselineError(
            f"den har schema_version {json.dumps(version)[:_SHOWN]}, och den här versionen av verktyget läser "
            f"{SCHEMA_VERSION}. Är den nyare, uppdatera verktyget. {_ANEW}"
        )
    findings = content.get("findings")
    if not isinstance(findings, list) or set(content) != {"schema_version", "findings"}:
        raise BaselineError(f"den ska ha en lista ”findings” och inget mer än den. {_ANEW}")
    found = tuple(_entry(each, number) for number, each in enumerate(findings, 1))
    _refuse_doubles(found)
    return merged(found)


def _entry(value: Any, number: int) -> Entry:
    wrong = next(_wrong(value), None) if isinstance(value, dict) else "ska vara ett objekt"
    if wrong:
        raise BaselineError(f"fynd {number} i listan {wrong}. {_ANEW}")
    return Entry(**value)


def _wrong(value: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an entry, each as the end of a sentence."""
    yield from (f"saknar ”{key}”" for key in _NEEDED if key not in value)
    for key, content in value.items():
        if key not in _KEYS:
            yield f"har ”{key[:_SHOWN]}”, som inte finns"
        elif key != "count" and not isinstance(content, str):
            yield f"har ”{key}” som inte är text"
        elif content == "" and key in ("path", "rule"):
            yield f"har ett tomt ”{key}”"
    if not _FINGERPRINT.fullmatch(value["fingerprint"]):
        yield "har ett ”fingerprint” som inte är sexton hexadecimala tecken"
    if type(value["count"]) is not int or value["count"] < 1:
        yield "har ett ”count” som inte är ett heltal från 1"


def _refuse_doubles(found: Baseline) -> None:
    seen: set[tuple[str, str, str]] = set()
    for entry in found:
        if (entry.path, *entry.key) in seen:
            raise BaselineError(
                f"samma fynd av {entry.rule} i {entry.path} står på två rader. Ta bort den ena, och kör "
                "”konsekvens-lint baseline update”."
            )
        seen.add((entry.path, *entry.key))
