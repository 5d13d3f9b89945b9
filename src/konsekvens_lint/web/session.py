"""Who may come in: a token that the unit shares, a signed cookie that stands for it, and a brake on guessing."""

from __future__ import annotations

import hmac
import secrets
from collections import defaultdict, deque
from collections.abc import Callable
from hashlib import sha256
from time import time
from typing import Final

#: Seconds that a login lasts: a working day.
LASTS: Final = 12 * 60 * 60
#: So many wrong tries from one address within so many seconds, and it has to wait.
TRIES: Final = 5
WITHIN: Final = 60.0
#: Addresses that are remembered; past that the oldest are forgotten.
_ADDRESSES = 10_000


class Door:
    """Opened by the token; logins end with the process, since its key does."""

    def __init__(self, token: str, clock: Callable[[], float] = time) -> None:
        self._token = token.encode()
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._wrong: defaultdict[str, deque[float]] = defaultdict(deque)

    def is_braked(self, address: str) -> bool:
        """Whether too many wrong tokens came from the address just now."""
        tries = self._wrong.get(address)
        if not tries:
            return False
        while tries and tries[0] <= self._clock() - WITHIN:
            tries.popleft()
        return len(tries) >= TRIES

    def opens(self, token: str, address: str) -> bool:
        """Whether the token is right; a wrong one is remembered against the address."""
        if hmac.compare_digest(token.strip().encode(), self._token):
            self._wrong.pop(address, None)
            return True
        self._wrong[address].append(self._clock())
        while len(self._wrong) > _ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))
        return False

    def cookie(self) -> str:
        """A new login, to be kept by the browser."""
        until = str(int(self._clock()) + LASTS)
        return f"{until}.{self._signature(until)}"

    def knows(self, cookie: str) -> bool:
        """Whether the cookie is a login of ours that still lasts."""
        until, _, signature = cookie.partition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(until).encode()):
            return False
        return int(until) > self._clock()

    def _signature(self, until: str) -> str:
        return hmac.new(self._key, until.encode(), sha256).hexdigest()
