"""Read Swedish public-sector memos and judge what they say of women and men, girls and boys.

    >>> import konsekvens_lint
    >>> report = konsekvens_lint.check("memon/")  # doctest: +SKIP
    >>> for document in report.documents:  # doctest: +SKIP
    ...     if isinstance(document, konsekvens_lint.Unread):
    ...         print(document.path, "kunde inte läsas:", document.message)
    ...     else:
    ...         for finding in document.findings:
    ...             print(document.path, finding.rule, finding.message)

Nothing leaves the computer. Importing the package costs nothing: what a call needs is loaded by the call.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from konsekvens_lint.version import __version__

if TYPE_CHECKING:
    from os import PathLike

    from konsekvens_lint.documents.model import Place
    from konsekvens_lint.documents.pdf.choice import PdfReader
    from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Report, Suppressed, Unread
    from konsekvens_lint.rulebook.errors import PackError
    from konsekvens_lint.settings.options import UnknownChoice

    AnyPath = str | PathLike[str]

__all__ = [
    "Checklist",
    "DocumentReport",
    "Finding",
    "PackError",
    "Place",
    "Point",
    "Report",
    "Suppressed",
    "UnknownChoice",
    "Unread",
    "__version__",
    "check",
]

_MODULES = {
    "Checklist": "report",
    "DocumentReport": "report",
    "Finding": "report",
    "PackError": "rulebook.errors",
    "Place": "documents.model",
    "Point": "report",
    "Report": "report",
    "Suppressed": "report",
    "UnknownChoice": "settings.options",
    "Unread": "report",
}


def check(
    path: AnyPath | Iterable[AnyPath],
    *,
    profile: str = "skr",
    kind: str | None = None,
    checklists: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    packs: Iterable[AnyPath] = (),
    pdf_reader: PdfReader = "auto",
    ocr: bool = False,
    jobs: int = 1,
) -> Report:
    """The report on a file, a folder, or several of them, with the documents in the order they were given.

    A file that cannot be read is an `Unread` in the report, with a code and a Swedish message, and costs the
    other files nothing. No configuration file, baseline or cache has a part in it. The choices are those of the
    command ``check``: `kind` is the kind of document where it is known, `select` and `ignore` take codes, names or beginnings of codes, and `packs` are folders or
    files of rules on top of the built-in ones. `pdf_reader` is the library that takes PDFs apart, and `ocr`
    lets text be recognised in scanned ones, by the programs that the extra ``ocr`` and README name. `jobs` is
    the number of worker processes: 1 is this process alone (PDFs have a worker of their own), 0 as many as the
    computer has cores, where there are enough files.

        >>> report = check("memo.docx", kind="tjansteskrivelse", select=["BES"])  # doctest: +SKIP

    Raises UnknownChoice for a profile, kind, checklist, rule or PDF reader that does not exist, and PackError for a pack
    that is wrong; their messages are Swedish, and say what is nearest. Raises ValueError for fewer than 0 jobs.
    """
    from pathlib import Path

    from konsekvens_lint.report import Report
    from konsekvens_lint.running.finding import find
    from konsekvens_lint.running.runner import run
    from konsekvens_lint.settings.options import Options, pdf_choice

    pdf = pdf_choice(pdf_reader, ocr)
    options = Options(profile, kind, _several(checklists), _several(select), _several(ignore), pdf)
    found = find(map(Path, _several(path)))
    documents = run(found.files, options, jobs=jobs, packs=tuple(map(Path, _several(packs))))
    return Report(tuple(documents), found.skipped)


def _several(given: Any) -> tuple[Any, ...]:
    """One or several as several: a text or a path is one."""
    return (given,) if isinstance(given, str) or hasattr(given, "__fspath__") else tuple(given)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])
