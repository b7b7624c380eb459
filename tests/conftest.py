"""Fixtures that all tests share; `tests/factory.py` makes plans by hand."""

from pathlib import Path

import pytest
from hypothesis import settings

from normalize.records import Plan
from tests import factory

ROOT = Path(__file__).parent.parent

# A slow machine is no fault of the code: no example of a property test has a deadline.
settings.register_profile("ebplan", deadline=None)
settings.load_profile("ebplan")


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def sound_plan() -> Plan:
    """A plan in which `check` finds nothing."""
    return factory.plan()
