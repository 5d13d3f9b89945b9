"""Completion after Tab, in the shells themselves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from command_line import run_apart
from shells import FILES, SHELLS, is_installed, offered, with_program

from konsekvens_lint.commands.main import COMMANDS
from konsekvens_lint.formats import FORMATS
from konsekvens_lint.formats.words import KINDS
from konsekvens_lint.rulebook.loading import built_in

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if not is_installed(name):
        pytest.skip(f"{name} is not installed")
    return name


def test_the_options_of_a_command(shell: str, tmp_path: Path) -> None:
    assert sorted(offered(shell, tmp_path, "check", "--fo")) == ["--force-exclude", "--format"]


def test_the_commands(shell: str, tmp_path: Path) -> None:
    assert sorted(offered(shell, tmp_path, "")) == sorted(COMMANDS)
    assert offered(shell, tmp_path, "che") == ["check", "checklists"]
    assert offered(shell, tmp_path, "--v") == ["--version"]


def test_files_where_no_command_begins_so_since_check_may_be_left_out(shell: str, tmp_path: Path) -> None:
    (tmp_path / "åtgärder.md").touch()
    assert offered(shell, tmp_path, "åtg") == (["åtgärder.md"] if shell == "fish" else [FILES])
    assert offered(shell, tmp_path, "åtgärder.md", "--stat") == ["--statistics"]
    assert offered(shell, tmp_path, "chekc", "--stat") == ["--statistics"], "no time to tell of a misspelling"


def test_what_a_shell_asks_ends_well() -> None:
    told = run_apart(_KONSEKVENS_LINT_COMPLETE="zsh_source")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("#compdef konsekvens-lint\n")


def test_the_commands_of_a_command(shell: str, tmp_path: Path) -> None:
    assert sorted(offered(shell, tmp_path, "baseline", "")) == ["audit", "create", "update"]


def test_the_words_of_an_option(shell: str, tmp_path: Path) -> None:
    assert sorted(offered(shell, tmp_path, "check", "--format", "")) == sorted(FORMATS)
    assert offered(shell, tmp_path, "check", "--fail-on", "w") == ["warning"]


def test_the_names_of_the_rulebook(shell: str, tmp_path: Path) -> None:
    book = built_in()
    assert sorted(offered(shell, tmp_path, "check", "--kind", "")) == sorted(KINDS)
    profiles = [each["id"] for each in book.profiles]
    assert sorted(offered(shell, tmp_path, "check", "--profile", "")) == sorted(profiles)
    checklists = [each["id"] for each in book.checklists]
    assert sorted(offered(shell, tmp_path, "check", "--checklist", "")) == sorted(checklists)
    impact = [rule["code"] for rule in book.rules if rule["code"].startswith("BES")]
    assert sorted(offered(shell, tmp_path, "check", "--select", "bes")) == impact
    assert offered(shell, tmp_path, "rule", "ingen-p") == ["ingen-paverkan-utan-skal"]
    assert offered(shell, tmp_path, "template", "tj") == ["tjansteskrivelse"]


def test_documents_are_files_that_the_shell_offers(shell: str, tmp_path: Path) -> None:
    (tmp_path / "råd om städ.md").touch()
    files = ["råd om städ.md"] if shell == "fish" else [FILES]
    assert offered(shell, tmp_path, "check", "rå") == files
    assert offered(shell, tmp_path, "files", "") == files
    assert offered(shell, tmp_path, "baseline", "create", "--no-cache", "rå") == files
    assert offered(shell, tmp_path, "check", "--pack", "") == files


@pytest.mark.parametrize("name", [each for each in SHELLS if each != "fish"])
def test_the_last_of_several_names(name: str, tmp_path: Path) -> None:
    # click's function for fish takes what stands after a comma for what the word means.
    if not is_installed(name):
        pytest.skip(f"{name} is not installed")
    assert offered(name, tmp_path, "check", "--ignore", "BES03,BES0") == [
        f"BES03,{code['code']}" for code in built_in().rules if code["code"].startswith("BES0")
    ]


def test_the_rules_of_a_pack_that_the_line_names(shell: str, tmp_path: Path) -> None:
    pack = str(ROOT / "examples" / "regelpaket" / "utan-digitala-verktyg")
    assert offered(shell, tmp_path, "check", "--pack", pack, "--select", "ALV") == ["ALV01"]
    assert offered(shell, tmp_path, "check", "--pack", "finns-inte", "--select", "BES03") == ["BES03"]


@pytest.mark.skipif(not is_installed("bash"), reason="bash is not installed")
def test_the_lines_of_the_page_put_each_function_where_its_shell_looks(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "pre-commit-och-ci.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```sh\n(# bash.*?)^```", page, re.DOTALL | re.MULTILINE)
    subprocess.run(["bash", "-c", lines], cwd=tmp_path, env=with_program(tmp_path), timeout=60, check=False)
    bash = tmp_path / ".local/share/bash-completion/completions/konsekvens-lint"
    zsh = tmp_path / ".zfunc/_konsekvens-lint"
    fish = tmp_path / ".config/fish/completions/konsekvens-lint.fish"
    assert "complete -o nosort -F _konsekvens_lint_completion konsekvens-lint" in bash.read_text()
    assert zsh.read_text().startswith("#compdef konsekvens-lint\n")
    assert "complete --no-files --command konsekvens-lint" in fish.read_text()
