"""The page of `plan.multilingual.json` and of its table."""

from docs.pages.models import models, section
from normalize import multilingual
from normalize.multilingual import MultilingualPlan, MultilingualRecord
from outputs import multilingual_columns

_HEAD = """# The data: `plan.multilingual.json`

`ebplan align` writes it, with facts once and texts by language ([align.md](align.md)). The models
in `normalize/multilingual.py` are the one definition of it. `ebplan schema --multilingual` prints
its JSON Schema, which is also in [plan.multilingual.schema.json](plan.multilingual.schema.json).

"By key" is an object, with languages (ISO 639-1) or periods as its keys. `null` and empty texts
mean the same as in [plan.json](data.md), and the same input gives the same bytes. A page that shows
one language at a time takes `texts`, `titles` and `sources` of that language, and `direction` of
its edition.

A `schema` of `ebplan-multilingual/1` keeps its fields and their meaning. A change that breaks
readers gets a new number.

"""
_TABLE = """
# The table: `actions.multilingual.csv`

One row for each action. Columns with `_LANGUAGE` stand once for each language, in the order the
plans were given, such as `action_en`, `action_fr`; those of the timeline once for each period.
Flavours, encoding and empty cells are as in [the other tables](csv.md); the exact flavour is
`actions.multilingual.exact.csv`.

"""


def multilingual_page() -> str:
    """The data dictionary of `plan.multilingual.json`, and the columns of its table."""
    sections = [section(each) for each in models(MultilingualPlan, multilingual)]
    # What both kinds of plan share is explained on the other page.
    for name in ("Source", "SourceFile"):
        sections = [
            each.replace(f"(#{name.lower()})", f"(data.md#{name.lower()})") for each in sections
        ]
    plan = _plan_with_every_column()
    facts = multilingual_columns.fact_columns(plan)
    rows = [f"| `{column.name}` | {column.meaning} |" for column in facts]
    texts = multilingual_columns.text_columns(plan)
    rows += [f"| `{column.name}_LANGUAGE` | {column.meaning} |" for column in texts]
    extra = multilingual_columns.extra_columns(plan)
    rows += [f"| `{column.name}_LANGUAGE` | {column.meaning} |" for column, _ in extra]
    table = "| column | holds |\n| --- | --- |\n" + "\n".join(rows).replace("2023", "PERIOD")
    return _HEAD + "\n".join(sections) + _TABLE + table


def _plan_with_every_column() -> MultilingualPlan:
    texts = {"en": multilingual.Texts.model_construct(extra={"NAME": ""})}
    record = MultilingualRecord.model_construct(timeline={"2023": "due"}, texts=texts)
    document = multilingual.MultilingualDocument.model_construct(languages=["en"])
    return MultilingualPlan.model_construct(document=document, records=[record])
