"""A difference as a page: one HTML file to open, print or send."""

from audit.diff.model import Version
from outputs.comparison import Comparison
from outputs.diff_view import (
    changed_fields,
    contents_of,
    groups_of,
    heading,
    language_direction,
    verdict,
)
from outputs.page import page


def html(comparison: Comparison) -> bytes:
    """The difference as an HTML page in UTF-8, which holds every text whole."""
    diff, direction = comparison.diff, language_direction(comparison.new)
    return page(
        "diff.html",
        heading=heading(comparison),
        verdict=verdict(comparison),
        versions=[_version("Old", diff.old), _version("New", diff.new)],
        groups=groups_of(comparison),
        unchanged=diff.summary.unchanged,
        fields=changed_fields(comparison),
        language=diff.new.language,
        direction=direction,
        right_to_left=direction == "rtl",
    )


def _version(name: str, version: Version) -> dict[str, str]:
    return {
        "name": name,
        "symbol": version.symbol,
        "title": version.title,
        "file": version.name,
        "holds": contents_of(version),
        "sha256": version.sha256,
    }
