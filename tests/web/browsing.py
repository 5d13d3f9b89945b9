"""The page served to a real browser, and what a user does on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from web_doubles import BAD, ROOT

#: Milliseconds that a test waits for the page.
WAIT = 60_000


def memo(number: int) -> dict[str, Any]:
    text = BAD.replace("sophämtning", f"sophämtning i område {number}")
    return {"name": f"memo {number:03}.md", "mimeType": "text/markdown", "buffer": text.encode()}


def choose(tab: Any, *files: Any) -> None:
    tab.locator("#files").set_input_files(list(files))


def wait_for(tab: Any, number: int) -> None:
    tab.get_by_text(f"{number} av {number} granskade").wait_for()


def serving(*arguments: str, **more: str) -> Iterator[str]:
    """The page's address while it is served."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    command = [sys.executable, "-m", "konsekvens_lint", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        line = process.stderr.readline().decode("utf-8")
        address = re.search(r"http://\S+", line)
        assert address, line
        yield address[0]
    finally:
        process.terminate()
        process.communicate(timeout=30)
