"""The command line as a function, and a plan on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ebplan.commands import main
from normalize.records import Plan
from outputs.json_file import plan_json

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """`run("extract", path, "-o", out)` runs the command line and gives what it printed."""
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def plan_file(tmp_path: Path, sound_plan: Plan) -> Path:
    """A sound plan.json."""
    path = tmp_path / "plan.json"
    path.write_bytes(plan_json(sound_plan))
    return path


@pytest.fixture
def sample(root: Path) -> Path:
    """The transcription of the published plan."""
    return root / "samples" / "EB152_34-zh.txt"
