"""Turns and room: shared between clients, and never waited for without end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from konsekvens_lint.web.room import Room
from konsekvens_lint.web.turns import Busy, Turns


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def _waiting(turns: Turns, clients: str, served: list[str]) -> list[asyncio.Task[None]]:
    """One that waits for each letter, in that order."""

    async def one(client: str) -> None:
        await turns.take(client)
        served.append(client)

    tasks = [asyncio.create_task(one(client)) for client in clients]
    await _settle()
    return tasks


def _run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(test(), 60))


def test_each_client_in_turn() -> None:
    async def test() -> None:
        turns, served = Turns(1), list[str]()
        await _waiting(turns, "aaaaabbc", served)
        for _ in range(8):
            turns.give_back()
            await _settle()
        assert "".join(served) == "aabcabaa"

    _run(test)


def test_who_gives_up_is_passed_over() -> None:
    async def test() -> None:
        turns, served = Turns(1), list[str]()
        _, gone, _, late = await _waiting(turns, "abca", served)
        gone.cancel()
        await _settle()
        turns.give_back()
        late.cancel()
        await _settle()
        turns.give_back()
        await _settle()
        assert served == ["a", "c"]
        turns.give_back()
        await asyncio.wait_for(turns.take("d"), 10)

    _run(test)


def test_a_turn_that_comes_as_one_gives_up_is_not_lost() -> None:
    async def test() -> None:
        turns, served = Turns(1), list[str]()
        _, gone, _ = await _waiting(turns, "abc", served)
        turns.give_back()
        gone.cancel()
        await _settle()
        assert served == ["a", "c"]

    _run(test)


def test_nobody_waits_for_ever() -> None:
    async def test() -> None:
        turns = Turns(1, wait=0.01)
        await turns.take("a")
        with pytest.raises(Busy):
            await turns.take("b")
        turns.give_back()
        await turns.take("c")

    _run(test)


def test_no_client_has_more_than_its_share_under_way() -> None:
    room = Room(each=1)
    with room.entered("a"), room.entered("b"), pytest.raises(Busy), room.entered("a"):
        pass
    with room.entered("a"):
        pass


def test_all_together_have_so_many_bytes() -> None:
    room = Room(each=9, most=10)
    with room.entered("a") as claim:
        claim(6)
        with room.entered("b") as other, pytest.raises(Busy):
            other(5)
        with room.entered("b") as other:
            other(4)
    with room.entered("b") as claim:
        claim(10)
