"""``check`` by a configuration: what it chooses, leaves out and accepts, and what is told of it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, Run, environment, run, written

from konsekvens_lint.commands.chosen import OTHER_VARIABLES
from konsekvens_lint.commands.serve import TOKEN
from konsekvens_lint.gate.cache.where import VARIABLE

NAME = "konsekvens-lint.yaml"
TIPS_ONLY = GOOD


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def configured(text: str, folder: str = ".") -> None:
    written(Path(folder) / NAME, text)


def told(*arguments: str | Path) -> dict[str, Any]:
    """The documents of a run by their paths."""
    documents = json.loads(run("check", *arguments, "--format", "json").out)["documents"]
    return {document["path"]: document for document in documents}


def rules(document: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in document["findings"]}


class TestOrder:
    """An option before the environment, the environment before the file, the file before the default."""

    def test_a_file_before_the_default(self) -> None:
        written(Path("a.md"), BAD)
        configured("profile: halland\n")
        assert told("a.md")["a.md"]["profile"] == "halland"

    def test_the_environment_before_the_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path("a.md"), BAD)
        configured("profile: halland\n")
        monkeypatch.setenv("KONSEKVENS_LINT_PROFILE", "kalmar")
        assert told("a.md")["a.md"]["profile"] == "kalmar"

    def test_an_option_before_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path("a.md"), BAD)
        configured("profile: halland\n")
        monkeypatch.setenv("KONSEKVENS_LINT_PROFILE", "kalmar")
        assert told("a.md", "--profile", "gotland")["a.md"]["profile"] == "gotland"

    def test_an_option_that_says_the_default_counts_too(self) -> None:
        written(Path("a.md"), BAD)
        configured("profile: halland\n")
        assert told("a.md", "--profile", "skr")["a.md"]["profile"] == "skr"

    def test_lists_in_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path("a.md"), BAD)
        monkeypatch.setenv("KONSEKVENS_LINT_IGNORE", "BES STA")
        assert not {rule[:3] for rule in rules(told("a.md")["a.md"])} & {"BES", "STA"}
        monkeypatch.setenv("KONSEKVENS_LINT_FAIL_ON", "never")
        assert run("check", "a.md").code == 0


def test_a_misspelt_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    written(Path("a.md"), GOOD)
    assert OTHER_VARIABLES == (VARIABLE, TOKEN)
    for name in OTHER_VARIABLES[1:]:
        monkeypatch.setenv(name, "x")
    assert "läses inte" not in run("check", "a.md").err
    monkeypatch.setenv("KONSEKVENS_LINT_PROFIL", "kalmar")
    done = run("check", "a.md", "--format", "json")
    line = "Miljövariabeln KONSEKVENS_LINT_PROFIL läses inte. Menade du ”KONSEKVENS_LINT_PROFILE”?\n"
    assert done.err.startswith(line)
    assert (done.code, json.loads(done.out)["documents"][0]["profile"]) == (0, "skr")


def test_each_document_is_judged_by_the_configuration_nearest_to_it() -> None:
    for folder in ("a", "b"):
        written(Path(folder) / "memo.md", BAD)
    configured("profile: halland\n", "a")
    configured("profile: kalmar\n", "b")
    assert {path: each["profile"] for path, each in told(".").items()} == {
        str(Path("a/memo.md")): "halland",
        str(Path("b/memo.md")): "kalmar",
    }


def test_kinds_profiles_and_levels_by_pattern() -> None:
    written(Path("beslut/a.md"), BAD)
    written(Path("protokoll/a.md"), BAD)
    configured(
        "documents:\n- {match: protokoll/, kind: protokoll, profile: kalmar}\n- {match: beslut/, levels: {BES03: warning}}\n"
    )
    found = told(".")
    minutes, decision = found[str(Path("protokoll/a.md"))], found[str(Path("beslut/a.md"))]
    assert (minutes["kind"], minutes["kind_reason"], minutes["profile"]) == ("protokoll", "angiven", "kalmar")
    assert (decision["kind"], decision["profile"]) == ("tjansteskrivelse", "skr")
    assert [each["level"] for each in decision["findings"] if each["rule"] == "BES03"] == ["warning"]


def test_a_level_turns_a_rule_off() -> None:
    written(Path("a.md"), BAD)
    configured("levels: {BES: off}\n")
    document = told("a.md")["a.md"]
    assert not [rule for rule in document["outcomes"] if rule.startswith("BES")]


def test_the_limit_of_each_document_is_its_own() -> None:
    written(Path("strikt/a.md"), BAD)
    written(Path("mild/a.md"), BAD)
    levels = "levels: {BES03: warning, STA: off}\n"
    configured(levels + "fail_on: warning\n", "strikt")
    configured(levels, "mild")
    assert run("check", "mild").code == 0
    done = run("check", ".")
    assert done.code == 1
    assert done.last.startswith(
        "Avslutar med 1: 1 varning (gräns: enligt konfigurationen för varje dokument)"
    )


def test_a_wrong_name_is_told_with_file_and_line_cold_and_warm() -> None:
    written(Path("a.md"), GOOD)
    assert run("check", "a.md").code == 0
    configured("documents:\n- match: inget/\n  levels:\n    BES99: off\n")
    for _ in range(2):
        done = run("check", "a.md")
        assert done.code == 2
        assert done.last.startswith(
            f"Avslutar med 2: {NAME}, rad 4: Regeln ”BES99” finns inte. Menade du ”BES09”?"
        )


@pytest.mark.parametrize("arguments", [(".",), ("a.md",), ("-", "--stdin-filename", "a.md")])
def test_a_broken_configuration_is_2(arguments: tuple[str, ...]) -> None:
    written(Path("a.md"), GOOD)
    configured("proffil: skr\n")
    done = run("check", *arguments, stdin=GOOD.encode())
    assert (done.code, done.out) == (2, "")
    assert f"{NAME}, rad 1: okänd nyckel ”proffil”. Menade du ”profile”?" in done.last


def test_the_name_of_standard_input_chooses_its_configuration() -> None:
    configured("profile: halland\n", "dok")
    done = run("check", "-", "--stdin-filename", "dok/a.md", "--format", "json", stdin=BAD.encode())
    assert json.loads(done.out)["documents"][0]["profile"] == "halland"


def test_none_is_read_where_that_is_asked() -> None:
    written(Path("a.md"), BAD)
    configured("profile: halland\n")
    assert told("a.md", "--no-config")["a.md"]["profile"] == "skr"


def test_one_that_is_given_holds_everywhere() -> None:
    written(Path("dok/a.md"), BAD)
    configured("profile: halland\n", "dok")
    written(Path("val.yaml"), "profile: kalmar\n")
    assert told("dok", "--config", "val.yaml")[str(Path("dok/a.md"))]["profile"] == "kalmar"
    assert "konfigurationen ”nix.yaml” finns inte" in run("check", "dok", "--config", "nix.yaml").last


class TestExclude:
    CONFIGURATION = "exclude: [arkiv/, '*utkast*']\n"

    @pytest.fixture(autouse=True)
    def _documents(self) -> None:
        for path in ("a.md", "arkiv/b.md", "c utkast.md", "ny/arkiv/d.md"):
            written(Path(path), GOOD)
        configured(self.CONFIGURATION)

    def test_what_is_met_is_left_out(self) -> None:
        assert list(told(".")) == ["a.md"]

    def test_what_is_named_is_judged_all_the_same(self) -> None:
        assert list(told("arkiv/b.md")) == [str(Path("arkiv/b.md"))]
        assert list(told("arkiv")) == [str(Path("arkiv/b.md"))]

    def test_but_where_a_hook_names_all(self) -> None:
        assert list(told("a.md", "arkiv/b.md", "c utkast.md", "--force-exclude")) == ["a.md"]

    def test_only_excluded_files_named_is_0_and_told(self) -> None:
        done = run("check", "arkiv/b.md", "c utkast.md", "--force-exclude")
        assert (done.code, done.out.strip()) == (0, "")
        assert done.last == "Avslutar med 0: allt som angavs är utelämnat i konfigurationen (exclude)."

    def test_a_folder_with_nothing_else_in_it_is_2(self) -> None:
        Path("a.md").unlink()
        done = run("check", ".")
        assert done.code == 2
        assert "3 utelämnade i konfigurationen" in done.last

    def test_files_shows_the_same(self) -> None:
        done = run("files", ".")
        assert (done.code, done.out) == (0, "a.md\n")
        assert f"{Path('arkiv')}: utelämnas av konfigurationen" in done.err
        assert done.last == "Avslutar med 0: 1 dokument skulle granskas."


class TestUnreadable:
    @pytest.fixture(autouse=True)
    def _documents(self) -> None:
        written(Path("a.md"), GOOD)
        Path("arkiv").mkdir()
        Path("arkiv/1998.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
        configured("unreadable: [{match: arkiv/*.doc, reason: Beslut från 1998}]\n")

    def test_what_is_accepted_fails_no_run(self) -> None:
        done = run("check", ".")
        assert done.code == 0
        assert "Godtas: Beslut från 1998." in done.out

    def test_what_is_named_is_not_accepted(self) -> None:
        assert run("check", "arkiv/1998.doc").code == 2

    def test_but_where_a_hook_names_all(self) -> None:
        assert run("check", "a.md", "arkiv/1998.doc", "--force-exclude").code == 0
        assert run("check", "arkiv/1998.doc", "--force-exclude").code == 0

    def test_without_the_reason_it_is_2(self) -> None:
        configured("unreadable: [{match: arkiv/*.docx, reason: Annat}]\n")
        assert run("check", ".").code == 2

    def test_what_could_be_read_after_all_is_told(self) -> None:
        configured("unreadable: [{match: a.md, reason: Trasig}, {match: arkiv/, reason: Gamla}]\n")
        done = run("check", ".")
        assert done.code == 0
        assert f"{NAME}:1: det som får vara oläst gick att läsa. Ta bort raderna." in done.err


class TestPatternsThatDoNothing:
    def test_are_told_where_the_whole_folder_was_judged(self) -> None:
        written(Path("beslut/a.md"), GOOD)
        configured("profile: skr\ndocuments:\n- match: besult/\n  kind: tjansteskrivelse\n")
        note = f"{NAME}:3: mönstret besult/ stämmer inte på något dokument."
        assert note in run("check", ".").err
        assert note not in run("check", "beslut").err
        assert note not in run("check", "beslut/a.md").err

    def test_several_are_several(self) -> None:
        written(Path("a.md"), GOOD)
        configured("documents:\n- match: [b/, c/]\n  kind: tjansteskrivelse\n")
        assert "mönstren b/, c/ stämmer inte på något dokument." in run("check", ".").err

    def test_those_that_do_something_are_not(self) -> None:
        written(Path("beslut/a.md"), GOOD)
        configured("documents:\n- match: beslut/\n  kind: tjansteskrivelse\n")
        assert "mönstret" not in run("check", ".").err

    def test_what_leaves_nothing_out_is_told_too(self) -> None:
        written(Path("beslut/a.md"), GOOD)
        written(Path("arkiv/a.md"), GOOD)
        written(Path("utkast.md"), GOOD)
        configured("exclude:\n- arkiv/\n- ut*.md\n- besult/\n- '!beslut/'\n")
        err = run("check", ".").err
        assert f"{NAME}:1: mönstret besult/ utelämnar ingenting." in err
        assert err.count("mönstret") == 1
        assert "mönstret" not in run("check", "beslut").err


class TestExceptions:
    """Those of the configuration; those in documents are tested beside them, in test_exceptions.py."""

    QUOTE = "ingen påverkan på jämställdheten"

    def exception(self, more: str = "reason: Prövat av nämnden") -> None:
        configured(
            f"suppressions:\n- rule: BES03\n  quote: {self.QUOTE.replace('ingen', 'någon')}\n  {more}\n"
        )

    def found(self) -> Run:
        written(Path("a.md"), BAD)
        return run("check", ".")

    def test_takes_the_finding_away_with_its_reason(self) -> None:
        self.exception()
        done = self.found()
        assert "BES03" not in done.out
        assert "1 fynd undantaget" in done.out
        shown = run("check", ".", "--show-suppressed").out
        assert "Prövat av nämnden" in shown
        assert f"{NAME}:2" in shown

    def test_by_name_too(self) -> None:
        written(Path(NAME), "suppressions: [{rule: ingen-paverkan-utan-skal, match: a.md, reason: Prövat}]\n")
        self.found()
        assert "BES03" not in rules(told("a.md")["a.md"])

    def test_in_the_report_as_data(self) -> None:
        self.exception()
        self.found()
        (suppressed,) = told("a.md")["a.md"]["suppressed"]
        assert suppressed["finding"]["rule"] == "BES03"
        assert (suppressed["reason"], suppressed["by"], suppressed["entry"], suppressed["until"]) == (
            "Prövat av nämnden",
            "configuration",
            f"{NAME}:2",
            None,
        )

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ("match: a.md", "UND01"),
            ("reason: ' '", "UND01"),
            ("{reason: Prövat, until: 2020-01-31}", "UND04"),
        ],
    )
    def test_out_of_force_is_told_and_the_finding_stays(self, more: str, code: str) -> None:
        entry = more.strip("{}").split(", ")
        self.exception("\n  ".join(entry))
        done = self.found()
        assert f"({code}" in done.out or code in done.out
        assert "BES03" in done.out
        assert f"{NAME}:2" in done.out

    def test_of_an_unknown_rule(self) -> None:
        configured("suppressions: [{rule: BES99, quote: x, reason: y}]\n")
        done = self.found()
        assert "UND02" in done.out
        assert "BES09" in done.out

    def test_unused_where_the_whole_folder_was_judged(self) -> None:
        configured("suppressions: [{rule: BES07, quote: finns ingenstans, reason: y}]\n")
        assert "UND03" in self.found().out
        assert "UND03" not in run("check", "a.md").out

    def test_two_that_are_for_the_same_are_both_used(self) -> None:
        one = "{rule: BES03, match: a.md, reason: ett}"
        configured(f"suppressions:\n- {one}\n- {one.replace('ett', 'två')}\n")
        # Judged, then as the cache keeps it.
        for done in (self.found(), self.found()):
            assert "BES03" not in done.out
            assert "UND03" not in done.out

    def test_an_unused_one_is_advised_about_its_keys(self) -> None:
        configured("suppressions: [{rule: BES07, quote: finns ingenstans, reason: y}]\n")
        told_of_it = self.found().out
        assert "”quote”" in told_of_it
        assert "flytta kommentaren" not in " ".join(told_of_it.split())

    def test_an_unused_one_is_not_told_while_its_document_is_unread(self) -> None:
        configured("suppressions: [{rule: BES03, match: b.md, reason: y}]\n")
        Path("b.md").write_bytes(b"\x00\x01\x02")
        assert "UND03" not in self.found().out

    def test_nor_while_its_rule_is_off(self) -> None:
        configured("ignore: [BES03]\nsuppressions: [{rule: BES03, match: a.md, reason: y}]\n")
        assert "UND03" not in self.found().out

    def test_they_count_for_the_limit(self) -> None:
        configured("fail_on: warning\nsuppressions: [{rule: BES99, quote: x, reason: y}]\n")
        written(Path("a.md"), GOOD)
        assert run("check", ".").code == 1
        configured("fail_on: warning\nignore: [UND02]\nsuppressions: [{rule: BES99, quote: x, reason: y}]\n")
        assert run("check", ".").code == 0


class TestBaseline:
    def test_of_the_configuration(self) -> None:
        written(Path("dok/a.md"), BAD)
        assert run("check", "dok").code == 1
        configured("baseline: kända.json\n", "dok")
        missing = run("check", "dok")
        assert missing.code == 2
        assert "gör en med ”konsekvens-lint baseline create”" in missing.last
        assert run("baseline", "create", "dok").code == 0
        assert Path("dok/kända.json").is_file()
        done = run("check", "dok")
        assert done.code == 0
        assert "finns i baslinjen" in done.last
        written(Path("dok/b.md"), BAD)
        assert run("check", "dok").code == 1
        assert run("check", "dok/a.md").code == 0

    def test_a_broken_one_is_2(self) -> None:
        written(Path("a.md"), BAD)
        written(Path("b.json"), "{}")
        done = run("check", "a.md", "--baseline", "b.json")
        assert (done.code, done.out) == (2, "")
        assert "Baslinjen ”b.json” går inte att använda" in done.last


class TestFirstRun:
    def test_ends_with_three_lines(self) -> None:
        for name in ("a", "b"):
            written(Path(f"{name}.md"), GOOD)
        written(Path("tom.txt"), "")
        written(Path("bild.png"), "x")
        written(Path("a.granskad.md"), "x")
        lines = run("check", ".").err.splitlines()
        assert lines[-4:-1] == [
            "Dokumentslag, gissade ur texten: 2 tjänsteskrivelser.",
            "Inte granskade: tomma filer (1), filer av annat slag (1), verktygets egna filer (.granskad) (1).",
            "Nästa steg: konsekvens-lint config init . (dokumentslag och profil), sedan konsekvens-lint baseline create . (så att bara nya fynd stoppar).",
        ]
        assert lines[-1].startswith("Avslutar med")

    @pytest.mark.parametrize("arguments", [("a.md",), (".", "--no-config")])
    def test_a_single_file_has_none(self, arguments: tuple[str, ...]) -> None:
        written(Path("a.md"), GOOD)
        assert "Nästa steg" not in run("check", *arguments).err

    def test_nor_a_folder_with_a_configuration(self) -> None:
        written(Path("a.md"), GOOD)
        configured("")
        assert "Nästa steg" not in run("check", ".").err


class TestInit:
    def test_writes_what_it_saw_and_its_next_step_works(self) -> None:
        for number in range(3):
            written(Path(f"beslut/ärende {number}.md"), BAD)
        written(Path("blandat/protokoll 1.md"), "# Protokoll\n\nNämnden beslutar att anta taxan.\n")
        written(Path("blandat/ärende.md"), GOOD)
        Path("gammal.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
        before = {path: each.get("kind") for path, each in told(".").items()}
        done = run("config", "init")
        assert (done.code, done.out) == (0, f"{NAME}\n")
        assert "baseline create ." in done.err
        text = Path(NAME).read_text(encoding="utf-8")
        assert '- match: "/beslut/"  # alla 3 där är det\n    kind: tjansteskrivelse\n' in text
        assert '#  - match: "/gammal.doc"' in text
        assert {path: each.get("kind") for path, each in told(".").items()} == before
        assert told(".")[str(Path("beslut/ärende 1.md"))]["kind_reason"] == "angiven"
        assert "mönstret" not in run("check", ".").err

    def test_proposes_the_profile_whose_name_stands_on_the_documents(self) -> None:
        for number in range(2):
            written(Path(f"{number}.md"), f"Region Norrbotten\n\n{GOOD}")
        assert run("config", "init").code == 0
        assert "\nprofile: norrbotten\n" in Path(NAME).read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("name", "text"), [(NAME, "profile: skr\n"), ("pyproject.toml", "[tool.konsekvens-lint]\n")]
    )
    def test_writes_over_nothing(self, name: str, text: str) -> None:
        written(Path(name), text)
        done = run("config", "init")
        assert done.code == 2
        assert "finns redan, och skrivs inte över" in done.last

    def test_an_empty_folder_gets_one_too(self) -> None:
        assert run("config", "init").code == 0
        assert run("config", "show").code == 0


class TestShow:
    def test_says_what_holds_and_where_it_is_decided(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written(Path("beslut/a.md"), BAD)
        configured(
            "profile: halland\nlevels: {BES07: warning}\ndocuments:\n- match: beslut/\n  kind: budget\n"
            "suppressions:\n- {rule: BES03, match: a.md, reason: Prövat, until: 2999-12-31}\n"
        )
        monkeypatch.setenv("KONSEKVENS_LINT_FAIL_ON", "warning")
        lines = run("config", "show", "beslut/a.md", "--ignore", "DOK").out.splitlines()
        for label, value in (
            ("konfiguration", NAME),
            ("profil", f"halland  ({NAME}:1)"),
            ("dokumentslag", f"budget  ({NAME}:5)"),
            ("inte reglerna", "DOK  (--ignore)"),
            ("gräns (fail_on)", "warning  (KONSEKVENS_LINT_FAIL_ON)"),
            ("nivå", f"BES07: warning  ({NAME}:2)"),
            ("undantag", f"BES03 till 2999-12-31 – Prövat  ({NAME}:7)"),
        ):
            assert f"  {label.ljust(18)}{value}" in lines

    @pytest.mark.parametrize(
        "entry",
        [
            "rule: BES03",
            "rule: BES99, reason: x",
            "rule: UND01, reason: x",
            "rule: BES03, reason: x, until: 2020-01-31",
        ],
    )
    def test_an_exception_that_is_not_in_force_is_not_shown_as_if_it_were(self, entry: str) -> None:
        written(Path("a.md"), BAD)
        configured(f"suppressions: [{{{entry}, match: a.md}}]\n")
        (line,) = (each for each in run("config", "show", "a.md").out.splitlines() if "undantag" in each)
        assert line.endswith(f"(gäller inte)  ({NAME}:1)")

    def test_of_a_folder_without_one(self) -> None:
        lines = run("config", "show").out.splitlines()
        assert f"  {'konfiguration'.ljust(18)}ingen" in lines
        assert f"  {'profil'.ljust(18)}skr  (standard)" in lines

    def test_refuses_what_check_would(self) -> None:
        configured("profile: hallnad\n")
        done = run("config", "show")
        assert done.code == 2
        assert f"{NAME}, rad 1: Profilen ”hallnad” finns inte. Menade du ”halland”?" in done.last


def test_statistics_stand_last_on_the_screen() -> None:
    for name in ("a", "b"):
        written(Path(f"{name}.md"), BAD)
    lines = run("check", ".", "--statistics").out.splitlines()
    at = lines.index("Fynd  Dokument  Regel")
    assert "   2         2  BES03 ingen-paverkan-utan-skal" in lines[at:]


def test_progress_is_told_to_a_person_and_to_nobody_else(tmp_path: Path) -> None:
    for number in range(12):
        written(tmp_path / f"{number:02}.md", GOOD)
    command = [sys.executable, "-m", "konsekvens_lint", "check", ".", "--write", "json=ut.json"]
    piped = subprocess.run(command, env=environment(), capture_output=True, check=True)
    assert b"av 12" not in piped.stderr
    ours, theirs = pty.openpty()
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(command, env=environment(), stdout=nowhere, stderr=theirs, check=True)
    os.close(theirs)
    seen = os.read(ours, 100_000)
    os.close(ours)
    assert b"0 av 12 dokument" in seen
    assert b"12 av 12 dokument" in seen
    assert seen.rstrip().endswith("(gräns: fel).".encode())
