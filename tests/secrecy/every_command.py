"""Every command there is, taken from the command line itself, and a run or more of each that does its work."""

from __future__ import annotations

from collections.abc import Iterator

import click

from konsekvens_lint.commands.main import commands

#: The arguments of runs, by command, in a folder with what `conftest.py` puts there. `serve`, which does not end, has a
#: test of its own (`test_the_page.py`).
RUNS: dict[str, tuple[str, ...]] = {
    "check": (
        "in --jobs 2 --write html=ut/a.html --write json=ut/a.json --write sarif=ut/a.sarif --write junit=ut/a.xml "
        "--write text=ut/a.txt --write csv=ut/a.csv --write jsonl=ut/a.jsonl --write concise=ut/b.txt --write github=ut/c.txt",
        "- --stdin-filename a.md --no-cache",
    ),
    "comment": ("in/memo.docx -o ut/kommentarer.docx",),
    "baseline create": ("in/memo.docx --file ut/baslinje.json",),
    "baseline update": ("in/memo.md --file ut/gammal.json",),
    "baseline audit": ("in/memo.md --file ut/gammal.json",),
    "audit": ("in --into ut/revision.db --jobs 2",),
    "report": ("ut/gammal.db --html ut/rapport.html --xlsx ut/rapport.xlsx",),
    "compare": ("ut/gammal.db ut/ny.db",),
    "export": ("ut/gammal.db --format csv -o ut/revision.csv",),
    "assess": (
        "in/skattning.md --write html=ut/s.html --write xlsx=ut/s.xlsx",
        "in/roster.csv --write json=ut/r.json",
    ),
    "serve": (),
    "config init": ("ut/mapp",),
    "config show": ("in/memo.docx",),
    "files": ("in",),
    "rule": ("BES03",),
    "rules": ("",),
    "checklists": ("",),
    "profiles": ("",),
    "template": ("tjansteskrivelse -o ut/mall.docx",),
    "test": ("regelpaket",),
}


def names() -> Iterator[str]:
    """The commands that do something, as they are written: those within a group with the group's name first."""
    yield from _within(commands, "")


def _within(group: click.Group, before: str) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _within(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"
