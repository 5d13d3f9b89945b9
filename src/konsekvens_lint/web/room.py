"""How much is taken in at once: few documents of each client, and few enough bytes of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from konsekvens_lint.limits import MAX_UPLOADS_BYTES, UPLOADS_EACH
from konsekvens_lint.web.turns import Busy

#: Takes room for so many bytes more. Raises Busy where there is none.
Claim = Callable[[int], None]


class Room:
    """The room that there is for documents. It is never waited for: who finds it full is told to come again."""

    def __init__(self, each: int = UPLOADS_EACH, most: int = MAX_UPLOADS_BYTES) -> None:
        self._each = each
        self._most = most
        self._bytes = 0
        self._of_clients: Counter[str] = Counter()

    @contextmanager
    def entered(self, client: str) -> Iterator[Claim]:
        """Room for one document, given up at the end. Raises Busy when the client has its share already."""
        if self._of_clients[client] >= self._each:
            raise Busy
        claimed = 0

        def claim(size: int) -> None:
            nonlocal claimed
            if self._bytes + size > self._most:
                raise Busy
            self._bytes += size
            claimed += size

        self._of_clients[client] += 1
        try:
            yield claim
        finally:
            self._bytes -= claimed
            self._of_clients[client] -= 1
            if not self._of_clients[client]:
                del self._of_clients[client]
