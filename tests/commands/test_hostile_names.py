"""Names of files, and words of a baseline, that would be a line of their own in the log: of ours, or a command to GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import BAD, GOOD, Run, run, written

from konsekvens_lint.commands import console
from konsekvens_lint.formats.paper import one_line

COMMAND = "::warning::pwned"
NAME = f"y\n{COMMAND}\n\x1b[2J"
AS_SHOWN = f"y?{COMMAND}?[2J"
BROKEN = f"{NAME}.docx"


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def obeys(done: Run) -> list[str]:
    """The lines that a log would act on."""
    lines = [*done.out.split("\n"), *done.err.split("\n")]
    return [line for line in lines if line.lstrip().startswith("::") or "\x1b" in line or "\r" in line]


@pytest.mark.parametrize("format", ["text", "concise", "csv"])
def test_a_document_that_cannot_be_read(format: str) -> None:
    written(Path(BROKEN), "inget Word-dokument")
    written(Path(f"{COMMAND}.docx"), "inget Word-dokument")
    done = run("check", ".", "--format", format)
    assert done.code == 2
    assert AS_SHOWN in done.out + done.err
    assert f"./{COMMAND}.docx" in done.out + done.err
    assert not obeys(done)


def test_the_format_of_commands_gives_its_own_alone() -> None:
    written(Path(BROKEN), "inget Word-dokument")
    done = run("check", ".", "--format", "github")
    assert AS_SHOWN in done.err
    assert not obeys(Run(done.code, "", done.err))
    assert [line.partition(" ")[0] for line in done.out.splitlines()] == ["::error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{NAME}.md", BROKEN),
        ("check", f"{NAME}-finns-inte.md"),
        ("check", "--baseline", NAME, "a.md"),
        ("check", "--config", NAME, "a.md"),
        ("check", "--profile", NAME, "a.md"),
        ("check", "--write", f"json={NAME}/a.json", "a.md"),
        ("check", "--stdin-filename", f"{NAME}.docx", "-"),
        ("check", f"--{NAME}", "a.md"),
        ("comment", f"{NAME}.md"),
        ("comment", BROKEN),
        ("baseline", "create", ".", "--file", f"{NAME}.json"),
        ("baseline", "create", "a.md", "--file", NAME),
        ("config", "show", f"{NAME}.md"),
        ("config", "show", f"{NAME}.md", "--ignore", NAME),
        ("config", "init", NAME),
        ("files", ".", f"{NAME}-finns-inte.md"),
        (NAME,),
        ("rule", NAME),
        ("template", NAME),
    ],
)
def test_no_command_writes_the_line(arguments: tuple[str, ...]) -> None:
    for name in (f"{NAME}.md", "a.md"):
        written(Path(name), BAD)
    written(Path(BROKEN), "inget Word-dokument")
    done = run(*arguments)
    assert done.out + done.err
    assert not obeys(done)


def test_a_configuration_that_names_the_line() -> None:
    written(Path("a.md"), GOOD)
    text = f"exclude: [{json.dumps(NAME)}]\nunreadable: [{{match: a.md, reason: {json.dumps(NAME)}}}]\n"
    written(Path("konsekvens-lint.yaml"), text)
    done = run("check", ".")
    assert "utelämnar ingenting" in done.err
    assert not obeys(done)
    shown = run("config", "show", "a.md")
    assert AS_SHOWN in shown.out
    assert not obeys(shown)


def test_a_baseline_that_names_the_line() -> None:
    written(Path("a.md"), BAD)
    assert run("baseline", "create", "a.md").code == 0
    file = Path("konsekvens-lint-baseline.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    for entry in content["findings"]:
        entry["name"] = NAME
    written(file, json.dumps(content))
    written(Path("a.md"), GOOD)
    done = run("baseline", "audit", "a.md")
    assert AS_SHOWN in done.out
    assert not obeys(done)


def test_a_memo_that_says_the_line() -> None:
    written(
        Path("a.md"),
        BAD.replace("Ändrade tider", f"{COMMAND} tider").replace("Ärendet", f"{COMMAND} Ärendet"),
    )
    done = run("check", "a.md")
    assert ": :warning::pwned tider" in done.out
    assert not obeys(done)


def test_files_are_one_a_line_for_programs_to_read() -> None:
    written(Path(f"{NAME}.md"), GOOD)
    written(Path(f"{COMMAND}.md"), GOOD)
    written(Path("två ord.md"), GOOD)
    done = run("files", ".")
    assert sorted(done.out.splitlines()) == [f"./{COMMAND}.md", "två ord.md", rf"y\n{COMMAND}\n\x1b[2J.md"]
    assert not obeys(done)


def test_a_line_is_one_line() -> None:
    assert one_line("a\r\nb\u2028c\x85d\x1be\u202ef") == "a??b?c?def"
    assert one_line("::error::x") == "./::error::x"
    assert one_line("två  ord: ”å”") == "två  ord: ”å”"


def test_several_lines_stay_several(capsys: pytest.CaptureFixture[str]) -> None:
    console.notes("\na\n::b\x1b\n")
    assert capsys.readouterr().err == "\na\n./::b\n"
