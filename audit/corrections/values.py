"""What a reviewer puts in place of a value, held to the same rules as what is read."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from audit.corrections.fields import FIXED, is_period, is_text, period_of
from normalize.records import Budget, Cost, Merged, Status, TimelineEntry
from normalize.values.figures import MOST

Model = TypeVar("Model", bound=BaseModel)

LONGEST = 100_000
_MODELS: dict[str, type[BaseModel]] = {
    "budget": Budget,
    "cost": Cost,
    "status": Status,
    "merged": Merged,
}
_PERIOD = re.compile(r"[0-9]{4}\+?")
# What no text of a plan holds: control characters but for the line feed, halves of characters.
_FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def checked_value(name: str, value: Any) -> Any:
    """The value for a field of that name: a string, number or null, or a model of the records.

    Raises ValueError, whose text says what is wrong with it.
    """
    if name in FIXED:
        raise ValueError("a record is known by its number, which can't be corrected")
    if is_text(name):
        return _text(value)
    if name == "theme":
        return _theme(value)
    if name == "subheading":
        return None if value is None else _text(value)
    if is_period(name):
        return _entry(name, value)
    if name in _MODELS:
        return _typed(name, value)
    raise ValueError(f"no field is named {name!r}")


def known_field(name: str) -> bool:
    """Whether some record could have a field of that name."""
    named = name in (*FIXED, "theme", "subheading", *_MODELS)
    return named or is_text(name) or bool(is_period(name) and _PERIOD.fullmatch(period_of(name)))


def checked_text(value: str) -> str:
    """The text; raises ValueError where it holds what no plan does."""
    if len(value) > LONGEST:
        raise ValueError(f"a text of over {LONGEST} characters")
    found = _FORBIDDEN.search(value)
    if found is not None:
        raise ValueError(f"a text with the control character U+{ord(found[0]):04X}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is a string")
    return checked_text(value)


def _theme(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError("a theme is its number, or null for the one without")


def _entry(name: str, value: Any) -> TimelineEntry:
    entry = _model(TimelineEntry, value)
    if entry.period != period_of(name):
        raise ValueError(f"its period is {entry.period!r} and not {period_of(name)!r}")
    checked_text(entry.text)
    return entry


def _typed(name: str, value: Any) -> BaseModel:
    made = _model(_MODELS[name], value)
    checked_text(getattr(made, "text", ""))
    if isinstance(made, Cost):
        _check_cost(made)
    return made


def _check_cost(cost: Cost) -> None:
    """Raise ValueError where the parts of a cost don't go together as they do when it is read."""
    amounts = (cost.min_usd, cost.max_usd)
    if cost.kind != "amount":
        if amounts != (None, None) or cost.open_ended or cost.per or cost.note is not None:
            raise ValueError(f"only an amount has figures, and its kind is {cost.kind!r}")
        return
    if cost.note is not None and not cost.note.strip():
        raise ValueError("a note without words is null")
    checked_text(cost.note or "")
    if cost.min_usd is None:
        raise ValueError("an amount has min_usd")
    if cost.open_ended != (cost.max_usd is None):
        raise ValueError("an amount has max_usd, unless it is open-ended")
    if cost.max_usd is not None and cost.max_usd < cost.min_usd:
        raise ValueError("max_usd is less than min_usd")
    if max(cost.min_usd, cost.max_usd or 0) >= MOST:
        raise ValueError("an amount of ten thousand million dollars or more")


def _model(model: type[Model], value: Any) -> Model:
    try:
        return model.model_validate(value, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}" if place else first["msg"]) from None
