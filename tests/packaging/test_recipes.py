"""The recipes of docs/pre-commit-och-ci.md: what they configure is valid, and what they run is there."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml

from konsekvens_lint.commands.main import COMMANDS, commands
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.config_names import check_names
from konsekvens_lint.settings.configuration import read_configuration
from konsekvens_lint.version import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "pre-commit-och-ci.md").read_text(encoding="utf-8")
ADDRESS = "https://git.example.se/konsekvens-lint"
PROGRAM = "konsekvens-lint"
_ENDS_A_COMMAND = re.compile(r"[;|&<>()]+|\d>|\]")


class Block(NamedTuple):
    """A block of code: its language, and its lines as one text."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that a comment on its first line says it is."""
        return self.text.partition("\n")[0].removeprefix("# ")


BLOCKS = [Block(*found) for found in re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)]
RECIPES = [block for block in BLOCKS if block.language == "yaml"]


def _named(name: str) -> list[Block]:
    found = [block for block in RECIPES if block.file == name]
    assert found, name
    return found


def _content(block: Block) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(block.text)
    return content


def _steps(block: Block) -> list[dict[str, Any]]:
    (job,) = _content(block)["jobs"].values()
    steps: list[dict[str, Any]] = job["steps"]
    return steps


def _scripts() -> list[str]:
    """All that a shell of a recipe runs."""
    workflows = [
        *_named(".github/workflows/konsekvenser.yml"),
        *_named(".forgejo/workflows/konsekvenser.yml"),
    ]
    found = [step["run"] for block in workflows for step in _steps(block) if "run" in step]
    (gitlab,) = _named(".gitlab-ci.yml")
    (job,) = _content(gitlab).values()
    found += [line for part in ("before_script", "script", "after_script") for line in job[part]]
    return found + [block.text for block in BLOCKS if block.language == "sh"]


def _lines() -> list[str]:
    scripts = [*_scripts(), *(block.text for block in BLOCKS if block.language == "bat")]
    return [line.strip() for script in scripts for line in script.splitlines()]


def _uses(line: str) -> Iterator[list[str]]:
    """The arguments of each use of the tool in the line."""
    line = line.replace("py -m konsekvens_lint", PROGRAM)
    if line.startswith("rem "):
        return
    reader = shlex.shlex(line, posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    words = list(reader)
    for at, word in enumerate(words):
        is_tested = at > 0 and words[at - 1] == "-x"
        if word.rpartition("/")[2] == PROGRAM and not is_tested:
            rest = words[at + 1 :]
            end = next((n for n, each in enumerate(rest) if _ENDS_A_COMMAND.fullmatch(each)), len(rest))
            yield rest[:end]


USES = [
    arguments for line in _lines() for arguments in _uses(line) if arguments and "--version" not in arguments
]


def _parse(arguments: list[str]) -> click.Context:
    """The arguments as the command line itself takes them, types and all. Errors: click's."""
    name, *rest = arguments
    assert name in COMMANDS
    command = commands.get_command(None, name)  # type: ignore[arg-type]
    if isinstance(command, click.Group):
        name, *rest = rest
        command = command.commands[name]
    assert command is not None
    return command.make_context(name, rest)


def test_each_recipe_says_which_file_it_is() -> None:
    assert [block.file for block in RECIPES] == [
        "konsekvens-lint.yaml",
        "konsekvens-lint.yaml",
        ".pre-commit-config.yaml",
        ".pre-commit-config.yaml",
        ".github/workflows/konsekvenser.yml",
        ".gitlab-ci.yml",
        ".forgejo/workflows/konsekvenser.yml",
    ]


def test_the_commands_are_found() -> None:
    used = [" ".join(arguments[:2]) for arguments in USES]
    assert used.count("check .") == 4
    assert {"config init", "files .", "baseline create", "baseline update"} < {*used}
    assert any("Beslutsunderlag" in arguments[1] for arguments in USES)


@pytest.mark.parametrize("arguments", USES, ids=" ".join)
def test_the_commands_are_parsed(arguments: list[str]) -> None:
    _parse(arguments)


def test_what_is_no_option_would_be_seen() -> None:
    (wrong,) = _uses('if true; then .k/bin/konsekvens-lint check . --formatt concise >"x y" 2>&1; fi')
    assert wrong == ["check", ".", "--formatt", "concise"]
    with pytest.raises(click.NoSuchOption):
        _parse(wrong)


@pytest.mark.parametrize("block", _named("konsekvens-lint.yaml"), ids=lambda block: block.text[23:40].strip())
def test_the_configurations_are_right(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "konsekvens-lint.yaml"
    file.write_text(block.text, encoding="utf-8")
    configuration = read_configuration(file)
    check_names(configuration, built_in())
    if "exclude" in _content(block):
        assert configuration.excludes(tmp_path / "nämnden" / "README.md", False)
        assert configuration.excludes(tmp_path / "docs", True)
        assert not configuration.excludes(tmp_path / "nämnden" / "memo.md", False)
        assert configuration.accepts(tmp_path / "arkiv" / "taxa 2003.doc")
        assert not configuration.accepts(tmp_path / "arkiv" / "taxa 2003.pdf")


@pytest.mark.parametrize("block", _named(".pre-commit-config.yaml"), ids=["short", "long"])
def test_the_hook_is_referred_to_as_it_is(block: Block, tmp_path: Path) -> None:
    (repository,) = _content(block)["repos"]
    (hook,) = repository["hooks"]
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (repository["repo"], repository["rev"]) == (ADDRESS, f"v{__version__}")
    assert hook["id"] == offered["id"]
    _, *entry = shlex.split(offered["entry"])
    _parse([*entry, *hook.get("args", []), "memo.docx"])
    if "files" in hook:
        assert re.search(hook["files"], "beslut/2026/memo.docx")
        assert not re.search(hook["files"], "beslut/README.md")
    if importlib.util.find_spec("pre_commit"):
        file = tmp_path / ".pre-commit-config.yaml"
        file.write_text(block.text, encoding="utf-8")
        check = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
        done = subprocess.run(check, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", [".github", ".forgejo"])
def test_the_workflows_name_versions_of_all_they_use(folder: str) -> None:
    (block,) = _named(f"{folder}/workflows/konsekvenser.yml")
    steps = _steps(block)
    assert all(("uses" in step) != ("run" in step) for step in steps)
    assert all(re.search(r"/[\w-]+@v\d+$", step["uses"]) for step in steps if "uses" in step)
    # What YAML 1.1 makes of the key "on".
    assert {"name", True, "jobs"} <= _content(block).keys()


def test_what_the_workflows_hand_on_is_what_the_tool_wrote() -> None:
    github, forgejo = (
        _steps(_named(f"{folder}/workflows/konsekvenser.yml")[0]) for folder in (".github", ".forgejo")
    )
    assert f"--write sarif={github[-1]['with']['sarif_file']}" in github[-2]["run"]
    assert f"--write csv={forgejo[-1]['with']['path']}" in forgejo[-2]["run"]
    (job,) = _content(_named(".gitlab-ci.yml")[0]).values()
    artifacts = job["artifacts"]
    assert f"--write junit={artifacts['reports']['junit']}" in "".join(job["script"])
    assert [f"--write html={path}" in "".join(job["after_script"]) for path in artifacts["paths"]] == [True]


def test_the_folder_that_is_kept_is_that_of_the_results() -> None:
    for folder in (".github", ".forgejo"):
        (block,) = _named(f"{folder}/workflows/konsekvenser.yml")
        (job,) = _content(block)["jobs"].values()
        (kept,) = (step["with"] for step in job["steps"] if "/cache@" in step.get("uses", ""))
        assert job["env"]["KONSEKVENS_LINT_CACHE_DIR"].endswith(f"/{kept['path']}")
        assert kept["key"].startswith(kept["restore-keys"])
        assert __version__ in kept["restore-keys"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("script", _scripts(), ids=lambda script: script.strip().partition("\n")[0])
def test_the_scripts_are_shell(script: str) -> None:
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_address_and_the_version_are_the_same_everywhere() -> None:
    assert {*re.findall(r"https://[\w.]*/konsekvens-lint", PAGE)} == {ADDRESS}
    assert {*re.findall(r"v\d+\.\d+\.\d+", PAGE)} == {f"v{__version__}"}


def test_the_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]*)(?:#([^)]+))?\)", PAGE)
    assert links
    for path, anchor in links:
        file = ROOT / "docs" / path if path else ROOT / "docs" / "pre-commit-och-ci.md"
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, anchor
