"""Jobs: work of its own for each document, among results that are known already."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from running_doubles import report, work

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.finding import find
from konsekvens_lint.running.jobs import Job, Known
from konsekvens_lint.running.judging import judging
from konsekvens_lint.running.pace import MANY_FILES
from konsekvens_lint.running.runner import run_jobs
from konsekvens_lint.settings.options import Options

QUICK = Limits(seconds=5, memory=256)
MISSING = Unread("borta.md", "missing", "Filen finns inte.")


@pytest.mark.parametrize("workers", [1, 2])
def test_each_document_gets_its_own_work(workers: int) -> None:
    jobs = [Job(Path(f"{n}.md"), partial(report, title=f"titel {n}")) for n in range(5)]
    results = run_jobs(jobs, workers=workers, limits=QUICK)
    assert [each.title for each in results] == [f"titel {n}" for n in range(5)]  # type: ignore[union-attr]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_known_is_told_in_its_place(workers: int) -> None:
    known = report(Path("känd.md"), kind_reason="känd")
    jobs = [Job(Path("slow-1.md"), work), Known(lambda: known), MISSING, Job(Path("good-2.md"), work)]
    results = list(run_jobs(jobs, workers=workers, limits=QUICK))
    assert [each.path for each in results] == ["slow-1.md", "känd.md", "borta.md", "good-2.md"]
    assert results[1] is known


def test_what_is_known_is_fetched_when_its_turn_comes() -> None:
    fetched: list[int] = []

    def fetch(number: int) -> Unread:
        fetched.append(number)
        return MISSING

    results = run_jobs([Known(partial(fetch, number)) for number in range(3)])
    assert fetched == []
    next(results)
    assert fetched == [0]


def test_what_is_known_makes_no_work_for_workers() -> None:
    known = Known(partial(report, Path("känd.pdf")))
    results = list(run_jobs([*[known] * MANY_FILES, Job(Path("good.md"), work)], limits=QUICK))
    assert {each.kind_reason for each in results} == {"här"}  # type: ignore[union-attr]


def test_each_document_is_judged_by_its_own_options(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Ny taxa\n## Förslag till beslut\nNämnden antar taxan.\n", encoding="utf-8"
    )
    (file,) = find([tmp_path]).files
    assert isinstance(file, Path)
    kinds = ("remissvar", "protokoll")
    results = run_jobs([Job(file, judging(Options(kind=kind))) for kind in kinds])
    assert tuple(each.kind for each in results) == kinds  # type: ignore[union-attr]


def test_a_run_of_what_is_known_loads_nothing_that_judges() -> None:
    program = (
        "import sys\n"
        "from konsekvens_lint.report import Unread\n"
        "from konsekvens_lint.running import finding\n"
        "from konsekvens_lint.running.jobs import Known\n"
        "from konsekvens_lint.running.runner import run_jobs\n"
        "assert len(list(run_jobs([Known(lambda: Unread('a.pdf', 'missing', 'Borta.'))] * 100))) == 100\n"
        "print(*sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "konsekvens_lint.running.here" in loaded
    for module in ("linter", "documents.reader", "rulebook.book", "language", "facts.facts", "running.crew"):
        assert f"konsekvens_lint.{module}" not in loaded
    assert "pebble" not in loaded


def test_fewer_than_no_workers_are_refused_at_the_call() -> None:
    with pytest.raises(ValueError, match="fler"):
        run_jobs([], workers=-1)
