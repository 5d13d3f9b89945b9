"""Configuration, exceptions, baseline, cache and formats in one run: none undoes what another says."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, UNFILLED, run, written

from konsekvens_lint.settings.config_file import NAME

CLAIM = "Ärendet bedöms"
EXCEPTION = f"<!-- konsekvens-lint: ignorera BES03 – prövat i nämnden -->\n{CLAIM}"
BASELINE = "konsekvens-lint-baseline.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command is run in, which is a repository's root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _json(*arguments: str | Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run(*arguments, "--format", "json").out)
    return report


def _rules(document: dict[str, Any], what: str = "findings") -> list[str]:
    return [each.get("finding", each)["rule"] for each in document[what]]


class TestABaselineInAllFormats:
    @pytest.fixture(autouse=True)
    def _known(self, folder: Path) -> None:
        """Two memos are known; one has an exception; one is new."""
        written(folder / "gammal.md", BAD)
        written(folder / "undantag.md", BAD.replace(CLAIM, EXCEPTION))
        assert run("baseline", "create", ".").code == 0
        written(folder / "ny.md", UNFILLED)

    @pytest.mark.parametrize("cache", [(), ("--no-cache",)])
    def test_the_same_is_told_in_each(self, folder: Path, cache: tuple[str, ...]) -> None:
        formats = ("json", "jsonl", "sarif", "csv", "junit", "github", "concise", "html", "text")
        writings = [word for name in formats for word in ("--write", f"{name}=ut.{name}")]
        done = run("check", ".", "--baseline", BASELINE, "--show-suppressed", *writings, *cache)
        assert done.code == 1

        report = json.loads((folder / "ut.json").read_text(encoding="utf-8"))
        old, new, excepted = report["documents"]
        assert (_rules(old), _rules(old, "baselined")) == ([], ["BES03"])
        assert "DOK01" in _rules(new)
        assert (_rules(excepted), _rules(excepted, "suppressed")) == ([], ["BES03"])

        results = json.loads((folder / "ut.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
        states = {
            (each["ruleId"], each.get("baselineState"), bool(each.get("suppressions"))) for each in results
        }
        assert ("BES03", "unchanged", False) in states
        assert ("DOK01", "new", False) in states
        assert any(rule == "BES03" and suppressed for rule, _, suppressed in states)
        lines = [json.loads(line) for line in (folder / "ut.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [_rules(line) for line in lines if "findings" in line] == [
            _rules(each) for each in report["documents"]
        ]
        for name in ("text", "html"):
            assert "prövat i nämnden" in (folder / f"ut.{name}").read_text(encoding="utf-8")
        for name in ("github", "concise"):
            lines = (folder / f"ut.{name}").read_text(encoding="utf-8").splitlines()
            assert not any("gammal.md" in line for line in lines)

    def test_a_warm_run_says_the_same(self) -> None:
        cold = run("check", ".", "--baseline", BASELINE, "--show-suppressed")
        assert run("check", ".", "--baseline", BASELINE, "--show-suppressed") == cold

    def test_a_renamed_document_is_known_cold_and_warm(self, folder: Path) -> None:
        (folder / "ny.md").unlink()
        (folder / "gammal.md").rename(folder / "bytt namn.md")
        assert [run("check", ".", "--baseline", BASELINE).code for _ in range(2)] == [0, 0]

    def test_an_exception_that_is_taken_away_is_a_new_finding(self, folder: Path) -> None:
        written(folder / "undantag.md", BAD)
        assert run("check", "undantag.md", "--baseline", BASELINE).code == 1

    def test_an_exception_that_comes_is_no_longer_in_the_baseline(self, folder: Path) -> None:
        written(folder / "gammal.md", BAD.replace(CLAIM, EXCEPTION))
        assert run("check", "gammal.md", "--baseline", BASELINE).code == 0
        assert run("baseline", "update", ".").code == 0
        written(folder / "gammal.md", BAD)
        assert run("check", "gammal.md", "--baseline", BASELINE).code == 1

    def test_a_copy_is_new(self, folder: Path) -> None:
        written(folder / "kopia.md", BAD)
        assert run("check", "kopia.md", "gammal.md", "--baseline", BASELINE).code == 1

    def test_a_baseline_with_another_profile_is_still_about_the_same(self) -> None:
        assert (
            run(
                "check", "gammal.md", "--baseline", BASELINE, "--profile", "norrbotten", "--select", "BES03"
            ).code
            == 0
        )

    def test_another_folder_as_the_working_one(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(folder / NAME, f"baseline: {BASELINE}\n")
        (folder / "under").mkdir()
        monkeypatch.chdir(folder / "under")
        assert run("check", "../gammal.md").code == 0
        assert run("check", folder / "gammal.md").code == 0


class TestARuleThatNobodyMayExceptFrom:
    """An exception without a reason is told, and a baseline is no way around that."""

    @pytest.fixture(autouse=True)
    def _memo(self, folder: Path) -> None:
        written(folder / "memo.md", BAD.replace(CLAIM, EXCEPTION.replace(" – prövat i nämnden", "")))
        assert run("baseline", "create", ".").code == 0

    def test_is_not_taken_into_a_baseline(self) -> None:
        (document,) = _json(".", "--baseline", BASELINE)["documents"]
        assert (_rules(document), _rules(document, "baselined")) == (["UND01"], ["BES03"])

    def test_written_in_by_hand_it_is_told_by_audit_and_dropped_by_update(self, folder: Path) -> None:
        (found,) = _json(".", "--baseline", BASELINE)["documents"][0]["findings"]
        content = json.loads((folder / BASELINE).read_text(encoding="utf-8"))
        forged = {name: found[name] for name in ("rule", "name", "fingerprint")}
        content["findings"].append({**content["findings"][0], **forged})
        written(folder / BASELINE, json.dumps(content))
        assert run("baseline", "audit", ".").code == 1
        assert run("baseline", "update", ".").code == 0
        assert "UND01" in run("check", ".", "--baseline", BASELINE).out


class TestTwoConfigurationsInOneRun:
    @pytest.fixture(autouse=True)
    def _folders(self, folder: Path) -> None:
        written(folder / "strang" / NAME, "fail_on: info\nprofile: norrbotten\n")
        written(folder / "strang" / "memo.md", BAD)
        written(folder / "mild" / NAME, "fail_on: never\nprofile: halland\n")
        written(folder / "mild" / "memo.md", BAD)

    def test_each_holds_for_its_own(self) -> None:
        told = {each["path"]: each["profile"] for each in _json(".")["documents"]}
        assert told == {str(Path("strang/memo.md")): "norrbotten", str(Path("mild/memo.md")): "halland"}

    @pytest.mark.parametrize(
        ("paths", "code"), [("mild strang", 1), ("strang mild", 1), ("mild", 0), ("strang", 1), (".", 1)]
    )
    def test_the_stricter_decides_in_any_order(self, paths: str, code: int) -> None:
        assert run("check", *paths.split()).code == code

    def test_an_option_goes_before_both(self) -> None:
        assert run("check", ".", "--fail-on", "never").code == 0
        assert {each["profile"] for each in _json(".", "--profile", "skr")["documents"]} == {"skr"}

    def test_the_environment_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KONSEKVENS_LINT_FAIL_ON", "never")
        monkeypatch.setenv("KONSEKVENS_LINT_PROFILE", "kalmar")
        assert run("check", ".").code == 0
        assert {each["profile"] for each in _json(".")["documents"]} == {"kalmar"}
        assert run("check", ".", "--fail-on", "info").code == 1

    def test_the_nearest_holds_alone(self, folder: Path) -> None:
        written(folder / NAME, "ignore: [BES03]\n")
        assert "BES03" in _rules(_json("strang")["documents"][0]), "a configuration above is not added"

    def test_each_baseline_is_for_its_own_folder(self, folder: Path) -> None:
        for name in ("strang", "mild"):
            written(folder / name / NAME, "baseline: kant.json\n")
        assert run("baseline", "create", "strang").code == 0
        assert (folder / "strang" / "kant.json").is_file()
        done = run("check", ".")
        assert done.code == 2, "the baseline that the other names is not there"
        assert "kant.json" in done.last
        assert run("baseline", "create", "mild").code == 0
        assert run("check", ".").code == 0

    def test_a_wrong_one_ends_the_run_and_is_named(self, folder: Path) -> None:
        written(folder / "mild" / NAME, "profil: halland\n")
        done = run("check", ".")
        assert done.code == 2
        assert str(Path("mild") / NAME) in done.last


class TestWhatIsUsedIsNotWrittenOver:
    @pytest.mark.parametrize("name", [NAME, "bas.yaml", "kant.json"])
    def test_by_a_report(self, name: str, folder: Path) -> None:
        written(folder / "bas.yaml", "baseline: kant.json\n")
        written(folder / NAME, "extends: bas.yaml\n")
        written(folder / "memo.md", BAD)
        assert run("baseline", "create", ".").code == 0
        before = (folder / name).read_bytes()
        done = run("check", ".", "--write", f"json={name}")
        assert done.code == 2
        assert "skulle skrivas över" in done.last
        assert (folder / name).read_bytes() == before


class TestExtends:
    def test_exceptions_and_packs_of_what_is_extended_count(self, folder: Path) -> None:
        written(
            folder / "delat" / "bas.yaml",
            "fail_on: warning\nexclude: [arkiv/]\nsuppressions: [{rule: BES03, match: '*.md', reason: prövat}]\n",
        )
        written(folder / NAME, "extends: delat/bas.yaml\nfail_on: error\n")
        written(folder / "memo.md", BAD)
        written(folder / "arkiv" / "a.md", BAD)
        report = _json(".")
        (document,) = report["documents"]
        assert (_rules(document), _rules(document, "suppressed")) == ([], ["BES03"])
        assert run("check", ".").code == 0

    def test_pyproject_says_the_same(self, folder: Path) -> None:
        written(folder / "bas.yaml", "ignore: [BES03]\n")
        written(folder / "pyproject.toml", "[tool.konsekvens-lint]\nextends = 'bas.yaml'\nfail_on = 'info'\n")
        done = run("check", written(folder / "memo.md", BAD))
        assert "BES03" not in done.out
        assert "gräns: tips" in done.last


class TestNamesOfDocuments:
    def test_a_name_that_begins_with_a_dash(self, folder: Path) -> None:
        written(folder / "-f.md", BAD)
        assert run("check", "--", "-f.md").code == 1
        assert run("files", "--", "-f.md").out == "-f.md\n"
        assert run("baseline", "create", "--", "-f.md").code == 0
        assert run("check", "--baseline", BASELINE, "--", "-f.md").code == 0
        assert run("check", "--baseline", BASELINE, ".").code == 0

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_a_link_has_the_configuration_of_where_it_stands(self, folder: Path) -> None:
        written(folder / "lager" / "memo.md", BAD)
        written(folder / "beslut" / NAME, "ignore: [BES03]\n")
        (folder / "beslut" / "memo.md").symlink_to(folder / "lager" / "memo.md")
        assert run("check", "lager/memo.md").code == 1
        assert run("check", "beslut/memo.md").code == 0

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_a_folder_that_is_a_link_is_excluded_by_the_name_it_has(self, folder: Path) -> None:
        written(folder / "lager" / "memo.md", BAD)
        written(folder / "beslut" / "bra.md", GOOD)
        (folder / "beslut" / "arkiv").symlink_to(folder / "lager", target_is_directory=True)
        written(folder / NAME, "exclude: [arkiv/]\n")
        assert run("check", "beslut").code == 0

    def test_standard_input_has_the_configuration_of_its_name(self, folder: Path) -> None:
        written(folder / "beslut" / NAME, "ignore: [BES03]\nfail_on: info\n")
        data = BAD.encode()
        assert "BES03" in run("check", "-", stdin=data).out
        done = run("check", "-", "--stdin-filename", "beslut/memo.md", stdin=data)
        assert "BES03" not in done.out
        assert "gräns: tips" in done.last

    def test_standard_input_has_the_exceptions_and_the_baseline_of_its_name(self, folder: Path) -> None:
        memo = written(folder / "beslut" / "memo.md", BAD)
        assert run("baseline", "create", "beslut").code == 0
        stdin = {"stdin": memo.read_bytes()}
        assert (
            run("check", "-", "--stdin-filename", "beslut/memo.md", "--baseline", BASELINE, **stdin).code == 0
        )  # type: ignore[arg-type]
        written(folder / NAME, "suppressions: [{rule: BES03, match: beslut/, reason: prövat}]\n")
        assert run("check", "-", "--stdin-filename", "beslut/memo.md", **stdin).code == 0  # type: ignore[arg-type]
        assert run("check", "-", **stdin).code == 1  # type: ignore[arg-type]

    def test_standard_input_is_left_out_by_its_name_where_a_hook_asks(self, folder: Path) -> None:
        written(folder / NAME, "exclude: [arkiv/]\n")
        named = ("check", "-", "--stdin-filename", "arkiv/memo.md")
        assert run(*named, stdin=BAD.encode()).code == 1
        done = run(*named, "--force-exclude", stdin=BAD.encode())
        assert (done.code, done.out) == (0, "")
        assert "utelämnat i konfigurationen" in done.last
        written(folder / "ny.md", BAD)
        assert run(*named, "ny.md", "--force-exclude", stdin=BAD.encode()).code == 1

    def test_a_name_with_spaces_and_letters(self, folder: Path) -> None:
        written(folder / "Nämnden 1" / "åäö [utkast] #2.md", BAD)
        assert run("baseline", "create", "Nämnden 1").code == 0
        assert run("check", "Nämnden 1", "--baseline", BASELINE, "--write", "sarif=ut.sarif").code == 0


class TestWhatIsSuppressed:
    TEXT = """\
suppressions:
  - {rule: DOK01, match: mall.md, reason: fylls i av nämnden}
  - {rule: ingen-paverkan-utan-skal, quote: sophämtning, reason: står i bilagan}
"""

    def test_comments_and_configuration_are_both_shown(self, folder: Path) -> None:
        written(folder / NAME, self.TEXT)
        written(folder / "memo.md", BAD.replace(CLAIM, EXCEPTION))
        written(folder / "mall.md", UNFILLED)
        hidden = run("check", "memo.md", "mall.md").out
        shown = run("check", "memo.md", "mall.md", "--show-suppressed").out
        for reason in ("prövat i nämnden", "fylls i av nämnden"):
            assert reason not in hidden
            assert reason in shown
        assert f"{NAME}:2" in shown

    @pytest.mark.parametrize("kind", ["comment", "configuration"])
    def test_the_words_of_an_exception_trigger_no_rule(self, kind: str, folder: Path) -> None:
        """The reason itself says what rules look for, and is no text of the document's."""
        reason = "XX kronor påverkar inte jämställdheten, [fyll i] kvinnor och män TODO"
        select = ",".join(_all_rules())
        plain = _json(written(folder / "a" / "memo.md", GOOD), "--select", select)["documents"][0]
        if kind == "comment":
            title, _, rest = GOOD.partition("\n")
            text = f"{title}\n<!-- konsekvens-lint: ignorera BES03 – {reason} -->\n{rest}"
            written(folder / "b" / "memo.md", text)
        else:
            written(folder / "b" / "memo.md", GOOD)
            written(folder / "b" / NAME, f"suppressions: [{{rule: BES03, match: '*', reason: '{reason}'}}]\n")
        told = _json("b/memo.md", "--select", select)["documents"][0]
        assert [each for each in _rules(told) if not each.startswith("UND")] == _rules(plain)
        assert _facts(told) == _facts(plain)


def _facts(document: dict[str, Any]) -> dict[str, Any]:
    """But for where things stand."""
    placed = {"passages", "groups", "goals"}
    return {name: value for name, value in document["facts"].items() if name not in placed}


def _all_rules() -> list[str]:
    from konsekvens_lint.rulebook.loading import built_in

    return [rule["code"] for rule in built_in().rules]
