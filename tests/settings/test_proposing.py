"""Patterns proposed for a folder's documents: only what all of them bear out."""

from __future__ import annotations

from pathlib import PurePosixPath

from konsekvens_lint.settings.patterns import matches
from konsekvens_lint.settings.proposing import Judged, Proposal, propose


def proposed(documents: dict[str, str]) -> list[Proposal]:
    """What is proposed, each pattern held against all documents."""
    judged = [Judged(PurePosixPath(path), kind) for path, kind in documents.items()]
    proposals = propose(judged)
    for each in proposals:
        chosen = [kind for path, kind in documents.items() if matches((each.pattern,), path)]
        assert chosen == [each.kind] * each.documents
    return proposals


def test_a_folder_where_all_are_of_one_kind() -> None:
    assert proposed({"b/1.docx": "budget", "b/2026/2.docx": "budget", "x.docx": "ovrigt"}) == [
        Proposal("/b/", "budget", 2)
    ]


def test_folders_within_a_mixed_one() -> None:
    documents = {"a/b/1.md": "budget", "a/b/2.md": "budget", "a/c/1.md": "protokoll", "a/c/2.md": "protokoll"}
    assert [each.pattern for each in proposed(documents)] == ["/a/b/", "/a/c/"]


def test_names_that_begin_alike_in_a_mixed_folder() -> None:
    documents = {
        "tjänsteskrivelse taxa.docx": "tjansteskrivelse",
        "tjänsteskrivelse avgift.docx": "tjansteskrivelse",
        "Protokoll maj.docx": "protokoll",
        "Protokoll juni.docx": "protokoll",
        "bilaga.docx": "ovrigt",
    }
    assert [each.pattern for each in proposed(documents)] == ["/Protokoll*", "/tjänsteskrivelse*"]


def test_a_word_that_begins_another_is_no_pattern() -> None:
    documents = {
        "plan 1.md": "styrdokument",
        "plan 2.md": "styrdokument",
        "planering.md": "protokoll",
        "x.md": "ovrigt",
    }
    assert proposed(documents) == []


def test_one_document_says_nothing_nor_do_unknown_kinds() -> None:
    assert proposed({"a/1.md": "budget", "b/1.md": "ovrigt", "b/2.md": "ovrigt"}) == []


def test_names_with_the_marks_of_patterns_are_taken_as_they_are() -> None:
    documents = {
        "[2026] *beslut/1.md": "budget",
        "[2026] *beslut/2.md": "budget",
        "2 Xbeslut/3.md": "protokoll",
    }
    assert [each.documents for each in proposed(documents)] == [2]
