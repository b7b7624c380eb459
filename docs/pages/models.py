"""Data dictionaries: the models of a module as tables of their fields."""

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from pydantic import BaseModel


def models(first: type[BaseModel], module: ModuleType) -> Iterator[type[BaseModel]]:
    """The models of the module, the first one first and the others in the order it uses them."""
    own = {name for name, each in vars(module).items() if _is_own(each, module)}
    order = [name for name in vars(module) if name in own]
    for name in sorted(own, key=lambda name: (name != first.__name__, -order.index(name))):
        if not name.startswith("_"):
            yield getattr(module, name)


def _is_own(value: object, module: ModuleType) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, BaseModel)
        and value.__module__ == module.__name__
    )


def section(model: type[BaseModel]) -> str:
    """A model as a section of a page: its description and a table of its fields."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    rows = [
        f"| `{name}` | {_type(field)} | {field.get('description', '')} |"
        for name, field in schema["properties"].items()
    ]
    head = "| field | type | meaning |\n| --- | --- | --- |\n"
    return f"## {model.__name__}\n\n{schema['description']}\n\n{head}" + "\n".join(rows) + "\n"


def _type(field: Mapping[str, Any]) -> str:
    """A JSON Schema type in a few words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if "prefixItems" in field:
        return f"list of {len(field['prefixItems'])} {_type(field['prefixItems'][0])}s"
    if "items" in field:
        return f"list of {_type(field['items'])}"
    if "additionalProperties" in field:
        return f"by key: {_type(field['additionalProperties'])}"
    if "oneOf" in field:
        return " or ".join(_type(option) for option in field["oneOf"])
    return str(field.get("type", "any value"))
