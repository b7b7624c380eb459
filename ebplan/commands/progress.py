"""A sign of life on the terminal, for work that takes long."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0


@contextmanager
def waiting(what: str, *, quiet: bool = False) -> Iterator[None]:
    """Show a moving bar while the block runs, from the third second on, if stderr is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    bar = _LateBar(what)
    timer = threading.Timer(_PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.hide()


class _LateBar:
    """A bar that one thread shows and another hides, possibly before it was shown."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lock = threading.Lock()
        self._done = False
        self._progress: Progress | None = None

    def show(self) -> None:
        from outputs.summary import progress_bar

        with self._lock:
            if not self._done:
                self._progress = progress_bar(self._what)
                self._progress.start()

    def hide(self) -> None:
        with self._lock:
            self._done = True
            if self._progress:
                self._progress.stop()
