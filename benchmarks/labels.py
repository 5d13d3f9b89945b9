"""Folders of labelled documents: cases in YAML, and tables of labels beside the documents' files.

A folder may hold ``*.yaml`` (lists of cases: id, kind, document, fires, allowed, where, facts, verdicts; or id, rule,
fires, where for one rule), ``labels-documents.tsv`` and ``labels-sections.tsv``. What a label leaves out, marks with
``?`` or gives as ``na`` is not compared.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from scoring import ALL, Labelled, Loose

# The columns of labels-documents.tsv, and the facts that they stand for.
_QUESTIONS = {
    "q1": "impact_described",
    "q2": "both_sexes_named",
    "q3": "judgement",
    "q4": "person_statistics",
    "q5": "split_by_sex",
    "q6": "kon_plus_factors",
    "q7": "neutral_goal_groups",
    "q8": "child_perspective",
}
_COLUMNS = {
    "impact_described": "impact_described",
    "both_sexes_named": "both_sexes_named",
    "judgement": "judgement",
    "statistics": "person_statistics",
    "split_by_sex": "split_by_sex",
    "kon_plus": "kon_plus_factors",
    "child_perspective": "child_perspective",
    "action_for_difference": "action_for_difference",
    "link_to_goals": "link_to_goals",
}
_LISTS = frozenset({"kon_plus_factors", "neutral_goal_groups"})
_FACTOR_WORDS = (
    "ålder",
    "född",
    "födelseland",
    "funktionsned",
    "etni",
    "utbildning",
    "inkomst",
    "föräldraskap",
    "grunder",
)
_TRUTH = {"yes": True, "no": False}
_SAYS_NOTHING = frozenset({"empty_or_template", "no_impact_without_reason", "circular_reason"})
# What the passages are cut from: q1 of a passage is asked of it as such a document.
_OF_PASSAGES = "utredning"


def labelled_in(path: Path) -> Iterator[Labelled]:
    """The labelled documents of a folder, or of one YAML file."""
    if path.is_file():
        yield from cases(path)
        return
    for file in sorted(path.glob("*.yaml")):
        yield from cases(file)
    if (path / "labels-documents.tsv").exists():
        yield from _documents(path)
    if (path / "labels-sections.tsv").exists():
        yield from _sections(path)


def cases(path: Path) -> Iterator[Labelled]:
    """The cases of a YAML file: a list, or under ``cases`` with the rules that they were labelled for under ``judged``."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    judged: frozenset[str] | Literal["all"] = ALL
    if isinstance(loaded, dict):
        judged, loaded = frozenset(loaded.get("judged", ())), loaded.get("cases", [])
    for case in loaded:
        yield case_of(case, judged)


def case_of(case: Mapping[str, Any], judged: frozenset[str] | Literal["all"] = ALL) -> Labelled:
    """A case as YAML has it: of the `judged` rules with facts and verdicts, of one rule, or of its kind alone."""
    data, path = case["document"].encode(), Path(f"{case['id']}.md")
    where, why = case.get("where"), case.get("why", "")
    if "rule" in case:
        code = case["rule"]
        fires = {code: where} if case["fires"] else {}
        silent = frozenset() if case["fires"] else frozenset({code})
        return Labelled(
            case["id"], path, data, case["kind"], fires=fires, silent=silent, select=(code,), why=why
        )
    if "fires" not in case:
        return Labelled(case["id"], path, data, guessed_kind=case["kind"], why=why)
    return Labelled(
        case["id"],
        path,
        data,
        case["kind"],
        case["kind"],
        case.get("facts", {}),
        case.get("verdicts", {}),
        {code: (where or {}).get(code) for code in case["fires"]},
        frozenset(case.get("allowed", [])),
        judged,
        why=why,
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _documents(folder: Path) -> Iterator[Labelled]:
    files = {row["id"]: row["file"] for row in _rows(folder / "MANIFEST.tsv")}
    for row in _rows(folder / "labels-documents.tsv"):
        path = folder / files[row["id"]]
        facts = {fact: value for q, fact in _QUESTIONS.items() if (value := _value(fact, row[q])) is not None}
        kind = row["doc_type"].rstrip("?") or None
        if path.parent.name == "passages":
            kind = _OF_PASSAGES if kind == "ovrigt" else kind
        guessed = kind if path.parent.name != "passages" else None
        yield Labelled(row["id"], path, path.read_bytes(), kind, guessed, facts)


def _sections(folder: Path) -> Iterator[Labelled]:
    about = {row["id"]: row for row in _rows(folder / "sections.tsv")}
    for row in _rows(folder / "labels-sections.tsv"):
        path = folder / "sections" / f"{row['id']}.md"
        facts = {
            fact: value for name, fact in _COLUMNS.items() if (value := _value(fact, row[name])) is not None
        }
        fires = dict.fromkeys(_codes(row["codes_must"]))
        silent = frozenset(_codes(row["codes_must_not"]))
        yield Labelled(
            row["id"],
            path,
            path.read_bytes(),
            about[row["id"]]["kind"],
            None,
            facts,
            fires=fires,
            silent=silent,
        )


def _codes(cell: str) -> list[str]:
    return [code for code in cell.replace(" ", "").split(",") if code and not code.endswith("?")]


def _value(fact: str, cell: str) -> Any:
    """The label's value, or None where it is not to be compared."""
    cell = cell.strip()
    if cell.endswith("?") or cell in ("na", "-"):
        return None
    if fact in _LISTS:
        # The labels also hold factors outside the contract's list (profession, diagnosis): these are not compared.
        known = cell in ("", "no", "yes") or any(word in cell for word in _FACTOR_WORDS)
        return Loose(cell not in ("", "no")) if known else None
    if fact == "judgement":
        return Loose(_TRUTH[cell], _SAYS_NOTHING) if cell in _TRUTH else cell.replace("-", "_") or None
    return _TRUTH.get(cell, cell or None)
