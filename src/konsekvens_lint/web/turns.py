"""Who is next: one from each who waits, in the order in which they came, and nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque

from konsekvens_lint.limits import WAIT_SECONDS


class Busy(Exception):
    """There is no room now; it is worth trying again in a while."""


class Turns:
    """So many places, shared fairly: each client that waits gets one in turn, however much it asks for."""

    def __init__(self, places: int, wait: float = WAIT_SECONDS) -> None:
        self._free = places
        self._wait = wait
        # The client that is next stands first.
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    async def take(self, client: str) -> None:
        """Returns when it is the client's turn; the place is to be given back. Raises Busy when that takes too long."""
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        try:
            async with asyncio.timeout(self._wait):
                await turn
        except TimeoutError:
            self._leave(client, turn)
            raise Busy from None
        except asyncio.CancelledError:
            self._leave(client, turn)
            raise

    def give_back(self) -> None:
        """The place is free for the next."""
        if not self._waiting:
            self._free += 1
            return
        client, turns = next(iter(self._waiting.items()))
        turns.popleft().set_result(None)
        if turns:
            self._waiting.move_to_end(client)
        else:
            del self._waiting[client]

    def _leave(self, client: str, turn: asyncio.Future[None]) -> None:
        """The turn is not wanted any more; it may have come at the very same time."""
        if turn.done() and not turn.cancelled():
            self.give_back()
            return
        turns = self._waiting[client]
        turns.remove(turn)
        if not turns:
            del self._waiting[client]
