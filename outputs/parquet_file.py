"""The tables as Parquet: typed columns, lists as lists, values of few choices as a dictionary."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extract.errors import MissingLibraryError
from outputs.columns import Column, Kind
from outputs.contents import Contents
from outputs.tables import fitting

if TYPE_CHECKING:
    import pyarrow

_TYPES: Mapping[Kind, str] = {"string": "string", "integer": "int64", "boolean": "bool"}
_ITEMS: Mapping[Kind, str] = {"strings": "string", "integers": "int32"}


def parquet(contents: Contents, name: str) -> bytes:
    """The table of that name. Its metadata name the document and the schema of plan.json.

    Raises MissingLibraryError where pyarrow is not installed.
    """
    check_pyarrow()
    import pyarrow.parquet

    table = contents.tables[name]
    schema = pyarrow.schema(
        [_field(column, column.name == table.key) for column in table.columns],
        metadata=_metadata(contents),
    )
    arrays = [
        _array(column, [row[at] for row in table.cells]) for at, column in enumerate(table.columns)
    ]
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), file)
    return file.getvalue()


def check_pyarrow() -> None:
    """Raise MissingLibraryError where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingLibraryError(
            "Parquet files need pyarrow",
            remedy="install it with: pip install 'ebplan[parquet]', or name the formats without "
            "parquet",
        ) from None


def _field(column: Column[Any], is_key: bool) -> "pyarrow.Field":
    import pyarrow

    metadata = {"description": column.meaning}
    return pyarrow.field(column.name, _type(column), nullable=not is_key, metadata=metadata)


def _type(column: Column[Any]) -> "pyarrow.DataType":
    import pyarrow

    if column.choices:
        return pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    if column.kind in _ITEMS:
        return pyarrow.list_(pyarrow.type_for_alias(_ITEMS[column.kind]))
    return pyarrow.type_for_alias(_TYPES[column.kind])


def _array(column: Column[Any], values: list[Any]) -> "pyarrow.Array":
    import pyarrow

    if column.choices:
        # The whole dictionary in the model's order: categories are the same in every plan.
        at = {choice: index for index, choice in enumerate(column.choices)}
        indices = pyarrow.array([None if each is None else at[each] for each in values], "int32")
        return pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(column.choices))
    if column.kind in _ITEMS:
        return pyarrow.array([list(value or ()) for value in values], _type(column))
    return pyarrow.array([fitting(value) for value in values], _type(column))


def _metadata(contents: Contents) -> dict[str, str]:
    document = contents.plan.document
    found = {
        "schema": contents.plan.schema_version,
        "symbol": document.symbol,
        "language": document.language,
        "title": document.title,
        "source": document.source.name,
        "source_sha256": document.source.sha256,
    }
    if contents.licence is not None:
        found["licence"] = contents.licence.address or contents.licence.name or ""
    return {f"ebplan.{name}": value for name, value in found.items()}
