"""A configuration does what it says: what ``config show`` tells is what ``check`` does, and nothing is taken in silence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import BAD, GOOD, run, run_apart, written

from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.config_file import NAME

CONFIGURATIONS = {
    "nothing": "",
    "profile": "profile: norrbotten",
    "fail on": "fail_on: warning",
    "select": "select: [BES, DOK01]",
    "ignore": "ignore: [BES03, mallrest, STA]",
    "levels": "levels: {BES03: warning, DOK: 'off'}",
    "never": "fail_on: never\nlevels: {BES: info}",
    "kind": "documents: [{match: '*.md', kind: remissvar}]",
    "the later of two": "documents: [{match: '*.md', kind: remissvar}, {match: brist*, kind: protokoll, profile: halland}]",
    "another's": "documents: [{match: '*.docx', kind: protokoll, levels: {BES: 'off'}}]",
    "checklists": "checklists: [kalmar, barnets-basta]",
    "a level on a level": "levels: {BES: 'off'}\ndocuments: [{match: '*.md', levels: {BES03: info}}]",
    "off as YAML has it": "levels: {BES03: off}",
}


@pytest.mark.parametrize("text", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
@pytest.mark.parametrize(
    "options", ["", "--fail-on info", "--select BES --kind tjansteskrivelse", "--profile skr"]
)
def test_what_is_shown_is_what_is_done(text: str, options: str, bad: Path, tmp_path: Path) -> None:
    written(tmp_path / NAME, text)
    told = run("config", "show", bad, *options.split()).out
    done = run(bad, "--format", "json", *options.split())
    (document,) = json.loads(done.out)["documents"]

    # A rule that nobody asks for is planned where the profile turns it off for some kinds only.
    rules = int(re.search(r"  regler +(\d+) av", told).group(1))  # type: ignore[union-attr]
    assert len(document["outcomes"]) == rules
    assert _shown(told, "profil") == document["profile"]
    # Of the profile's checklists those are answered that are for the kind.
    answered = [each["id"] for each in document["checklists"]]
    assert [each for each in _shown(told, "frågor").split(", ") if each in answered] == answered
    kind = _shown(told, "dokumentslag")
    assert kind == document["kind"] or kind == "avgörs av texten" != document["kind_reason"]
    assert _LIMITS[_shown(told, "gräns (fail_on)")] in done.last
    for rule, level in _levels(told).items():
        assert {each["level"] for each in document["findings"] if each["rule"] == rule} <= {level}


_LIMITS = {"error": "gräns: fel", "warning": "gräns: varning", "info": "gräns: tips", "never": "ingen gräns"}


def _shown(told: str, label: str) -> str:
    line = next(line for line in told.splitlines() if line.startswith(f"  {label.ljust(18)}"))
    return line[20:].partition("  (")[0]


def _levels(told: str) -> dict[str, str]:
    """The level of each rule that is told, of which the last counts."""
    said = re.findall(r"^  nivå +(\w+): (\w+)", told, re.MULTILINE)
    rules = built_in().rules
    return {rule["code"]: level for name, level in said for rule in rules if rule["code"].startswith(name)}


WRONG_PLACES = {
    "fail_on for some documents": ("documents: [{match: '*.md', fail_on: never}]", "fail_on"),
    "ignore for some documents": ("documents:\n  - match: '*.md'\n    ignore: [BES03]", "ignore"),
    "kind for all": ("kind: remissvar", "kind"),
    "match for all": ("match: '*.md'\nprofile: skr", "match"),
    "a reason for an excluded": ("exclude: [{match: arkiv/, reason: gammalt}]", "exclude"),
    "a rule as a key": ("BES03: off", "BES03"),
    "an exception that is nested": ("suppressions: {rule: BES03}", "suppressions"),
    "an option's name": ("fail-on: never", "fail_on"),
}


@pytest.mark.parametrize(("text", "word"), WRONG_PLACES.values(), ids=WRONG_PLACES)
@pytest.mark.parametrize(
    "command", ["check {}", "config show {}", "files {}", "comment {}", "baseline create {}"]
)
def test_a_key_in_the_wrong_place_is_refused(command: str, text: str, word: str, bad: Path) -> None:
    written(bad.parent / NAME, text)
    done = run(*(each.format(bad) for each in command.split()))
    assert done.code == 2
    assert NAME in done.last
    assert word in done.last


def test_a_key_in_the_wrong_table_of_pyproject_is_refused(bad: Path) -> None:
    written(bad.parent / "pyproject.toml", "[tool.konsekvens-lint.documents]\nprofile = 'skr'\n")
    assert run(bad).code == 2


class TestWhatIsExcluded:
    """A hook names each file, and a folder is walked: both ways leave out the same, and it is said."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        written(tmp_path / "arkiv" / "gammal.md", BAD)
        written(tmp_path / "ny.md", GOOD)
        written(tmp_path / NAME, "exclude: [arkiv/]")
        return tmp_path

    @pytest.mark.parametrize("options", [(), ("--force-exclude",)])
    def test_by_the_folder(self, options: tuple[str, ...], folder: Path) -> None:
        done = run(folder, *options)
        assert done.code == 0
        assert "gammal.md" not in done.out

    def test_what_is_named_is_judged(self, folder: Path) -> None:
        assert run(folder / "arkiv" / "gammal.md").code == 1
        assert run(folder / "arkiv").code == 1

    @pytest.mark.parametrize("name", ["arkiv/gammal.md", "arkiv"])
    def test_what_a_hook_names_is_left_out(self, name: str, folder: Path) -> None:
        done = run("--force-exclude", folder / name, folder / "ny.md")
        assert done.code == 0
        assert "gammal.md" not in done.out

    def test_a_run_of_nothing_but_that_says_so(self, folder: Path) -> None:
        done = run("--force-exclude", folder / "arkiv" / "gammal.md")
        assert (done.code, done.last) == (
            0,
            "Avslutar med 0: allt som angavs är utelämnat i konfigurationen (exclude).",
        )

    def test_a_configuration_that_leaves_out_everything_does_not_pass(self, folder: Path) -> None:
        written(folder / NAME, "exclude: ['*']")
        done = run(folder)
        assert done.code == 2
        assert "utelämnade i konfigurationen" in done.last

    @pytest.mark.parametrize("named", [("arkiv/gammal.md", "ny.md"), ("ny.md",), (".",)])
    def test_files_tells_what_check_does(
        self, named: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        for more in ((), ("--force-exclude",)):
            listed = run("files", *named, *more).out.splitlines()
            judged = json.loads(run(*named, *more, "--format", "json").out)["documents"]
            assert listed == [each["path"] for each in judged]


class TestTheDevelopersOwnIsNotUsed:
    """A configuration in a home folder, or above a repository, changes nothing."""

    HOSTILE = "ignore: [BES]\nfail_on: never\nprofile: norrbotten\n"

    def test_nothing_in_the_home_folder_is_read(self, bad: Path, tmp_path: Path) -> None:
        home = tmp_path / "hem"
        for place in (home, home / ".config", home / ".config" / "konsekvens-lint"):
            written(place / NAME, self.HOSTILE)
        done = run_apart(bad, HOME=str(home), USERPROFILE=str(home), XDG_CONFIG_HOME=str(home / ".config"))
        assert done == run_apart(bad)
        assert done.code == 1

    def test_nothing_above_a_repository_is_read(self, tmp_path: Path) -> None:
        written(tmp_path / NAME, self.HOSTILE)
        (tmp_path / "arkiv" / ".git").mkdir(parents=True)
        assert run(written(tmp_path / "arkiv" / "a.md", BAD)).code == 1
        assert run(written(tmp_path / "b.md", BAD)).code == 0, "the file itself is one that is used"

    def test_without_configuration_is_without_any(self, bad: Path) -> None:
        written(bad.parent / NAME, self.HOSTILE)
        assert (run(bad).code, run(bad, "--no-config").code) == (0, 1)
