"""A changed field in words: what it was and what it is."""

from audit.align.facts import recognised, shown
from audit.diff.model import ChangedValue, FieldChange

_NOTHING = "nothing"
# The values that a theme or a subheading has stand beside their words.
_NAMED = ("theme", "subheading")


def value_words(change: FieldChange) -> tuple[str, str]:
    """The old and the new value, each in a few words.

    Of values that are the same, and of those that no lexicon knows, the cells as printed.
    """
    old = _words(change.field, change.old, change.old_text)
    new = _words(change.field, change.new, change.new_text)
    if old == new:
        old, new = _with_cell(old, change.old_text), _with_cell(new, change.new_text)
    return old, new


def _words(field: str, value: ChangedValue, text: str | None) -> str:
    if field in _NAMED:
        return _named(value, text)
    if not recognised(value):
        return _with_cell(shown(value), text)
    if field == "merged" and isinstance(value, list):
        return _with_cell(f"{', '.join(value)} in one", text)
    # An area that is not there is an empty text.
    return shown(value) or _NOTHING


def _named(value: ChangedValue, text: str | None) -> str:
    """The number or id with its words; a theme without a number has words alone."""
    if value is None:
        return text or _NOTHING
    return f"{value} {text}" if text else str(value)


def _with_cell(words: str, text: str | None) -> str:
    return words if text is None else f'{words} "{text}"'
