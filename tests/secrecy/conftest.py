"""A folder to run commands in, and folders that nobody may write to."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "commands"))

from command_line import BAD, run, written
from watching import ROOT, Work

from konsekvens_lint.rulebook.loading import built_in

# Its words may mean two things, so that the language model is asked.
_UNSURE = "# Plan\n## Mål\nAlla ska trivas, så att ingen flicka väljer bort det som inte är öppet.\n"
_VOTES = "Roll;1;2;3;4;5;6;7;8;9;10\nchef;1;2;3;1;2;3;1;2;3;1\nstrateg;2;2;3;1;2;3;1;2;3;1\n"


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory, caches: Path) -> Path:
    """What the commands are run on, and what they need of earlier runs."""
    folder = tmp_path_factory.mktemp("dokument")
    built_in()  # compiled now where a rule has changed, which writes beside the rules
    for suffix in (".docx", ".pdf"):
        (folder / "in").mkdir(exist_ok=True)
        shutil.copy(
            ROOT / "examples" / f"brister-konsumentradgivning{suffix}", folder / "in" / f"memo{suffix}"
        )
    written(folder / "in" / "memo.md", BAD)
    written(folder / "in" / "plan.md", _UNSURE)
    form = yaml.safe_load((ROOT / "rules" / "CHK" / "CHK06-olika-svarande.yaml").read_text(encoding="utf-8"))
    written(folder / "in" / "skattning.md", form["examples"]["good"][0]["text"])
    written(folder / "in" / "roster.csv", _VOTES)
    written(folder / "ut" / "mapp" / "memo.md", BAD)
    shutil.copytree(ROOT / "examples" / "regelpaket" / "utan-digitala-verktyg", folder / "regelpaket")
    assert run("audit", folder / "in" / "memo.md", "--into", folder / "ut" / "gammal.db").code == 0
    shutil.copy(folder / "ut" / "gammal.db", folder / "ut" / "ny.db")
    assert (
        run("baseline", "create", folder / "in" / "memo.md", "--file", folder / "ut" / "gammal.json").code
        == 0
    )
    return folder


@pytest.fixture
def work(documents: Path, tmp_path: Path) -> Work:
    """A folder of this test's own."""
    made = Work(tmp_path / "arbete", tmp_path / "hem", tmp_path / "tillfalligt")
    shutil.copytree(documents, made.folder)
    made.home.mkdir()
    made.temporary.mkdir()
    return made
