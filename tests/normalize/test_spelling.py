"""Values spelled in a new way are known and told; what may mean something else is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.lexicon import Lexicon, key, languages, load_lexicon
from normalize.lexicon.keys import words_key
from normalize.spelling import alike
from normalize.values import parse_budget, parse_status
from tests.layouts.speech import SPEECH
from tests.normalize.languages import first_annex, header
from tests.normalize.tables import document, plan, table

LEXICONS = [load_lexicon(code) for code in languages()]
GUESSED = [
    ("en", "Partialy budgeted", "partially_budgeted"),
    ("en", "Not yet budgeetd", "not_budgeted"),
    ("fr", "Partiellement budgetisés", "partially_budgeted"),
    ("fr", "Non encore budgétisés", "not_budgeted"),
    ("es", "Parcialmente presupuestadas", "partially_budgeted"),
    ("es", "Aún no presupuestados", "not_budgeted"),
    ("ru", "Частично предусмотренно в бюджете", "partially_budgeted"),
    ("ru", "Не предусмотрены в бюджете", "not_budgeted"),
]
NOT_GUESSED = [
    ("en", "Nor budgeted"), ("en", "No budgeted"), ("en", "Prebudgeted"), ("en", "Disbudgeted"),
    ("en", "Badgeted"), ("en", "Rebudgeted"), ("en", "Not fully budgeted"),
    ("fr", "Sans budgétisé"), ("fr", "Mal budgétisée"), ("fr", "Débudgétisé"),
    ("es", "Casi presupuestado"), ("es", "Nunca presupuestado"), ("es", "Represupuestado"),
    ("ru", "Ни включено в бюджет"), ("ru", "Исключено в бюджет"), ("ru", "Заключено в бюджет"),
    ("ar", "ليس مدرجا في الميزانية"), ("ar", "مخرج في الميزانية"), ("zh", "不编入预算"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), GUESSED)
def test_another_ending_or_a_slip_in_a_long_word(code: str, text: str, value: str) -> None:
    lexicon = load_lexicon(code)
    assert key(text) not in lexicon.budget
    assert parse_budget(text, lexicon).value == value


@pytest.mark.parametrize(("code", "text"), NOT_GUESSED)
def test_what_may_mean_something_else(code: str, text: str) -> None:
    assert parse_budget(text, load_lexicon(code)).value == "unrecognised"


def test_planned_and_being_planned_are_told_apart_by_one_letter_inside() -> None:
    wordings = {"planificado": "planned"}
    assert alike("planificada", wordings) == "planned"
    assert alike("planificando", wordings) is None
    assert parse_status("planificandose", load_lexicon("es")).value == "planning"


def test_what_is_like_two_values_is_neither() -> None:
    assert alike("presupuestads", {"presupuestada": "a", "presupuestado": "b"}) is None


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)
def test_no_wording_of_a_lexicon_is_alike_to_one_of_another_value(lexicon: Lexicon) -> None:
    for table_name in ("budget", "cost", "mark", "status"):
        wordings = lexicon.spelled[table_name]
        for wording, value in wordings.items():
            others = {other: its for other, its in wordings.items() if its != value}
            assert alike(wording, others) is None, wording


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)
@given(data=st.data())
def test_one_letter_never_turns_a_budget_state_round(lexicon: Lexicon, data: st.DataObject) -> None:
    wording, value = data.draw(st.sampled_from(sorted(lexicon.spelled["budget"].items())))
    at = data.draw(st.integers(0, len(wording)))
    letter = data.draw(st.sampled_from([*sorted(set(wording)), ""]))
    skip = data.draw(st.integers(0, 1))
    found = parse_budget(wording[:at] + letter + wording[at + skip :], lexicon).value
    assert found in (value, "unrecognised", "blank", "none")


def test_a_guess_is_a_finding_told_once() -> None:
    rows = [list(row) for row in first_annex(SPEECH["en"], "Text of the action")]
    for row in rows:
        row[4] = {"Not yet budgeted": "Not yet budgetted"}.get(row[4], row[4])
    read = plan(document("Annex 1", table(*header(SPEECH["en"]), *rows)))
    assert [record.budget.value for record in read.actions() if record.budget] == [
        "budgeted", "not_budgeted", "partially_budgeted", "not_budgeted",
    ]  # fmt: skip
    [found] = [found for found in read.all_findings() if found.code == "value_similar"]
    assert (found.record, found.level) == ("A1-2", "warning")
    assert '"Not yet budgetted" was taken for not_budgeted' in found.message
    assert "[budget] in normalize/lexicon/en.toml" in found.message


@given(st.text(max_size=30))
def test_a_wording_is_not_alike_to_itself(text: str) -> None:
    assert alike(text, {words_key(text): "x"}) is None
