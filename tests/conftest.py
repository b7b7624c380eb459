"""Fixtures that all tests share; `tests/factory.py` makes plans by hand."""

from pathlib import Path

import pytest

from normalize.records import Plan
from tests import factory

ROOT = Path(__file__).parent.parent


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def sound_plan() -> Plan:
    """A plan in which `check` finds nothing."""
    return factory.plan()
