"""plan.json: what goes in comes out, byte for byte the same each time."""

import json

import jsonschema

from normalize.records import Plan, plan_schema
from outputs.json_file import plan_json


def test_the_file_holds_the_plan(sound_plan: Plan) -> None:
    assert Plan.model_validate_json(plan_json(sound_plan)) == sound_plan


def test_the_same_plan_gives_the_same_bytes(sound_plan: Plan) -> None:
    again = Plan.model_validate(sound_plan.to_dict())
    assert plan_json(again) == plan_json(sound_plan)


def test_letters_stand_as_they_are_and_the_file_ends_in_a_line_feed(sound_plan: Plan) -> None:
    text = plan_json(sound_plan).decode("utf-8")
    assert "问责职能" in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_the_file_fits_its_schema(sound_plan: Plan) -> None:
    schema = plan_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(plan_json(sound_plan)), schema)
