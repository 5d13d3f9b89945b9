"""Values that options do not take, also from variables of the environment: refused in Swedish, and in one line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from command_line import GOOD, run, written

from konsekvens_lint.commands.main import COMMANDS
from konsekvens_lint.commands.swedish import told

VALUES = ("ja", "x", "-1", "1.5", "a,b", "=", "json", "json=", "åäö y", os.pathsep, "a" * 5000)
ENGLISH = re.compile(
    r"\b(invalid|valid|value|values|not|is|recognized|boolean|choose|from|missing|file|directory|path|readable|"
    r"writable|exist|exists|takes|option|argument|error:|usage|try|range|number|integer|must|be)\b",
    re.IGNORECASE,
)


def leaves() -> Iterator[tuple[str, click.Command]]:
    """Every command with its options."""
    for name, entry in COMMANDS.items():
        command = import_module(f"konsekvens_lint.commands.{entry.module}").command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in command.commands.items())
        else:
            yield name, command


ALL = [
    pytest.param(command, param, id=f"{name} {param.opts[0]}")
    for name, command in leaves()
    for param in command.params
    if isinstance(param, click.Option)
]


def refusals(command: click.Command, arguments: list[str]) -> Iterator[str]:
    """What the command says of the arguments, where it refuses them as it reads them."""
    needed = ["x" for param in command.params if isinstance(param, click.Argument) and param.required]
    needed += [
        each
        for p in command.params
        if isinstance(p, click.Option) and p.required
        for each in (p.opts[0], "x")
    ]
    try:
        command.make_context("x", [*arguments, *needed])
    except click.ClickException as error:
        yield told(error)


@pytest.mark.parametrize(("command", "option"), ALL)
def test_no_value_is_refused_in_english(
    command: click.Command, option: click.Option, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in VALUES:
        found = list(refusals(command, [f"{option.opts[0]}={value}"]))
        if option.envvar:
            monkeypatch.setenv(str(option.envvar), value)
            by_variable = list(refusals(command, []))
            assert all(str(option.envvar) in message for message in by_variable)
            found += by_variable
        for message in found:
            assert not ENGLISH.search(message.replace(option.opts[0], "").replace("FORMAT=FIL", "")), message


def test_every_option_with_a_variable_is_tried() -> None:
    assert len({param.values[1].envvar for param in ALL if param.values[1].envvar}) >= 10


def test_a_yes_in_swedish_is_refused_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = written(tmp_path / "a.md", GOOD)
    monkeypatch.setenv("KONSEKVENS_LINT_NO_CACHE", "ja")
    done = run("check", file)
    assert done.code == 2
    assert "KONSEKVENS_LINT_NO_CACHE: ”ja” går inte att välja. Välj bland: 1 (ja), 0 (nej)." in done.last
    monkeypatch.setenv("KONSEKVENS_LINT_NO_CACHE", "1")
    assert run("check", file).code == 0


@pytest.mark.parametrize("name", ["a" * 5000, "a" * 300 + "/b.md"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{}"),
        ("check", "--config", "{}", "a.md"),
        ("check", "--baseline", "{}", "a.md"),
        ("check", "--pack", "{}", "a.md"),
        ("check", "--write", "json={}", "a.md"),
        ("check", "--stdin-filename", "{}.md", "-"),
        ("comment", "{}"),
        ("comment", "a.docx", "-o", "{}.docx"),
        ("baseline", "create", "a.md", "--file", "{}.json"),
        ("baseline", "create", "{}"),
        ("baseline", "audit", "a.md", "--file", "{}"),
        ("config", "show", "{}"),
        ("config", "init", "{}"),
        ("files", "{}"),
        ("template", "tjansteskrivelse", "-o", "{}.docx"),
        ("test", "--pack", "{}"),
        ("{}",),
    ],
)
def test_a_name_that_is_too_long_is_no_fault_of_the_tool(
    arguments: tuple[str, ...], name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    written(Path("a.md"), GOOD)
    done = run(*(each.format(name) for each in arguments))
    assert "fel i verktyget" not in done.err
    assert done.code == 2


def test_a_folder_is_asked_for_and_a_file_given(tmp_path: Path) -> None:
    done = run("config", "init", written(tmp_path / "a.md", GOOD))
    assert done.code == 2
    assert not ENGLISH.search(done.last)
