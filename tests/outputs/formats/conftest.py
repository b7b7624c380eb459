"""A sample's plan, read once for all tests of the formats."""

import pytest

from ebplan import read_plan
from normalize.records import Plan
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    """The whole Chinese plan, from its transcription, which is read fastest."""
    return read_plan(ROOT / "samples" / "EB152_34-zh.txt")
