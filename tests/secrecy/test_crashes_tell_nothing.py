"""Whatever breaks, no word of a document is told by it: not on the streams, and not in a file that the system writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import BAD, environment, written
from watching import Work, left_in

from konsekvens_lint.commands.trace import trace
from konsekvens_lint.machine.crash_files import _NONE

SECRET = "HEMLIGT"
# Our reader of Markdown breaks, and says so in the document's own words.
BREAKS = """
import konsekvens_lint.documents.markdown as markdown
def read_markdown(text):
    raise ValueError(text) from KeyError(text)
markdown.read_markdown = read_markdown
"""
# The same of what tells the report, in the main process, where nothing expects it.
BREAKS_LATER = """
import konsekvens_lint.formats.csv as told
def render(report, **_):
    raise ValueError("HEMLIGT") from KeyError("HEMLIGT")
told.render = render
"""
CRASHES = """
import ctypes
import konsekvens_lint.documents.markdown as markdown
markdown.read_markdown = lambda text: ctypes.string_at(0)
"""
# What Python itself says of its own accord, with the words of what it was about.
MUTTERS = """
import warnings
import konsekvens_lint.documents.markdown as markdown
read = markdown.read_markdown
class Dying:
    def __init__(self, text): self.text = text
    def __del__(self): raise ValueError(self.text)
def read_markdown(text):
    Dying(text)
    warnings.warn(text)
    return read(text)
markdown.read_markdown = read_markdown
"""
MAIN = "\nfrom konsekvens_lint.commands.main import main\nmain()\n"
LIBRARY = "\nimport konsekvens_lint; konsekvens_lint.check('memo.md', jobs=2)\n"


def _run(program: str, *arguments: str, cwd: Path, how: str = MAIN) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program + how, *arguments]
    # With the files of crashes that the system would write, were it let to.
    shell = ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"'] if sys.platform != "win32" else []
    return subprocess.run(
        [*shell, *command], cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", check=False, timeout=120
    )  # fmt: skip


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder with a secret memo."""
    return written(tmp_path / "arbete" / "memo.md", BAD.replace("sophämtning", SECRET)).parent


@pytest.mark.parametrize(
    "arguments",
    [
        "check memo.md --jobs 1",
        "check memo.md --jobs 2",
        "assess memo.md",
        "audit memo.md --into ut.db --jobs 1",
    ],
)
def test_a_mistake_of_ours_is_told_without_the_documents_words(arguments: str, secret: Path) -> None:
    done = _run(BREAKS, *arguments.split(), cwd=secret)
    database = secret / "ut.db"
    told = done.stdout + done.stderr + (database.read_bytes().decode("latin-1") if database.exists() else "")
    assert "ett fel i programmet (ValueError" in told
    assert SECRET not in told


def test_a_mistake_outside_the_documents_is_told_without_their_words_too(secret: Path) -> None:
    done = _run(BREAKS_LATER, "check", "memo.md", "--write", "csv=ut.csv", cwd=secret)
    assert done.returncode == 2
    assert "ett fel i verktyget (ValueError)" in done.stderr
    assert "commands/check.py" in done.stderr
    assert SECRET not in done.stderr


def test_what_python_says_of_its_own_accord_is_left_unsaid(secret: Path) -> None:
    done = _run(MUTTERS, "check", "memo.md", "--jobs", "1", "--no-cache", "--format", "concise", cwd=secret)
    assert done.returncode == 1
    assert SECRET not in done.stderr
    assert "Warning" not in done.stderr


def test_a_trace_tells_where_and_of_what_kind() -> None:
    try:
        try:
            int("hemligt")
        except ValueError as error:
            raise KeyError("hemligt") from error
    except KeyError as error:
        told = trace(error)
    assert [line for line in told.splitlines() if not line.startswith(" ")] == ["ValueError", "KeyError"]
    assert "in test_a_trace_tells_where" in told
    assert told.count("hemligt") == 2, "as our own code writes it"


@pytest.mark.skipif(sys.platform == "win32", reason="core files are POSIX")
@pytest.mark.parametrize("how", [MAIN, LIBRARY], ids=["run", "worker"])
def test_a_crash_leaves_no_file(how: str, secret: Path) -> None:
    """It is the whole run that crashes, or a worker of a program that is not ours, whose own limits are its own."""
    done = _run(CRASHES, "check", "memo.md", "--jobs", "1", "--no-cache", cwd=secret, how=how)
    assert (done.returncode != 0) == (how == MAIN)
    assert SECRET not in done.stdout + done.stderr
    assert left_in(secret) == ["memo.md"]


def test_a_crash_does_leave_one_where_it_may(secret: Path) -> None:
    """Without this the test above would show nothing."""
    pattern = Path("/proc/sys/kernel/core_pattern")
    if not pattern.exists() or not pattern.read_text().startswith("core"):
        pytest.skip("the system writes core files elsewhere, or none")
    program = (
        CRASHES + "import konsekvens_lint.commands.main as main\nmain.forbid_crash_files = lambda: None\n"
    )
    _run(program, "check", "memo.md", "--jobs", "1", "--no-cache", cwd=secret)
    if left_in(secret) == ["memo.md"]:
        pytest.skip("the system lets no core file be written")
    core = next(file for file in secret.iterdir() if file.name.startswith("core"))
    assert SECRET.encode() in core.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_the_limit_is_below_any_that_is_there() -> None:
    program = (
        "import resource; from konsekvens_lint.machine.crash_files import forbid_crash_files; forbid_crash_files();"
        "print(*resource.getrlimit(resource.RLIMIT_CORE))"
    )
    for limits in ("0", "unlimited"):
        shell = f'ulimit -c {limits}; exec "$0" -c "$1"'
        done = subprocess.run(["sh", "-c", shell, sys.executable, program], env=environment(), capture_output=True, encoding="utf-8", check=True)  # fmt: skip
        soft = int(done.stdout.split()[0])
        assert soft == (0 if limits == "0" else _NONE)


def test_a_pdf_that_its_reader_finds_odd_is_not_quoted(work: Work) -> None:
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(work.folder / "udda.pdf"), pageCompression=0)
    for at, line in enumerate(BAD.splitlines()):
        page.drawString(70, 700 - 20 * at, line)
    page._code.append(f"/{SECRET} (x) (y) rg /{SECRET} gs /{SECRET} w")
    page.save()
    done = _run(
        "", "check", "udda.pdf", "--jobs", "1", "--pdf-reader", "pdfminer", "--no-cache", cwd=work.folder
    )
    assert done.returncode in (0, 1), done.stderr
    assert SECRET not in done.stderr
