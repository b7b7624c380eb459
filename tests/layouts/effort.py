"""How many layouts are tried: few and always the same, or as many as `EBPLAN_LAYOUTS` says."""

import os
from collections.abc import Callable
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, Phase, seed, settings

MANY = os.environ.get("EBPLAN_LAYOUTS")


def examples(few: int, *key: object) -> Callable[[Any], Any]:
    """The settings of a test that tries a few layouts in CI, others for each key.

    A failing layout is made smaller (which takes minutes) only where many were asked for.
    """
    chosen = settings(
        max_examples=int(MANY) if MANY else few,
        derandomize=not MANY,
        phases=[Phase.generate, Phase.shrink] if MANY else [Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    def decorate(test: Any) -> Any:
        return chosen(test if MANY else seed(crc32(repr(key).encode()))(test))

    return decorate
