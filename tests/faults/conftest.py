"""What the faults strike: memos, a Word file, a self-assessment and an audit. Makes the helpers importable."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "commands"))

from command_line import BAD, GOOD, SRC, run, written


@pytest.fixture(scope="session")
def things(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of each that the commands read, made once."""
    folder = tmp_path_factory.mktemp("saker")
    for number in range(3):
        written(folder / "arkiv" / f"{number}.md", f"{(BAD, GOOD)[number % 2]}\nNummer {number}.\n")
    shutil.copy(SRC.parent / "examples" / "brister-konsumentradgivning.docx", folder / "memo.docx")
    example = (SRC.parent / "rules" / "CHK" / "CHK06-olika-svarande.yaml").read_text(encoding="utf-8")
    written(folder / "skattning.md", yaml.safe_load(example)["examples"]["good"][0]["text"])
    assert run("audit", folder / "arkiv", "--into", folder / "revision.db", "--no-cache").code == 0
    return folder


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
