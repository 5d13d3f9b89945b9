"""What a cluster's worker does with a document, and by what machines are told apart; the cluster itself is in tests/audit."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from running_doubles import work

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.rulebook.loading import sent
from konsekvens_lint.running import failures
from konsekvens_lint.running.cluster import tool, worker
from konsekvens_lint.running.judging import Judging, JudgingElsewhere, judging
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.settings.options import Options

QUICK = Limits(seconds=5, memory=256)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OWN_PACK = EXAMPLES / "egen-profil" / "alvsunda"
MEMO = EXAMPLES / "brister-konsumentradgivning.docx"


@pytest.fixture
def crews(monkeypatch: pytest.MonkeyPatch) -> Iterator[worker._Crews]:
    """The crews of a worker with two threads, who go home soon."""
    monkeypatch.setattr(worker, "IDLE_ELSEWHERE", 0.3)
    monkeypatch.setattr(worker, "_threads", lambda: 2)
    made = worker._Crews()
    monkeypatch.setattr(worker, "_crews", made)
    yield made
    made._dismiss()


def piped(name: str) -> Piped:
    return Piped(name, b"Text.", f"{name}.md")


def judge(name: str, wanted: dict[str, str] | None = None) -> object:
    return worker.judge(piped(name), work, None, QUICK, wanted or tool.parts())


def test_a_document_is_judged_in_a_process_of_its_own(crews: worker._Crews) -> None:
    good = judge("good")
    assert isinstance(good, DocumentReport)
    assert good.kind_reason == "arbetare"
    bad = judge("leave")
    assert isinstance(bad, Unread)
    assert bad.code == "crashed"


def test_the_processes_go_home_when_nobody_asks_and_come_again(crews: worker._Crews) -> None:
    first = judge("good-1")
    assert isinstance(first, DocumentReport)
    again = judge("good-2")
    assert isinstance(again, DocumentReport)
    process = psutil.Process(first.facts["pid"])
    for _ in range(100):
        if not process.is_running():
            break
        time.sleep(0.05)
    assert not process.is_running()
    assert isinstance(judge("good-3"), DocumentReport)


def test_one_that_would_judge_otherwise_does_not(crews: worker._Crews) -> None:
    with pytest.raises(worker.OtherTool, match="lxml"):
        judge("good", {**tool.parts(), "lxml": "1.0"})
    assert crews._crews == {}


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({}, None),
        ({"more": "1"}, None),
        ({tool.NAME: "0.2.0", "lxml": "5"}, "konsekvens-lint 0.2.0 (den här datorn har 0.1.0)"),
        ({"lxml": "5"}, "lxml 5 (den här datorn har 6)"),
        ({"lxml": ""}, "lxml saknas (den här datorn har 6)"),
        ({tool.CONTENT: "b"}, "en annan utgåva av konsekvens-lint 0.1.0, med andra regler eller annan kod"),
    ],
)
def test_what_differs_is_told(there: dict[str, str], told: str | None) -> None:
    here = {tool.NAME: "0.1.0", "lxml": "6", tool.CONTENT: "a"}
    assert tool.difference(here, {**here, **there}) == told


def test_a_machine_tells_what_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tool.parts()
    installed = [name for name in parts if not name.startswith("sv_core_news_")]
    assert all(parts[name] for name in installed), "a library that is installed has a version"
    (tmp_path / "BES").mkdir()
    rule = tmp_path / "BES" / "regel.yaml"
    rule.write_text("code: ett", encoding="utf-8")
    monkeypatch.setattr(tool, "rules_folder", lambda: tmp_path)
    before = tool._content()
    assert before != parts[tool.CONTENT]
    rule.write_text("code: två", encoding="utf-8")
    assert tool._content() != before


def test_rules_that_were_sent_judge_as_those_that_were_there() -> None:
    options = Options(profile="alvsunda")
    document = Piped(str(MEMO), MEMO.read_bytes(), MEMO.name)
    there = JudgingElsewhere(options, sent([OWN_PACK]))
    assert there(document) == judging(options, [OWN_PACK])(MEMO)
    assert there(document) != judging(Options())(MEMO)


def test_what_came_as_bytes_is_refused_as_a_file_is(tmp_path: Path) -> None:
    file = tmp_path / "trasig.docx"
    file.write_bytes(b"inget")
    refusals = []
    for source in (file, Piped(str(file), b"inget", file.name)):
        with pytest.raises(DocumentError) as refused:
            Judging(Options())(source)
        refusals.append((refused.value.code, refused.value.message, refused.value.sha256))
    assert refusals[0] == refusals[1]
    assert refusals[0][2]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_worker_that_the_system_stopped_is_told_of_as_one_elsewhere(crews: worker._Crews) -> None:
    unread = judge("killed")
    assert isinstance(unread, Unread)
    assert "--jobs" in unread.message
    told = failures.stopped_elsewhere(unread)
    assert "--nthreads" in told.message
    assert "--jobs" not in told.message
    other = Unread("a.md", "timeout", "Granskningen avbröts.")
    assert failures.stopped_elsewhere(other) is other
