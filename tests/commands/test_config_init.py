"""The first configuration: what it says of the folder is so, and what stands after # in it can be turned on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import BAD, GOOD, run, written

from konsekvens_lint.settings.configuration import read_configuration

NAME = "konsekvens-lint.yaml"
PROTOCOL = "# Protokoll\n\nNämnden beslutar att anta taxan.\n"
OTHER = "# Inköpslista\n\nMjöl, jäst och salt.\n"


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(**documents: str) -> str:
    """The configuration for a folder of these documents."""
    for name, text in documents.items():
        written(Path(f"{name}.md"), text)
    assert run("config", "init").code == 0
    return Path(NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("documents", "words"),
    [
        ({}, "Inget dokument lästes"),
        ({"a": ""}, "Inget dokument lästes"),
        ({"a": GOOD}, "Ett enda dokument säger inget om nästa"),
        ({"a": OTHER, "b": OTHER}, "Inget av slagen känns igen"),
        ({"a": GOOD, "b": GOOD}, "Namn och mappar har inget gemensamt"),
        ({"a": GOOD, "b": PROTOCOL}, "Slagen är blandade"),
    ],
)
def test_why_there_is_no_pattern(documents: dict[str, str], words: str) -> None:
    text = made(**documents)
    assert f"{words}" in text
    assert text.count("så inget mönster föreslås") == 1


def test_of_an_empty_folder_nothing_is_told() -> None:
    text = made()
    assert "I mappen fanns inga dokument." in text
    assert "Här fanns" not in text
    assert "känns igen" not in text


def test_the_last_line_says_what_was_written() -> None:
    written(Path("dok/a.md"), BAD)
    done = run("config", "init", "dok")
    file = Path("dok") / NAME
    assert done.out == f"{file}\n"
    assert done.last == f"Avslutar med 0: skrev ”{file}”."


@pytest.mark.parametrize(
    ("text", "words"), [(None, "Inga dokument fanns i ”.”"), ("", "Inget dokument i ”.” gick att läsa")]
)
def test_without_documents_there_is_no_next_step(text: str | None, words: str) -> None:
    if text is not None:
        written(Path("a.md"), text)
    done = run("config", "init")
    assert done.err.startswith(words)
    assert "Nästa steg" not in done.err
    assert done.last == f"Avslutar med 0: skrev ”{NAME}”."


def test_the_steps_that_are_told_lead_to_new_findings_alone() -> None:
    written(Path("dok/a.md"), BAD)
    told = run("config", "init", "dok").err
    file = Path("dok") / NAME
    file.write_text(file.read_text(encoding="utf-8").replace("#baseline", "baseline"), encoding="utf-8")
    steps = re.findall("”konsekvens-lint ([^”]*)”", told)
    assert steps == ["baseline create dok", "check dok"]
    assert [run(*step.split()).code for step in steps] == [0, 0]
    assert (Path("dok") / "konsekvens-lint-baseline.json").is_file()
    written(Path("dok/b.md"), BAD.replace("sophämtning", "biblioteket"))
    assert run("check", "dok").code == 1


@pytest.mark.parametrize("documents", [{}, {"a": GOOD, "b": PROTOCOL, "c": ""}])
def test_all_that_stands_after_a_mark_can_be_turned_on(documents: dict[str, str]) -> None:
    text = re.sub("^#(?=[^ \n])", "", made(**documents), flags=re.MULTILINE)
    text = re.sub(
        "^(  .*)reason: $", r"\1reason: tom", re.sub("^#(?=  )", "", text, flags=re.MULTILINE), flags=re.M
    )
    written(Path(NAME), text)
    content = read_configuration(Path(NAME)).files[0].content
    assert {
        "profile",
        "baseline",
        "fail_on",
        "exclude",
        "levels",
        "suppressions",
        "documents",
    } <= content.keys()
    assert ("unreadable" in content) == bool(documents)


@pytest.mark.parametrize(
    "name", ["a\u2028ignore: [BES].md", "a\x85fail_on: never.md", "a\nfail_on: never.md", "\udcff.md"]
)
def test_no_documents_name_is_a_line_of_the_configuration(name: str) -> None:
    written(Path(name), "")
    made()
    content = read_configuration(Path(NAME)).files[0].content
    assert content == {"profile": "skr"}
