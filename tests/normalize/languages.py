"""Plans in memory in each language, in the words of `tests/layouts/speech.py`."""

from collections.abc import Sequence

from extract.document import Document, Paragraph, Table
from tests.layouts.speech import SPEECH, Speech
from tests.normalize.tables import LEFT, UP, Row, document, table

_ROLES = (
    "number", "functional_area", "action", "objective", "budget", "cost", "2023", "2024", "2025+",
    "status", "comments",
)  # fmt: skip
# A sentence with words that every text of the language has.
PROSE = {
    "ar": "قدمت الأمانة إلى المجلس التنفيذي تقريرا عن التقدم المحرز في تنفيذ الإصلاح بما في ذلك",
    "en": "The Secretariat has reported to the Board on the progress made in the work of reform",
    "es": "La Secretaría presenta al Consejo un informe sobre los progresos de la reforma",
    "fr": "Le Secrétariat présente au Conseil un rapport sur les progrès de la réforme et le plan",
    "ru": "Секретариат представил на рассмотрение Комитета доклад о ходе работы по реформе",
    "zh": "秘书处在年度会议上向会员国报告改革的进展情况并将以此为基础与各国合作",
    "pt": "O Secretariado apresenta à Comissão um relatório sobre a execução das reformas",
    "de": "Das Sekretariat legt dem Ausschuss einen Bericht über die Umsetzung der Reform und den",
    "el": "Η Γραμματεία υποβάλλει στην Επιτροπή έκθεση για την πρόοδο της μεταρρύθμισης",
}


def header(speech: Speech, wording: int = 0) -> list[Row]:
    """The two rows of the header of Annex 1."""
    first = [speech.heading(role, wording) for role in _ROLES]
    group = (speech.heading("timeline", wording), LEFT, LEFT)
    return [(*first[:6], *group, *first[9:]), (*[UP] * 6, *first[6:9], UP, UP)]


def short_header(speech: Speech, wording: int = 0) -> Row:
    """The header of Annex 2."""
    roles = ("number", "functional_area", "action", "objective", "comments")
    return tuple(speech.heading(role, wording) for role in roles)


def first_annex(speech: Speech, text: str) -> list[Row]:
    """Two numbered themes and the one without number, a subheading, four actions."""
    area = f"{speech.areas[0]}\n{speech.sub_areas[1]}"
    dashes = ("-", LEFT, LEFT, LEFT, LEFT, LEFT)
    budget, cost, status = speech.budget, speech.cost, speech.status

    def row(number: int, area: str, at: int, marks: Sequence[str]) -> Row:
        values = (budget[at], cost[at], *marks, status[at % 3])
        return (str(number), area, f"{text} {number}", text, *values, text)

    return [
        (f"1. {speech.titles[0]}", *[LEFT] * 10),
        row(1, speech.areas[0], 0, ("X", "-", "")),
        ("", area, text, text, *dashes, text),
        row(2, area, 1, ("X", "-", "X")),
        (f"2. {speech.titles[1]}", *[LEFT] * 10),
        row(3, speech.areas[1], 2, ("X", budget[3], "X")),
        (speech.other, *[LEFT] * 10),
        row(4, speech.areas[3], 1, ("-", "-", "X")),
    ]


def second_annex(speech: Speech, text: str) -> list[Row]:
    """Three implemented actions under two themes."""
    return [
        (f"1. {speech.titles[0]}", *[LEFT] * 4),
        ("1", speech.areas[0], text, text, text),
        ("2", speech.areas[2], text, text, text),
        (speech.other, *[LEFT] * 4),
        ("3", speech.areas[2], text, text, text),
    ]


def tables(code: str, *, wording: int = 0) -> list[Table]:
    """The first annex on two pages, the second on a third."""
    speech, text = SPEECH[code], PROSE[code]
    rows = first_annex(speech, text)
    return [
        table(*header(speech, wording), *rows[:4], page=1),
        table(*header(speech, wording), *rows[4:], page=2),
        table(short_header(speech, wording), *second_annex(speech, text), page=3),
    ]


def whole(code: str, *, wording: int = 0) -> Document:
    """A whole document in a language."""
    one, two, three = tables(code, wording=wording)
    speech, text = SPEECH[code], PROSE[code]
    head = Paragraph("EB152/34", kind="running")
    annexes = f"{speech.annex} 1", one, two, f"{speech.annex} 2", three
    return document(head, f"{text}.", f"{text}.", *annexes)
