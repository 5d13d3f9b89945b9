"""Judging in this process: what raises, hangs or eats memory is one document's error, and limits are taken away."""

import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from running_doubles import work

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running import failures
from konsekvens_lint.running.guard import TimeIsUp, memory_limit, time_limit
from konsekvens_lint.running.here import run_here
from konsekvens_lint.running.jobs import on_each
from konsekvens_lint.running.runner import run_work

QUICK = Limits(seconds=0.5, memory=200)
# What eats memory needs time to do it, on a busy machine too.
ROOMY = Limits(seconds=20, memory=200)
linux = pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timer")


def codes(*names: str, limits: Limits = QUICK) -> list[str]:
    results = run_here(on_each([Path(f"{name}.md") for name in names], work), limits)
    return [each.code if isinstance(each, Unread) else "ok" for each in results]


def one(name: str) -> Unread:
    (result,) = run_here(on_each([Path(f"{name}.md")], work), ROOMY if name == "eat" else QUICK)
    assert isinstance(result, Unread)
    return result


def test_what_raises_is_that_document_alone() -> None:
    assert codes("good-1", "raise", "recurse", "good-2") == ["ok", "crashed", "crashed", "ok"]


def test_what_hangs_is_ended() -> None:
    began = time.monotonic()
    assert codes("hang", "swallow", "good") == ["timeout", "timeout", "ok"]
    assert time.monotonic() - began < 3


@linux
def test_what_eats_memory_is_ended_and_its_memory_given_back() -> None:
    assert codes("eat", "good", "eat-2", "good-2", limits=ROOMY) == [
        "out_of_memory",
        "ok",
        "out_of_memory",
        "ok",
    ]


def test_the_reason_names_the_fault_but_not_the_text() -> None:
    crash = one("raise")
    assert "KeyError" in crash.message
    assert "Text ur dokumentet" not in crash.message
    assert str(Path(__file__).parent) not in crash.message


@pytest.mark.parametrize("name", ["raise", "hang", pytest.param("eat", marks=linux)])
def test_messages_are_one_swedish_line_that_says_what_to_do(name: str) -> None:
    message = one(name).message
    assert "\n" not in message
    assert message.startswith("Granskningen avbröts")
    assert message.endswith((".", "återkommer."))
    assert "försök igen" in message


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (".docx", "spara dokumentet på nytt i Word"),
        (".DOCM", "spara dokumentet på nytt i Word"),
        (".pdf", "spara dokumentet på nytt som PDF"),
        (".md", "dela upp texten i två filer"),
        (".txt", "dela upp texten i två filer"),
    ],
)
def test_the_help_after_a_crash_is_for_the_kind_of_file(ending: str, told: str) -> None:
    path = Path(f"raise{ending}")
    (crash,) = run_here(on_each([path], work), QUICK)
    assert isinstance(crash, Unread)
    for each in (crash, failures.lost(path), failures.killed(path, 3)):
        assert told in each.message
        assert each.message.endswith("och försök igen, och rapportera felet om det återkommer.")


@posix
def test_timer_handler_and_limits_are_as_before() -> None:
    import resource

    def mine(signum: int, frame: object) -> None: ...

    before = signal.signal(signal.SIGALRM, mine)
    signal.setitimer(signal.ITIMER_REAL, 1000, 0)
    limit = resource.getrlimit(resource.RLIMIT_AS)
    try:
        codes("good", "raise", "hang")
        assert signal.getsignal(signal.SIGALRM) is mine
        assert 900 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1000
        assert resource.getrlimit(resource.RLIMIT_AS) == limit
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@linux
def test_a_stricter_limit_from_outside_is_kept() -> None:
    import resource

    outer = resource.getrlimit(resource.RLIMIT_AS)
    with memory_limit(100):
        strict = resource.getrlimit(resource.RLIMIT_AS)
        with memory_limit(10_000):
            assert resource.getrlimit(resource.RLIMIT_AS) == strict
        assert resource.getrlimit(resource.RLIMIT_AS) == strict
    assert resource.getrlimit(resource.RLIMIT_AS) == outer


def test_no_alarm_comes_after_the_work() -> None:
    with time_limit(0.05):
        pass
    time.sleep(0.1)


def test_time_is_up_within_the_body() -> None:
    with pytest.raises(TimeIsUp), time_limit(0.05):
        while True:
            time.sleep(0.01)


def test_an_interrupt_is_no_fault_of_the_document() -> None:
    def interrupted(path: Path) -> DocumentReport:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run_here(on_each([Path("a.md")], interrupted), QUICK))


def test_away_from_the_main_thread_workers_keep_the_limits() -> None:
    results: list[object] = []
    thread = threading.Thread(
        target=lambda: results.extend(run_work([Path("good.md"), Path("hang.md")], work, limits=QUICK))
    )
    thread.start()
    thread.join(30)
    assert [type(each) for each in results] == [DocumentReport, Unread]


def test_results_come_one_at_a_time() -> None:
    results = run_here(on_each([Path("good.md"), Path("exit.md")], work), QUICK)
    assert isinstance(next(results), DocumentReport)
