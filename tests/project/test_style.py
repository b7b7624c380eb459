"""The tools that read the code find nothing: ruff, mypy, import directions."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TYPED = ("extract", "normalize", "audit", "outputs", "ebplan", "samples", "benchmarks", "docs")
PYTHON = [sys.executable, "-m"]
CHECKS = {
    "ruff check": [*PYTHON, "ruff", "check"],
    "ruff format": [*PYTHON, "ruff", "format", "--check"],
    "mypy": [
        *PYTHON,
        "mypy",
        "--strict",
        *(name for name in TYPED if any((ROOT / name).glob("*.py"))),
    ],
    "import-linter": [
        sys.executable,
        "-c",
        "import sys; sys.path.insert(0, ''); "
        "from importlinter.cli import lint_imports_command as run; run()",
    ],
}


@pytest.mark.parametrize("name", CHECKS)
def test_style(name: str, root: Path) -> None:
    done = subprocess.run(CHECKS[name], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
