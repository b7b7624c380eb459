"""In a window, what commands say is broken between words; a program gets whole lines."""

import io
import sys

import pytest

from ebplan.commands.options import write_lines

LINE = "warning: A1-1: The budget is not a known value; where it is right, add it to the lexicon."


class Output(io.BytesIO):
    """A stdout whose bytes are kept."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    @property
    def buffer(self) -> "Output":
        return self

    def isatty(self) -> bool:
        return self.terminal


def written(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> list[str]:
    output = Output(terminal=terminal)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", output)
        patched.setenv("COLUMNS", "40")
        write_lines(["plan.json: 1 finding", f"  {LINE}"])
    return output.getvalue().decode().splitlines()


def test_a_window_gets_lines_of_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = written(monkeypatch, terminal=True)
    assert max(map(len, lines)) <= 40
    assert lines[0] == "plan.json: 1 finding"
    assert " ".join(" ".join(lines[1:]).split()) == LINE


def test_a_program_gets_whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, terminal=False) == ["plan.json: 1 finding", f"  {LINE}"]
