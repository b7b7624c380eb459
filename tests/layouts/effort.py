"""How many layouts are tried: few and always the same, or as many as `EBPLAN_LAYOUTS` says."""

import os

from hypothesis import HealthCheck, Phase, settings

MANY = os.environ.get("EBPLAN_LAYOUTS")


def examples(few: int) -> settings:
    """The settings of a test that tries a few layouts in CI.

    A failing layout is made smaller (which takes minutes) only where many were asked for.
    """
    return settings(
        max_examples=int(MANY) if MANY else few,
        derandomize=not MANY,
        phases=[Phase.generate, Phase.shrink] if MANY else [Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
