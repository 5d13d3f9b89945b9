"""``rule``, ``rules``, ``checklists``, ``profiles``, ``test``, and the help of all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import run, written

from konsekvens_lint.commands.main import COMMANDS
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.version import __version__

OWN_PACK = Path(__file__).resolve().parent.parent / "rulebook" / "packs" / "skolskjuts"
RULES = list(built_in().rules)
# click's own words, and English ones that help would hold if something were left untranslated.
ENGLISH = re.compile(r"\b(usage|options|commands|arguments|show|exit|default|required|error:|help)\b", re.I)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["code"])
def test_a_rule_is_explained(rule: dict[str, str]) -> None:
    done = run("rule", rule["code"])
    assert (done.code, done.err) == (0, "")
    for label in (
        "Slår till:",
        "Varför:",
        "Skriv:",
        "Källa:",
        "Nivå:",
        "Gäller:",
        "Bra",
        "Brister",
        "Knepiga fall",
    ):
        assert label in done.out, label
    assert rule["title"] in done.out
    assert not re.search(r"\{\w+\}", done.out), "a blank is left unfilled"
    assert done == run("rule", rule["name"]) == run("rule", rule["code"].lower())


def test_the_beginning_of_a_code_is_all_its_rules() -> None:
    told = run("rule", "BES").out
    assert all(rule["title"] in told for rule in RULES if rule["code"].startswith("BES"))


def test_a_rule_of_a_pack() -> None:
    told = run("rule", "SKJ01", "--pack", OWN_PACK).out
    assert "Skolskjutsen dras in" in told
    assert "Skolbussen går inte på fredagar." in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rule", "BES3"], "Regeln ”BES3” finns inte. Menade du ”BES03”?"),
        (["rule", ""], "Regeln ”” finns inte."),
        (["rule"], "Argumentet KOD|NAMN saknas."),
        (["rule", "BES01", "BES02"], "”BES02” är ett argument för mycket."),
        (["rules", "BES01"], "”BES01” är ett argument för mycket."),
        (["rules", "--pakc", "x"], "Flaggan ”--pakc” finns inte. Menade du ”--pack”?"),
        (["chekc"], "Kommandot ”chekc” finns inte, och ingen fil heter så. Menade du ”check”?"),
        (["test", "nix"], "nix: regelpaketet finns inte."),
    ],
)
def test_a_bad_call(arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Avslutar med 2: ")
    assert done.err.count("\n") == 1
    assert told in done.err


def test_rules_lists_all() -> None:
    done = run("rules")
    assert (done.code, done.err) == (0, "")
    for rule in RULES:
        assert rule["code"] in done.out
        assert rule["name"] in done.out
    assert "SKJ01" not in done.out
    assert "SKJ01" in run("rules", "--pack", OWN_PACK).out


def test_checklists_tell_what_they_demand() -> None:
    done = run("checklists")
    assert done.code == 0
    for checklist in built_in().checklists:
        assert checklist["id"] in done.out
        assert all(point["title"] in done.out for point in checklist["points"])


def test_profiles_tell_what_they_hold() -> None:
    done = run("profiles")
    assert done.code == 0
    for profile in built_in().profiles:
        assert profile["id"] in done.out


def test_a_pack_that_passes() -> None:
    done = run("test", OWN_PACK)
    assert done.out == "ok   SKJ01  bra 2/2, brister 2/2, knepiga 1/1  skolskjuts-avslas\n"
    assert (done.code, done.err) == (0, "Avslutar med 0: alla 5 exempel stämmer.\n")


def test_a_pack_that_fails_says_what_was_expected_and_what_came(tmp_path: Path) -> None:
    for file in OWN_PACK.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("at: Skolbussen", "at: fredagar").replace(
            "får inte skolskjuts från", "får skolskjuts från"
        )
        written(tmp_path / file.relative_to(OWN_PACK), text)
    done = run("test", tmp_path)
    assert (done.code, done.err) == (1, "Avslutar med 1: 2 av 5 exempel stämmer inte.\n")
    assert done.out.startswith("fel  SKJ01  bra 2/2, brister 0/2, knepiga 1/1")
    assert "| Elever vid Norra vägen får skolskjuts" in done.out
    assert "Väntat: ett fynd vid »skolskjuts«" in done.out
    assert "Kom:    regeln slog inte till" in done.out
    assert "Väntat: ett fynd vid »fredagar«" in done.out
    assert "Kom:    fynd vid »Skolbussen«" in done.out


def test_a_pack_without_rules(tmp_path: Path) -> None:
    concepts = (OWN_PACK / "concepts" / "skolskjuts.yaml").read_text(encoding="utf-8")
    written(tmp_path / "concepts" / "egna.yaml", concepts)
    done = run("test", tmp_path)
    assert done.code == 2
    assert "varken regler, mått eller dokument" in done.last


def test_a_measure_that_fails_says_what_was_expected_and_what_came(tmp_path: Path) -> None:
    measure = """\
id: eget
title: Eget
means: Något eget
source: Egen
order: 100
kinds: [tjansteskrivelse]
has: {split_by_sex: all}
not_applicable: {split_by_sex: na}
examples:
  good: [{text: Av deltagarna var 6 kvinnor och 4 män.}, {text: Det kom 140 personer.}]
  bad: [{text: Det kom 140 personer.}, {text: Vägen är bred.}]
"""
    written(tmp_path / "measures" / "eget.yaml", measure)
    done = run("test", tmp_path)
    assert (done.code, done.err) == (1, "Avslutar med 1: 2 av 4 exempel stämmer inte.\n")
    assert done.out.startswith("fel  eget  mått 2/4\n     Exempel eget-good-2\n")
    assert "| Det kom 140 personer." in done.out
    assert "Väntat: har det\n       Kom:    har det inte" in done.out
    assert "Väntat: har det inte\n       Kom:    måttet gäller inte dokumentet" in done.out


def test_the_built_in_rules_are_tested_without_a_pack() -> None:
    done = run("test")
    assert done.code in (0, 1)
    assert all(rule["code"] in done.out for rule in RULES)
    assert re.fullmatch(r"Avslutar med [01]: .*\d+ exempel stämmer( inte)?\.", done.last)


def test_no_arguments() -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Användning: konsekvens-lint [FLAGGOR] KOMMANDO")
    assert done.last == "Avslutar med 2: inget att granska angavs."


@pytest.mark.parametrize("command", ["", *COMMANDS, "config show", "config init"])
def test_help_is_in_swedish(command: str) -> None:
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Användning: konsekvens-lint {command}".rstrip() + " [FLAGGOR]")
    assert "Flaggor:" in done.out
    # Names of commands and options are English, as those of other tools are.
    told = re.sub(
        r"--[\w-]+|\[[\w|]+\]|^  (show|init)\b|konsekvens-lint [\w ]+", "", done.out, flags=re.MULTILINE
    )
    assert not ENGLISH.search(told), ENGLISH.search(told)
    assert run(*command.split(), "-h") == done


def test_the_list_of_commands_says_what_each_does() -> None:
    told = run("--help").out
    assert all(entry.summary.partition(".")[0] in told for entry in COMMANDS.values())


def test_the_version() -> None:
    assert run("--version").out == f"konsekvens-lint {__version__}\n"


def test_a_file_named_as_nearly_a_command_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "rulez", "Text.")
    assert run("rulez").out.startswith("rulez: ")
