"""One browser for all browser tests of a process, and pages that are watched while a test runs.

A test asks for `visits` and calls `visits.open(file)`. Whatever goes wrong in a page (an error on
the console, a request, a dialog, a violated policy) fails the test when it ends; one that provokes
something takes it out of `visits.troubles`.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NAMES, Visits, installed, started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; where none is installed the tests are skipped, on CI they fail."""
    path = installed()
    if path is None:
        missing = f"no browser on the PATH: install one of {', '.join(NAMES)}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with started(path) as browser:
        yield browser


@pytest.fixture
def visits(chromium: Browser) -> Iterator[Visits]:
    """Pages in the browser; after the test none of them may have met trouble."""
    made = Visits(chromium)
    yield made
    made.close()
    assert made.troubles == []
