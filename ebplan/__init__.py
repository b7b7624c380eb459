"""Action plans published as tables, as records that can be traced to the page.

>>> import ebplan
>>> plan = ebplan.read_plan("samples/EB152_34-zh.pdf")
>>> len(plan.actions())
98
"""

import os
from typing import TYPE_CHECKING, Any

from extract.errors import EbplanError

if TYPE_CHECKING:
    from normalize.records import Plan, Record

__version__ = "0.1.0"
__all__ = ["EbplanError", "Plan", "Record", "__version__", "load_plan", "read_plan"]


def read_plan(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
    reader: str | None = None,
) -> "Plan":
    """The plan in a PDF, DOCX or text file, with what `ebplan check` finds in it.

    `language`, `profile` and `symbol` replace what would be told from the document; `reader`
    chooses one way to read the tables instead of the best there is. Raises EbplanError, whose
    text is one line that says what is wrong and what to do.
    """
    from ebplan import pipeline

    return pipeline.read_plan(
        path, language=language, profile=profile, symbol=symbol, reader=reader
    )


def load_plan(path: str | os.PathLike[str]) -> "Plan":
    """The plan in a `plan.json`, or in a document as `read_plan` gives it."""
    from ebplan import pipeline

    return pipeline.load_plan(path)


def __getattr__(name: str) -> Any:
    # The records bring pydantic along, which `ebplan --help` does not need.
    if name in ("Plan", "Record"):
        from normalize import records

        return getattr(records, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
