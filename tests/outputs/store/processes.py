"""Ingests in processes of their own: forked, so that what takes long to import is there."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import Engine, event


def started(work: Callable[[], object]) -> int:
    """The process that does the work, and ends with 0, or with 1 where it raises."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        # Nothing of the tests may go on here.
        os._exit(code)


def ended(process: int) -> int:
    """How it ended: its exit code, or -9 where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def kill_at(point: int) -> None:
    """Kill this process at the point of that number: before a statement, or around a commit."""
    passed = 0

    def reached(*_: object, **__: object) -> None:
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", reached)
    event.listen(Engine, "commit", reached)


class Signal:
    """What one process waits for and another gives."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()

    def give(self) -> None:
        os.write(self._write, b"!")

    def wait(self) -> None:
        os.read(self._read, 1)

    def close(self) -> None:
        for end in (self._read, self._write):
            with suppress(OSError):
                os.close(end)
