"""The hook that the project offers to pre-commit: its command is there, and it takes the right files."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from konsekvens_lint.commands.main import COMMANDS, commands
from konsekvens_lint.documents.files import PLAIN, SUFFIXES
from konsekvens_lint.running.finding import UNREADABLE

ROOT = Path(__file__).resolve().parent.parent.parent
TAKEN = (
    "memo.docx",
    "MEMO.DOCX",
    "Nämnden 2026/tjänsteskrivelse om städ.docm",
    "bilagor/plan.pdf",
    "memo.md",
    "memo.markdown",
    "gammal.doc",
    "v.1.2 slutlig.docx",
    "granskad.docx",
)
LEFT = (
    "requirements.txt",
    "anteckningar.text",
    "docx",
    "memo.docx.bak",
    "budget.xlsx",
    "konsekvens-lint.yaml",
    "memo.granskad.docx",
    "Memo.Granskad.DOCX",
    "ärende/memo.granskad.md",
    "~$memo.docx",
    "ärende/~$memo.docx",
)


@pytest.fixture
def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = only
    return found


def _takes(hook: dict[str, Any], path: str) -> bool:
    """As pre-commit chooses: it searches with both."""
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


@pytest.mark.parametrize("path", TAKEN)
def test_documents_are_taken(hook: dict[str, Any], path: str) -> None:
    assert _takes(hook, path)


@pytest.mark.parametrize("path", LEFT)
def test_other_files_are_left(hook: dict[str, Any], path: str) -> None:
    assert not _takes(hook, path)


def test_every_ending_is_taken_that_a_folder_is_searched_for_but_plain_text(hook: dict[str, Any]) -> None:
    endings = SUFFIXES | UNREADABLE
    assert {ending for ending in endings if _takes(hook, f"memo{ending}")} == endings - PLAIN


def test_the_command_is_there_with_its_options(hook: dict[str, Any]) -> None:
    program, name, *options = shlex.split(hook["entry"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert program in project["scripts"]
    assert name in COMMANDS
    command = commands.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert set(options) <= {option for param in command.params for option in param.opts}
    assert "--force-exclude" in options


def test_all_files_are_judged_in_one_run(hook: dict[str, Any]) -> None:
    assert hook["require_serial"] is True
    assert hook.get("pass_filenames", True) is True
