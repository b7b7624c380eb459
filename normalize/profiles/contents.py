"""What a profile's file may hold, every table and key, so that no slip is overlooked."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from extract.errors import ProfileError
from normalize.lexicon import key

REMEDY = "docs/profiles.md explains every key of such a file"
FIELDS = (
    "number",
    "functional_area",
    "action",
    "objective",
    "budget",
    "cost",
    "timeline",
    "status",
    "comments",
)  # fmt: skip
_NEEDED = ("number", "action")
_LONGEST_NAME = 80
_PERIOD = re.compile(r"20\d\d\+?")


def _filled(text: str) -> str:
    if not key(text):
        raise ValueError("must not be blank")
    return text


def _name(text: str) -> str:
    if not re.fullmatch(r"\w[\w.-]{0,63}", text):
        raise ValueError("must be letters, figures, hyphens and dots")
    return text


def _period(text: str) -> str:
    if not _PERIOD.fullmatch(text):
        raise ValueError(f'"{text}" is no period such as "2026" or "2026+"')
    return text


Text = Annotated[str, AfterValidator(_filled)]
Texts = Annotated[list[Text], Field(min_length=1)]
Number = Annotated[int, Field(ge=1, le=999)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class AnnexContents(_Table):
    """One of [[annexes]]."""

    number: Annotated[int, Field(ge=1, le=99)]
    columns: list[str]
    required: list[str] | None = None
    status: Literal["ongoing", "planned", "planning", "implemented", "tbc"] | None = None
    headings: list[Text] = []


class ThemeContents(_Table):
    """One of [[themes]]."""

    number: Number | None = None
    titles: Texts


class ClaimContents(_Table):
    """One of [[claims]]."""

    text: str
    annex: Number | None = None

    @model_validator(mode="after")
    def _has_figure(self) -> Self:
        if "{actions}" not in self.text:
            raise ValueError("'text' lacks {actions}")
        if self.annex is not None and "{annex}" in self.text:
            raise ValueError("{annex} in the text and 'annex' beside it say the same twice")
        return self


class ProfileContents(_Table):
    """A whole file."""

    name: Annotated[str, AfterValidator(_name)]
    symbol: Text
    periods: list[Annotated[str, AfterValidator(_period)]] = []
    annexes: Annotated[list[AnnexContents], Field(min_length=1)]
    columns: dict[
        Literal[
            "number", "functional_area", "action", "objective", "budget", "cost", "timeline",
            "status", "comments",
        ],
        Texts,
    ] = {}  # fmt: skip
    extra: dict[str, Texts] = {}
    budget: dict[Literal["budgeted", "not_budgeted", "partially_budgeted", "tbc"], Texts] = {}
    cost: dict[Literal["staff_time", "tbc"], Texts] = {}
    mark: dict[Literal["due", "tbc"], Texts] = {}
    status: dict[Literal["ongoing", "planned", "planning", "implemented", "tbc"], Texts] = {}
    themes: list[ThemeContents] | None = None
    claims: list[ClaimContents] = []


def contents_of(data: Mapping[str, Any], file: str) -> ProfileContents:
    """The contents of a profile's file; raises ProfileError, naming `file` and the key."""
    try:
        contents = ProfileContents.model_validate(data)
    except ValidationError as error:
        raise ProfileError(_sentence(error), where=file, remedy=REMEDY) from None
    for found in _faults(contents):
        raise ProfileError(found, where=file, remedy=REMEDY)
    return contents


def _faults(contents: ProfileContents) -> Iterable[str]:
    """What of the contents doesn't go together, each in a sentence."""
    yield from _faults_of_extra(contents.extra)
    yield from _faults_of_periods(contents.periods)
    yield from _faults_of_annexes(contents)
    headings = {f"{name} in [extra]": words for name, words in contents.extra.items()}
    headings |= {f"{name} in [columns]": words for name, words in contents.columns.items()}
    yield from _twice(headings, "the heading")
    for table in ("budget", "cost", "mark", "status"):
        values: Mapping[str, list[str]] = getattr(contents, table)
        yield from _twice({f"{name} in [{table}]": each for name, each in values.items()})
    names = {f"[[annexes]] number {one.number}": one.headings for one in contents.annexes}
    yield from _twice(names, "the heading")
    titles = {f"[[themes]] {at}": one.titles for at, one in enumerate(contents.themes or (), 1)}
    yield from _twice(titles, "the title")
    yield from _repeated((theme.number for theme in contents.themes or ()), "[[themes]]")


def _faults_of_extra(extra: Mapping[str, list[str]]) -> Iterable[str]:
    for name in extra:
        if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            yield f"the key '{name[:_LONGEST_NAME]}' in [extra] is no name"
        if name in FIELDS:
            yield f"'{name}' in [extra] is a field of records; its headings belong to [columns]"
        if _PERIOD.fullmatch(name):
            yield f"'{name}' in [extra] is a period, which needs no entry"


def _faults_of_periods(periods: list[str]) -> Iterable[str]:
    years = [period.rstrip("+") for period in periods]
    if years != sorted(set(years)):
        yield "'periods' must rise"
    if any(period.endswith("+") for period in periods[:-1]):
        yield "only the last of 'periods' may end in +"


def _faults_of_annexes(contents: ProfileContents) -> Iterable[str]:
    known = [*FIELDS, *contents.extra]
    yield from _repeated((annex.number for annex in contents.annexes), "[[annexes]]")
    for annex in contents.annexes:
        where = f"of [[annexes]] number {annex.number}"
        for name in annex.columns:
            if name not in known:
                yield f"'{name}' in 'columns' {where} is neither a field nor in [extra]"
            if annex.columns.count(name) > 1:
                yield f"'{name}' stands twice in 'columns' {where}"
        for name in _NEEDED:
            if name not in annex.columns:
                yield f"'columns' {where} lacks '{name}', which every plan has"
        for name in annex.required or ():
            if name not in annex.columns:
                yield f"'{name}' in 'required' {where} is not in its 'columns'"


def _repeated(numbers: Iterable[int | None], table: str) -> Iterable[str]:
    seen: set[int] = set()
    for number in numbers:
        if number is not None and number in seen:
            yield f"number {number} stands twice in {table}"
        seen |= {number} if number is not None else set()


def _twice(lists: Mapping[str, Iterable[str]], what: str = "") -> Iterable[str]:
    """A sentence for each wording that stands for two things."""
    meanings: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            if meanings.setdefault(key(word), name) != name:
                yield f"{what} '{word}' stands for both {meanings[key(word)]} and {name}".strip()


_SENTENCES: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
    "missing": lambda name, _: f"the key '{name}' is missing",
    "extra_forbidden": lambda name, _: f"the key '{name}' is not known",
    "string_type": lambda name, _: f"'{name}' must be a text",
    "int_type": lambda name, _: f"'{name}' must be a whole number",
    "list_type": lambda name, _: f"'{name}' must be a list",
    "dict_type": lambda name, _: f"'{name}' must be a table",
    "model_type": lambda name, _: f"'{name}' must be a table",
    "too_short": lambda name, _: f"'{name}' must not be empty",
    "literal_error": lambda name, error: f"'{name}': must be one of {error['ctx']['expected']}",
    "value_error": lambda name, error: f"'{name}': {error['ctx']['error']}",
}


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, with its key and its table."""
    first = error.errors(include_url=False)[0]
    path = [part for part in first["loc"] if part != "[key]"]
    # A wording in a list is told by the list; one of several tables by its place.
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    say = _SENTENCES.get(first["type"])
    said = say(name, first) if say else f"'{name}': {first['msg']}"
    return said + _table_of(path)


def _table_of(path: list[Any]) -> str:
    if len(path) > 1 and isinstance(path[1], int) and path[0] in ("annexes", "themes", "claims"):
        return f" (entry {path[1] + 1} of [[{path[0]}]])"
    return f" in [{path[0]}]" if len(path) > 1 and isinstance(path[1], str) else ""
