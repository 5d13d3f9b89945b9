"""The page without workers, and what a browser sends with every request."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from konsekvens_lint.limits import Limits
from konsekvens_lint.running.work import attempt
from konsekvens_lint.web import judging
from konsekvens_lint.web.app import Settings, application
from konsekvens_lint.web.session import Door
from konsekvens_lint.web.site import Site, site

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"
ROOT = Path(__file__).resolve().parents[2]
WORD = ROOT / "examples" / "brister-konsumentradgivning.docx"
BAD = """\
# Ändrade tider för sophämtning
## Förslag till beslut
Nämnden antar de nya tiderna.
## Jämställdhet
Ärendet bedöms inte ha någon påverkan på jämställdheten.
"""


class HereDesk:
    """Judges in this process, and says what it was handed."""

    def __init__(self) -> None:
        self.packs: tuple[Path, ...] = ()
        self.handed: list[Any] = []

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Nothing to open."""
        yield

    async def judge(self, work: Any, source: Any, options: Any, client: str) -> Any:
        """What the work makes of the document."""
        self.handed.append((source, options))
        return attempt(lambda given: work(given, options=options, packs=()), source, Limits(60, 1024))

    async def judge_section(self, source: Any, options: Any, client: str) -> Any:
        """What is said of the section."""
        return await self.judge(judging.judge_section, source, options, client)


class Page:
    """The page with its key, as a browser has it."""

    def __init__(self, desk: Any, settings: Settings) -> None:
        self.desk = desk
        self.client = TestClient(
            application(desk, settings),
            base_url=next(iter(sorted(settings.site.origins))) if settings.site.is_secure else ORIGIN,
            raise_server_exceptions=False,
            follow_redirects=False,
        )

    @property
    def headers(self) -> dict[str, str]:
        """What the page's own requests carry."""
        key = re.search(r'data-key="([^"]+)"', self.client.get("/").text)
        assert key
        return {"Origin": ORIGIN, "X-Granskning": key[1], "Sec-Fetch-Site": "same-origin"}

    def send(self, path: str, data: Any = BAD, name: str = "memo.md", **more: str) -> Any:
        """A document sent as the page does."""
        body = data.encode() if isinstance(data, str) else data
        headers = {**self.headers, "X-Filnamn": quote(name), **more}
        return self.client.post(path, content=body, headers=headers)


def settings(limit: int = 1024 * 1024, door: Door | None = None, where: Site | None = None) -> Settings:
    """How the page is set up here."""
    return Settings(where or site(PORT), "skr", limit, is_shared=door is not None, door=door)


def told_headers(answer: Any) -> Mapping[str, str]:
    """The answer's headers."""
    return {name.lower(): value for name, value in answer.headers.items()}
