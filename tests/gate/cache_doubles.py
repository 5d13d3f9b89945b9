"""A cache that tells what was judged, and memos to judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from konsekvens_lint.gate.cache.results import Cache
from konsekvens_lint.gate.cache.store import Store
from konsekvens_lint.gate.remembering import ToJudge, judged
from konsekvens_lint.report import Unread
from konsekvens_lint.running import judging
from konsekvens_lint.running.runner import run_jobs
from konsekvens_lint.running.work import Result
from konsekvens_lint.settings.options import Options

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DOCUMENTS = sorted(
    file
    for file in EXAMPLES.rglob("*")
    if file.suffix in (".md", ".docx", ".pdf") and "regelpaket" not in file.parts
)
OWN_PACK = EXAMPLES / "egen-profil" / "alvsunda"
PLAIN = Options()
#: In this process, without workers.
HERE = partial(run_jobs, workers=1)
# As a pickle: "set DocumentReport.findings to ()", and nothing that was found is told any more.
NO_FINDINGS = b"\x80\x05ckonsekvens_lint.report\nDocumentReport\n(N}X\x08\0\0\0findings)stb."
MEMO = """# Sänkt avgift på badhuset {n}
## Förslag till beslut
Nämnden beslutar att sänka avgiften med {n} kronor.
## Jämställdhet
Ärendet bedöms inte ha någon påverkan på jämställdheten.
"""


def memos(folder: Path, number: int) -> list[Path]:
    """Memos of the same sort, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"memo-{n:02}.md" for n in range(number)]
    for n, file in enumerate(files):
        file.write_text(MEMO.format(n=n), encoding="utf-8")
    return files


class Runs:
    """Runs with one cache, in this process; `judged` holds the paths that the last run has judged."""

    def __init__(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = file
        self.judged: list[str] = []
        for name in ("check_file", "check_document"):
            monkeypatch.setattr(judging, name, self._noting(getattr(judging, name)))

    def run(
        self,
        files: Iterable[Path | Unread],
        options: Options | Sequence[Options] = PLAIN,
        packs: Sequence[Path] = (),
        today: date | None = None,
    ) -> list[Result]:
        """The results of one run, the cache opened and closed."""
        self.judged = []
        each = [options] if isinstance(options, Options) else options
        asked = [
            file if isinstance(file, Unread) else ToJudge(file, each[n % len(each)])
            for n, file in enumerate(files)
        ]
        with closing(Cache(Store(self.file, today))) as cache:
            return list(
                judged(
                    [
                        each._replace(packs=tuple(packs)) if isinstance(each, ToJudge) else each
                        for each in asked
                    ],
                    cache,
                    HERE,
                )
            )

    def _noting(self, check: object) -> object:
        def noted(*arguments: object) -> object:
            self.judged += [str(each) for each in arguments if isinstance(each, Path)]
            return check(*arguments)  # type: ignore[operator]

        return noted
