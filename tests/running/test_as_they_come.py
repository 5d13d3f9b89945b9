"""Results told when they are there: what hangs holds up nothing, and the rules for bad documents are the same."""

import sys
import time
from pathlib import Path

import pytest
from pebble import ProcessFuture
from running_doubles import report, work

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.crew import Crew
from konsekvens_lint.running.jobs import Job, Known, on_each
from konsekvens_lint.running.runner import run_jobs
from konsekvens_lint.running.work import Result
from konsekvens_lint.running.workers import run_in_workers

QUICK = Limits(seconds=1.5, memory=256)
MISSING = Unread("borta.md", "missing", "Filen finns inte.")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and address space are POSIX")


def jobs(*names: str) -> list[Job]:
    return [Job(Path(f"{name}.md"), work) for name in names]


def told(results: list[Result]) -> list[tuple[str, str]]:
    return [(Path(each.path).stem, each.code if isinstance(each, Unread) else "ok") for each in results]


def test_what_hangs_holds_up_nothing() -> None:
    names = [f"good-{n}" for n in range(100)]
    results = list(run_jobs(jobs("hang", *names), workers=2, limits=QUICK, in_order=False))
    assert told(results)[-1] == ("hang", "timeout")
    assert sorted(told(results)[:-1]) == sorted((name, "ok") for name in names)


@posix
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_each_bad_document_costs_itself_alone(start: str) -> None:
    bad = {
        "raise": "crashed", "eat": "out_of_memory", "leave": "crashed", "killed": "crashed", "segfault": "crashed",
        "hang": "timeout", "unpicklable": "crashed",
    }  # fmt: skip
    names = [name for each in bad for name in (f"good-{each}", each)]
    results = list(run_in_workers(jobs(*names), Limits(4, 256), 2, start=start, in_order=False))  # type: ignore[arg-type]
    assert sorted(told(results)) == sorted((name, bad.get(name, "ok")) for name in names)


@posix
def test_a_hang_that_no_signal_reaches_has_its_second_try_beside_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.5)
    names = ["deaf", *(f"slow-{n}" for n in range(5))]
    results = list(run_in_workers(jobs(*names), Limits(0.5, 256), 2, in_order=False))
    assert told(results)[-1] == ("deaf", "timeout")
    assert sorted(told(results)[:-1]) == [(f"slow-{n}", "ok") for n in range(5)]


@posix
def test_a_worker_that_vanishes_is_found_out_when_nothing_else_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.3)
    monkeypatch.setattr("konsekvens_lint.running.crew.GIVE_UP_AFTER", 0.3)
    names = ["leavewell", *(f"good-{n}" for n in range(5))]
    results = list(run_in_workers(jobs(*names), Limits(0.3, 256), 2, in_order=False))
    assert told(results)[-1][0] == "leavewell"
    assert isinstance(results[-1], Unread)
    assert sorted(told(results)[:-1]) == [(f"good-{n}", "ok") for n in range(5)]


@posix
def test_a_crew_that_breaks_as_a_whole_gets_its_documents_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced: list[Crew] = []

    def break_once(self: Crew, tasks: list[object]) -> None:
        if not replaced:
            # As Pebble does where its own threads fail.
            self._pool.stop()
        wait(self, tasks)  # type: ignore[arg-type]

    def replace_and_note(self: Crew) -> None:
        replaced.append(self)
        replace(self)

    wait, replace = Crew.wait_for_any, Crew.replace
    monkeypatch.setattr(Crew, "wait_for_any", break_once)
    monkeypatch.setattr(Crew, "replace", replace_and_note)
    names = [f"slow-{n}" for n in range(6)]
    results = list(run_in_workers(jobs(*names), QUICK, 2, in_order=False))
    assert sorted(told(results)) == [(name, "ok") for name in names]
    assert len(replaced) == 1


def test_what_is_known_waits_for_nothing() -> None:
    known = report(Path("känd.md"))
    results = run_jobs(
        [*jobs("slow-1"), Known(lambda: known), MISSING], workers=2, limits=QUICK, in_order=False
    )
    assert next(results) is known
    assert next(results) is MISSING
    assert told(list(results)) == [("slow-1", "ok")]


def test_few_are_held_though_many_are_asked_for() -> None:
    asked = 0

    def files() -> object:
        nonlocal asked
        for n in range(1000):
            asked += 1
            yield Path(f"good-{n}.md")

    results = run_in_workers(on_each(files(), work), QUICK, 2, in_order=False)  # type: ignore[arg-type]
    next(results)
    assert asked <= 64
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("in_order", [True, False])
@pytest.mark.parametrize("workers", [1, 2])
def test_each_result_is_kept_with_its_own_document(workers: int, in_order: bool) -> None:
    kept: dict[str, str] = {}

    def keeping(name: str) -> Job:
        return Job(Path(f"{name}.md"), work, lambda result: kept.update({name: result.path}))

    names = ["slow-1", *(f"good-{n}" for n in range(9)), "raise"]
    results = run_jobs([keeping(name) for name in names], workers=workers, limits=QUICK, in_order=in_order)
    assert {each.path for each in results} == {f"{name}.md" for name in names}
    assert kept == {name: f"{name}.md" for name in names}


def test_a_result_is_done_when_it_is_there_and_not_when_the_crew_broke() -> None:
    crew = Crew(QUICK, 1, "spawn")
    try:
        task = crew.hand_out(work, Path("slow.md"))
        assert not task.is_done
        crew._pool.stop()
        assert task.future.done()
        assert not task.is_done
        future: ProcessFuture[DocumentReport] = ProcessFuture()
        future.cancel()
        assert not task._replace(future=future).is_done
    finally:
        crew.dismiss()
