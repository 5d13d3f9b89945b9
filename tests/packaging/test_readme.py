"""What README.md says is true: the sample is the linter's, the commands and the Python run, CI runs the same tests."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

import konsekvens_lint
from konsekvens_lint.commands.main import COMMANDS, commands
from konsekvens_lint.version import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SAID = ROOT / "examples" / "brister-konsumentradgivning.docx.granskad.txt"


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def _command_lines() -> list[list[str]]:
    """Every use of the command line in the README and the guide, without comments."""
    lines = [line for text in (README, GUIDE) for block in _blocks(text, "sh") for line in block.splitlines()]
    parts = [part for line in lines for part in line.split("&&")]
    words = [shlex.split(part, comments=True) for part in parts]
    return [each for each in words if each and each[0].endswith("konsekvens-lint")]


def test_the_sample_is_what_the_linter_says() -> None:
    (sample,) = (block for block in _blocks(README, "text") if "Avslutar med" in block)
    said = SAID.read_text(encoding="utf-8")
    at = 0
    for part in sample.split("[…]\n"):
        assert part in said[at:]
        at = said.index(part, at) + len(part)


@pytest.mark.parametrize("words", _command_lines(), ids=" ".join)
def test_the_commands_and_options_are_there(words: list[str]) -> None:
    name = words[1] if words[1] in COMMANDS else "check"
    command = commands.get_command(None, name)  # type: ignore[arg-type]
    if isinstance(command, click.Group):
        command = command.commands[words[2]]
    assert command is not None
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= known


def test_the_codes_named_are_rules() -> None:
    from konsekvens_lint.rulebook.loading import built_in

    codes = {rule["code"] for rule in built_in().rules}
    assert set(re.findall(r"\b[A-Z]{3}\d\d\b", README)) <= codes


def test_the_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = _blocks(README, "python")
    exec(compile(program, "README.md", "exec"), {"__name__": "readme"})
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(konsekvens_lint.check(ROOT / "examples").documents)
    assert "['BES03']" in "".join(told)


def test_the_files_named_are_there() -> None:
    for text in (README, GUIDE):
        links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link}
        assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_package_named_is_this_version() -> None:
    assert set(re.findall(r"konsekvens_lint-([\d.]+)-py3", README)) == {__version__}


def test_ci_runs_the_tests_as_the_readme_does() -> None:
    assert "bin/python -m pytest -n auto\n" in README
    assert '"$bin/python" -m pytest -n auto\n' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_nothing_of_a_machine_is_told() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "pyproject.toml", "requirements-dev.lock", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.$])/(?:home|root|work|tmp|opt|Users)/|file://|\.\./shared", text), name
