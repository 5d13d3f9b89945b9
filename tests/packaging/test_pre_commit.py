"""The hook with the real pre-commit: a bad memo is stopped, the mended one passes, and old debts stop nobody."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pytest
from team import Team, environment, release

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed (the extra dev)"
    ),
]
# What pip says where it finds no packages at all: hatchling is the first that it looks for.
_NO_PACKAGES = re.compile(
    r"requirement hatchling\S* \(from versions: none\)|NewConnectionError|NameResolutionError|ProxyError|ConnectTimeout"
)
_BAD, _GOOD = "brister-konsumentradgivning", "bra-fallforebyggande-traning"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_NEW_FINDING = "\n## Uppföljning\n\nUppföljningen kostar XX kronor.\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the project."""
    folder = tmp_path_factory.mktemp("source") / "konsekvens-lint"
    release(folder, environment(folder))
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Path:
    """Where pre-commit keeps the hook's environment, which is made once."""
    home = tmp_path_factory.mktemp("pre-commit")
    first = Team(tmp_path_factory.mktemp("first") / "team", source, environment(home))
    done = first.pre_commit("install-hooks")
    if done.code and _NO_PACKAGES.search(done.said):
        pytest.skip("the packages of the hook's environment cannot be fetched here")
    assert done.code == 0, done.said
    return home


@pytest.fixture
def team(tmp_path: Path, source: Path, home: Path) -> Team:
    """A team whose commits the hook looks at."""
    team = Team(tmp_path / "enhet söder", source, environment(home))
    team.must("git", "config", "core.quotePath", "false")
    done = team.pre_commit("install")
    assert done.code == 0, done.said
    return team


def test_the_hook_file_is_one(source: Path, home: Path, team: Team) -> None:
    done = team.pre_commit("validate-manifest", str(source / ".pre-commit-hooks.yaml"))
    assert (done.code, done.said) == (0, "")


@pytest.mark.parametrize("ending", ["docx", "md", "pdf"])
def test_a_commit_is_stopped_until_the_memo_is_mended(team: Team, ending: str) -> None:
    name = f"Nämnden 2026/tjänsteskrivelse om råd.{ending}"
    team.copy(f"{_BAD}.{ending}", name)
    stopped = team.commit()
    assert stopped.code == 1
    assert name in stopped.said
    assert "BES03 ingen-paverkan-utan-skal" in stopped.said
    assert re.search(r"^- exit code: 1$", stopped.said, re.MULTILINE)
    assert "Avslutar med 1: " in stopped.said
    assert team.commits() == 1
    team.copy(f"{_GOOD}.{ending}", name)
    passed = team.commit()
    assert passed.code == 0, passed.said
    assert re.search(r"^konsekvens-lint\.+Passed$", passed.said, re.MULTILINE)
    assert team.commits() == 2


def test_what_is_no_document_is_not_looked_at(team: Team) -> None:
    team.write("anteckningar.txt", "Förslaget har ingen påverkan på jämställdheten.\n")
    team.copy(f"{_BAD}.docx", "memo.granskad.docx")
    team.copy(f"{_BAD}.docx", "~$memo.docx")
    done = team.commit()
    assert done.code == 0, done.said
    assert "(no files to check)Skipped" in done.said


def test_a_document_that_is_taken_away_stops_nothing(team: Team) -> None:
    file = team.copy(f"{_GOOD}.md", "memo.md")
    assert team.commit().code == 0
    file.unlink()
    team.must("git", "add", "--all")
    done = team.commit()
    assert done.code == 0, done.said
    assert team.commits() == 3


def test_what_the_configuration_leaves_out_is_let_through_by_name(team: Team) -> None:
    team.copy(f"{_BAD}.docx", "arkiv/äldre/skrivelse.docx")
    team.copy(f"{_BAD}.md", "README.md")
    assert team.commit().code == 1
    team.write("konsekvens-lint.yaml", "exclude: [arkiv/, README.md]\n")
    done = team.pre_commit("run", "--files", "arkiv/äldre/skrivelse.docx", "README.md", "--verbose")
    assert done.code == 0, done.said
    assert "allt som angavs är utelämnat i konfigurationen (exclude)" in done.said
    team.copy(f"{_BAD}.md", "nytt.md")
    stopped = team.commit()
    assert stopped.code == 1
    assert "nytt.md" in stopped.said
    assert "skrivelse.docx" not in stopped.said


def test_a_document_that_cannot_be_read_is_stopped_unless_it_is_accepted(team: Team) -> None:
    team.write("gammal skrivelse.doc", _OLD_WORD)
    team.write("trasig.pdf", b"%PDF-1.4 och inget mer")
    stopped = team.commit()
    assert stopped.code == 1
    assert "- exit code: 2" in stopped.said
    assert "gammal skrivelse.doc" in stopped.said
    assert "trasig.pdf" in stopped.said
    team.write(
        "konsekvens-lint.yaml",
        "unreadable:\n"
        "  - {match: '*.doc', reason: Beslutad 2003 och finns bara så}\n"
        "  - {match: trasig.pdf, reason: Väntar på en ny fil}\n",
    )
    done = team.commit()
    assert done.code == 0, done.said


def test_old_debts_pass_and_a_new_one_in_the_same_document_does_not(team: Team) -> None:
    memo = team.copy(f"{_BAD}.md", "beslut/råd.md")
    team.write("konsekvens-lint.yaml", "baseline: konsekvens-lint-baseline.json\n")
    created = team.lint("baseline", "create", ".", "--file", "konsekvens-lint-baseline.json")
    assert created.code == 0, created.said
    team.must("git", "add", "--all")
    done = team.commit()
    assert done.code == 0, done.said
    team.write("beslut/råd.md", memo.read_text(encoding="utf-8") + _NEW_FINDING)
    stopped = team.commit()
    assert stopped.code == 1
    assert "Uppföljningen kostar" in stopped.said
    assert "Förslaget bedöms inte ha någon påverkan" not in stopped.said
    assert "Avslutar med 1: 1 fel" in stopped.said


def test_a_run_of_some_documents_says_nothing_of_entries_for_others(team: Team) -> None:
    team.write(
        "konsekvens-lint.yaml",
        "documents:\n  - {match: 'budget/**', kind: budget}\n"
        "unreadable:\n  - {match: '*.doc', reason: Gammalt}\n"
        "suppressions:\n  - {rule: BES03, match: annat.md, reason: Utreds i ett eget ärende}\n",
    )
    team.copy(f"{_BAD}.md", "memo.md")
    stopped = team.commit()
    assert stopped.code == 1
    assert "BES03" in stopped.said
    assert "konsekvens-lint.yaml" not in stopped.said


def test_a_wrong_configuration_stops_with_its_line(team: Team) -> None:
    team.write("konsekvens-lint.yaml", "exclud: [arkiv/]\n")
    team.copy(f"{_GOOD}.md", "memo.md")
    stopped = team.commit()
    assert stopped.code == 1
    assert "- exit code: 2" in stopped.said
    assert "konsekvens-lint.yaml" in stopped.said


def test_arguments_of_the_team_are_used(team: Team) -> None:
    config = (team.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    team.write(".pre-commit-config.yaml", f"{config}        args: [--fail-on, never]\n")
    team.copy(f"{_BAD}.md", "memo.md")
    assert team.commit().code == 0


def test_how_far_it_has_come_is_not_in_what_is_shown_afterwards(team: Team) -> None:
    config = (team.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    team.write(".pre-commit-config.yaml", f"{config}        args: [--format, concise]\n")
    for number in range(12):
        team.copy(f"{_BAD}.md", f"memo {number}.md")
    done = team.pre_commit("run", "--all-files", "--color", "always")
    assert done.code == 1
    assert "memo 11.md:28: fel BES03" in done.said
    assert "av 12 dokument" not in done.said
