"""The desk with its workers: fair, warm, and gone when it closes."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from web_doubles import BAD, WORD

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.settings.options import Options
from konsekvens_lint.web import judging
from konsekvens_lint.web.desk import Desk


def slow_or_not(source: Source, *, options: Options, packs: judging.Packs) -> str:
    """Work that takes long over what is called so."""
    if str(source) == "långsam":
        time.sleep(60)
    return str(source)


def _workers() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    alive = [each for each in children if each.status() != psutil.STATUS_ZOMBIE]
    return [each for each in alive if "resource_tracker" not in " ".join(each.cmdline())]


def _memo(name: str) -> Piped:
    return Piped(name, BAD.encode(), "memo.md")


async def _all(desk: Desk, work: Any, sources: list[Piped]) -> list[Any]:
    """The results in the order in which they came."""
    came: list[Any] = []

    async def one(source: Piped) -> None:
        came.append(await desk.judge(work, source, Options(), "en"))

    async with asyncio.TaskGroup() as group:
        for source in sources:
            group.create_task(one(source))
    return came


def test_a_hundred_at_once_are_all_answered_and_one_that_is_slow_stops_none() -> None:
    async def run() -> None:
        desk = Desk(limits=Limits(3, 512))
        async with desk.open():
            came = await _all(desk, slow_or_not, [_memo("långsam"), *(_memo(f"{n}") for n in range(100))])
        assert [each for each in came if isinstance(each, str)] == [f"{n}" for n in range(100)]
        assert isinstance(came[-1], Unread)
        assert came[-1].code == "timeout"

    asyncio.run(run())


def test_the_workers_do_all_that_is_asked_and_are_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        desk = Desk()
        word = Piped(WORD.name, WORD.read_bytes(), WORD.name)
        async with desk.open():
            assert _workers()
            summary = await desk.judge(judging.summarise, word, Options(), "en")
            report = await desk.judge(judging.page, word, Options(), "en")
            section = await desk.judge_section(_memo("avsnittet"), Options(), "en")
            broken = await desk.judge(judging.page, Piped("a.docx", b"PK\x03\x04", "a.docx"), Options(), "en")
        assert isinstance(summary, dict)
        assert summary["verdict"] == "Bör kompletteras"
        assert isinstance(report, str)
        assert "<!doctype html>" in report.lower()
        assert isinstance(section, dict)
        assert isinstance(broken, Unread)
        assert _workers() == []

    asyncio.run(run())


def note_and_hang(source: Source, *, options: Options, packs: judging.Packs) -> str:
    """Work that does not end, and says by a file that it has begun."""
    Path(str(source)).touch()
    time.sleep(600)
    return ""


async def _begun(file: Path) -> None:
    while not file.exists():
        await asyncio.sleep(0.02)


def test_what_nobody_waits_for_makes_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits are far longer than the test: nothing else would end the work."""
    monkeypatch.setattr("konsekvens_lint.web.desk.cores", lambda: 2)

    async def run() -> None:
        desk = Desk(limits=Limits(500, 512), wait=500, grace=0)
        async with desk.open():
            names = [tmp_path / f"{n}" for n in range(2)]
            hanging = [
                asyncio.create_task(desk.judge(note_and_hang, _memo(str(each)), Options(), "en"))
                for each in names
            ]
            for each in names:
                await _begun(each)
            waiting = asyncio.create_task(desk.judge(slow_or_not, _memo("nästa"), Options(), "två"))
            section = await desk.judge_section(_memo("avsnittet"), Options(), "en")
            assert isinstance(section, dict), "a section does not wait for documents"
            assert not waiting.done()
            hanging[0].cancel()
            assert await waiting == "nästa"
            assert not hanging[1].done()
            hanging[1].cancel()

    asyncio.run(run())
