"""The dashboard as one HTML file, with styles, scripts, charts library and data in it."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outputs.dashboard.data import data_json
from outputs.dashboard.grouping import Version
from outputs.page import page, shared_script

_ASSETS = files("outputs.dashboard") / "assets"
# Each needs those before it, the page's own also the scripts that all pages share.
LIBRARY = (
    "d3-array", "d3-color", "d3-path", "d3-format", "d3-interpolate", "d3-time", "d3-time-format",
    "d3-scale", "d3-shape", "d3-selection",
)  # fmt: skip
SCRIPTS = (
    "words", "editions", "values", "address", "facets", "sums", "figures", "charts",
    "overview", "controls", "table", "places", "changes", "record", "about", "frame", "app",
)  # fmt: skip
STYLES = ("frame", "controls", "charts", "table", "record", "narrow", "print")


def dashboard_page(versions: Sequence[Version]) -> bytes:
    """The page for the versions, oldest first, in UTF-8; it shows the newest at first.

    The same plans give the same bytes.
    """
    from markupsafe import Markup

    newest = versions[-1]
    plan = next(iter(newest.plans.values()))
    return page(
        "dashboard.html",
        styles=[_asset(f"{name}.css") for name in STYLES],
        scripts=[library(), script()],
        heading=plan.document.title or newest.symbol,
        data=Markup(data_json(versions)),
    )


@cache
def library() -> str:
    """The charts library: the parts of d3 that the charts use, as published, after its licence."""
    parts = "".join(_asset(f"d3/{name}.min.js") for name in LIBRARY)
    return f"/*!\n{_asset('d3/LICENSE')}*/\n{parts}"


@cache
def script() -> str:
    """The page's own script: modules that each define one name, in the order they need."""
    return "\n".join((shared_script(), *(_asset(f"{name}.js") for name in SCRIPTS)))


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
