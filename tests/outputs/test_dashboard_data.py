"""What the dashboard's scripts read: the plans whole, what changed, nothing that ends a script."""

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.records import Plan, Status
from outputs.dashboard import Version
from outputs.dashboard.data import data_json, data_of
from outputs.page import shown_text
from tests import factory
from tests.outputs.hostile import hostile_comparison


def edition(plan: Plan) -> Any:
    return json.loads(data_json([Version("E1", {"zh": plan})]))["versions"][0]["editions"]["zh"]


def test_an_edition_is_the_plan() -> None:
    plan = factory.plan([factory.action(1, extra={"单位": "甲", "备注": ""}), factory.done(1)])
    made, whole = edition(plan), plan.to_dict()
    assert [dict(each.pop("extra")) for each in made["records"]] == [{"单位": "甲", "备注": ""}, {}]
    for record in whole["records"]:
        del record["extra"]
    assert made["records"] == whole["records"]
    assert made["document"] == whole["document"]
    assert made["themes"] == whole["themes"]
    assert made["findings"] == whole["findings"]
    assert made["changes"] is None


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\u2028\u2029\x00-!"))))
@settings(max_examples=60)
def test_no_text_ends_the_script_and_each_is_shown_whole(text: str) -> None:
    try:
        plan = factory.plan([factory.action(1, action=text, extra={text: text})])
    except ValueError:  # a lone surrogate, which no plan holds
        return
    source = data_json([Version("E1", {"zh": plan})])
    assert not re.search("[<>&\u2028\u2029]", source)
    [record] = json.loads(source)["versions"][0]["editions"]["zh"]["records"]
    assert record["action"] == shown_text(text)
    assert record["extra"] == [[shown_text(text), shown_text(text)]]


def test_hostile_texts_are_all_there() -> None:
    made = hostile_comparison()
    source = data_json([Version("a", {"zh": made.old}), Version("b", {"zh": made.new})])
    assert "<" not in source
    texts = set(strings(json.loads(source)))
    for plan in (made.old, made.new):
        for each in [text for record in plan.records for text in strings(record.model_dump())]:
            assert shown_text(each) in texts


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.items() for part in each for text in strings(part)]
    return [text for each in value for text in strings(each)] if isinstance(value, list) else []


def test_changes_are_those_since_the_newest_older_version_in_the_language() -> None:
    first = factory.plan()
    planned = Status(value="planned", text="已做计划")
    changed = first.records[0].model_copy(update={"status": planned})
    last = first.model_copy(update={"records": [changed, *first.records[1:]]})
    french = factory.plan(language="fr")
    versions = [
        Version("E1", {"zh": first, "fr": french}),
        Version("E2", {"fr": french}),
        Version("E3", {"zh": last}),
    ]
    made = [version["editions"] for version in data_of(versions)["versions"]]
    assert made[0]["zh"]["changes"] is None
    assert made[1]["fr"]["changes"]["since"] == 0
    assert made[1]["fr"]["changes"]["changes"] == []
    changes = made[2]["zh"]["changes"]
    assert changes["since"] == 0
    assert [(each["new"], each["type"]) for each in changes["changes"]] == [("A1-1", "changed")]
    assert changes["summary"]["changed"] == 1


def test_the_words_are_those_of_the_languages_and_english() -> None:
    plans = {"zh": factory.plan(), "tlh": factory.plan(language="tlh")}
    assert sorted(data_of([Version("E1", plans)])["words"]) == ["en", "zh"]
