"""The names of formats as people give them."""

from collections.abc import Collection, Iterable

from extract.errors import OutputError

ALL = "all"


def format_names(names: Iterable[str], known: Collection[str]) -> list[str]:
    """The names, each once, `all` as all that are known; raises OutputError for another one."""
    found: list[str] = []
    for name in names:
        if name not in known and name != ALL:
            raise OutputError(
                f"{name!r} is not a format", remedy=f"choose from {', '.join([*known, ALL])}"
            )
        found += known if name == ALL else [name]
    return list(dict.fromkeys(found))
