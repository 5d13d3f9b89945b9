"""A crew that stays: many ask it at once, and it outlives what its documents do to it."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import psutil
import pytest
from pebble import ProcessFuture
from running_doubles import note_in, work

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.crew import Crew
from konsekvens_lint.running.errand import Errand
from konsekvens_lint.running.pool import Pool
from konsekvens_lint.running.sources import Source

QUICK = Limits(seconds=1.5, memory=256)
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and address space are POSIX")


def note_and_hang(begun: Path, source: Source) -> str:
    """Work that does not end, and says by a file that it has begun."""
    begun.touch()
    time.sleep(600)
    return ""


def shout(source: Source) -> str:
    """Work whose result is no report."""
    return str(source).upper()


@pytest.fixture
def crew() -> Iterator[Crew]:
    made = Crew(QUICK, 2, "spawn")
    yield made
    made.dismiss()


def codes(crew: Crew, *names: str) -> list[str]:
    """What each document comes to, all handed in at once."""
    with ThreadPoolExecutor(len(names)) as threads:
        results = threads.map(lambda name: crew.do(work, Path(f"{name}.md")), names)
        return [each.code if isinstance(each, Unread) else "ok" for each in results]


def test_any_work_can_be_done(crew: Crew) -> None:
    assert crew.do(shout, Path("memo.md")) == "MEMO.MD"
    assert isinstance(crew.do(work, Path("good.md")), DocumentReport)


@posix
def test_a_document_costs_itself_alone(crew: Crew) -> None:
    names = ["good-1", "segfault", "good-2", "raise", "hang", "good-3"]
    assert codes(crew, *names) == ["ok", "crashed", "ok", "crashed", "timeout", "ok"]
    assert codes(crew, "good-4") == ["ok"]


def test_a_crew_that_breaks_as_a_whole_is_replaced(crew: Crew) -> None:
    assert codes(crew, "good-1") == ["ok"]
    crew._pool.stop()
    assert codes(crew, "good-1", "good-2", "good-3") == ["ok", "ok", "ok"]


def test_what_is_not_to_be_had_from_a_process_of_its_own_either_is_lost(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(pool: Pool, work: object, source: Source) -> ProcessFuture[object]:
        handed_out.append(source)
        future: ProcessFuture[object] = ProcessFuture()
        future.set_exception(BrokenProcessPool())
        return future

    handed_out: list[Source] = []
    monkeypatch.setattr(Pool, "hand_out", broken)
    lost = crew.do(work, Path("good.md"))
    assert isinstance(lost, Unread)
    assert lost.code == "crashed"
    assert len(handed_out) == 2


@posix
def test_workers_that_are_killed_while_idle_are_replaced(crew: Crew) -> None:
    assert codes(crew, "good-1", "good-2") == ["ok", "ok"]
    for child in psutil.Process().children():
        if "resource_tracker" not in " ".join(child.cmdline()):
            child.kill()
    time.sleep(0.2)
    assert codes(crew, "good-3", "good-4") == ["ok", "ok"]


@posix
def test_what_is_called_off_is_stopped_and_the_crew_goes_on(tmp_path: Path) -> None:
    """The limit is far longer than the test: nothing else ends the work."""
    crew = Crew(Limits(seconds=600, memory=256), 1, "spawn")
    errand = Errand()
    begun = tmp_path / "begun"
    try:
        with ThreadPoolExecutor(1) as thread:
            result = thread.submit(crew.do, partial(note_and_hang, begun), Path("memo.md"), errand)
            while not begun.exists():
                time.sleep(0.02)
            errand.call_off()
            assert isinstance(result.result(60), Unread)
        assert crew.do(shout, Path("nästa.md")) == "NÄSTA.MD"
    finally:
        crew.dismiss()


def test_what_was_called_off_before_is_not_begun(crew: Crew, tmp_path: Path) -> None:
    errand = Errand()
    errand.call_off()
    assert isinstance(crew.do(partial(note_and_hang, tmp_path / "begun"), Path("memo.md"), errand), Unread)
    assert crew.do(shout, Path("nästa.md")) == "NÄSTA.MD"
    assert not (tmp_path / "begun").exists()


def test_workers_are_prepared_before_their_first_document(tmp_path: Path) -> None:
    noted = tmp_path / "förberedd"
    crew = Crew(QUICK, 1, "spawn", partial(note_in, noted))
    try:
        assert crew.do(shout, Path("a.md")) == "A.MD"
        assert noted.read_text(encoding="utf-8") == "redo"
    finally:
        crew.dismiss()


def test_a_crew_that_is_dismissed_hires_no_more() -> None:
    crew = Crew(Limits(20, 256), 2, "spawn")
    with ThreadPoolExecutor(2) as threads:
        waiting = [threads.submit(crew.do, work, Path("hang.md")) for _ in range(2)]
        time.sleep(1)
        began = time.monotonic()
        crew.dismiss()
        results = [each.result() for each in waiting]
    assert time.monotonic() - began < 10
    assert [each.code for each in results if isinstance(each, Unread)] == ["crashed", "crashed"]
    left = [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]
    assert [each for each in left if "resource_tracker" not in " ".join(each.cmdline())] == []


def test_what_is_called_off_while_the_workers_are_stopped_is_waited_for_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pebble tells those who wait of a cancelled document when it stops its worker; then there was none to stop."""
    crew = Crew(Limits(500, 256), 1, "spawn")
    errand = Errand()
    task = crew.hand_out(partial(note_and_hang, tmp_path / "begun"), Path("memo.md"), errand)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    pool = crew._pool._pool
    join = pool.join

    def join_and_call_off() -> None:
        join()
        errand.call_off()

    monkeypatch.setattr(pool, "join", join_and_call_off)
    crew.dismiss()
    assert wait([task.future], timeout=5).done
