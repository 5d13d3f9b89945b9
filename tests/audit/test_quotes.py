"""What of the documents' text is in the database: quotes, and with --no-quotes none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from audits import DB, audit, exported, rows
from command_line import BAD, written

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PLAN = """# Plan för fritidsgården

## Mål

- Fler flickor ska delta i verksamheten 2027.
- Ortsborna ska trivas.

## Organisation

Planens ungdomsråd består av tre kvinnor och fyra män.
"""
REASON = "Hemligt skäl i dokumentet, som ingen annan ska läsa."


def _archive() -> None:
    for file in EXAMPLES.glob("*.md"):
        shutil.copy(file, written(Path("arkiv") / file.name, ""))
    excepted = BAD.replace(
        "Ärendet bedöms", f"<!-- konsekvens-lint: ignorera BES03 – {REASON} -->\nÄrendet bedöms"
    )
    written(Path("arkiv") / "undantag.md", excepted)
    written(Path("arkiv") / "plan.md", PLAN)


def _sentences() -> set[bytes]:
    """Runs of five words of every document, but for its title and those of its letterhead."""
    found: set[bytes] = set()
    for file in Path("arkiv").glob("*.md"):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
        words = " ".join(lines).split()
        found |= {" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)}
    return found


def test_no_words_of_a_document_are_kept_without_quotes(archive: Path) -> None:
    _archive()
    audit("arkiv", "--no-quotes")
    data = DB.read_bytes()
    assert REASON.encode() not in data
    assert not {each for each in _sentences() if each in data}
    assert rows("SELECT DISTINCT quote, section FROM places") == [("", "[]")]
    assert rows("SELECT DISTINCT message, advice, searched FROM findings") == [("", "", "[]")]
    assert rows("SELECT DISTINCT searched FROM verdicts") == [("[]",)]
    assert rows("SELECT name, women, men FROM groups") == [("", 3, 4)]
    assert not re.search(rb"ungdomsr\xc3\xa5d|ortsborna", data, re.IGNORECASE)
    # What is told is still told, and where.
    assert rows(
        "SELECT gendered, measured, quote, start < end FROM goals JOIN places ON goal = goals.id"
    ) == [(1, 1, "", 1), (0, 0, "", 1)]
    assert rows("SELECT count(*) > 20 FROM places WHERE end > start") == [(1,)]
    assert rows("SELECT count(*) > 20 FROM verdicts WHERE reason != ''") == [(1,)]


def test_the_same_search_finds_the_quotes_that_are_kept(archive: Path) -> None:
    _archive()
    audit()
    data = DB.read_bytes()
    assert REASON.encode() in data
    assert rows("SELECT name, women, men FROM groups") == [("ungdomsråd", 3, 4)]
    assert b"ortsborna" in data
    assert len({each for each in _sentences() if each in data}) > 20


def test_verdicts_are_the_same_with_quotes_and_without(archive: Path) -> None:
    audit()
    audit("arkiv", "--no-quotes", into=Path("utan.db"))
    verdicts = [
        [(point["id"], point["verdict"]) for each in line.get("checklists", ()) for point in each["points"]]
        for file in (DB, Path("utan.db"))
        for line in exported(file)
    ]
    half = len(verdicts) // 2
    assert verdicts[:half] == verdicts[half:]
    assert any(verdicts)
