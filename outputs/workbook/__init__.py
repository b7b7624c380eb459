"""`plan.xlsx`: a workbook to read, filter and print.

Sheets: a summary, actions, subheadings, findings, and what the columns mean. Texts are never
formulas or links, figures are numbers, and the same plan gives the same bytes.
"""

import io
from datetime import datetime

from extract.scripts import direction_of
from normalize.records import Plan
from outputs.contents import Contents
from outputs.workbook.about import write_about
from outputs.workbook.look import Look, font_of
from outputs.workbook.sheets import write_table
from outputs.workbook.summary import write_summary

# The first day of the century stands for no day at all: files must not differ by when they were
# made.
_NO_DAY = datetime(2000, 1, 1)
# What Excel takes; both stand whole on the first sheet.
_LONGEST_PROPERTY = 255
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(contents: Contents) -> bytes:
    """The workbook of the plan."""
    import xlsxwriter

    plan = contents.plan
    font = font_of(plan.document.language)
    file = io.BytesIO()
    options = {**_OPTIONS, "default_format_properties": {"font_name": font, "font_size": 10}}
    book = xlsxwriter.Workbook(file, options)
    document = plan.document
    book.set_properties(
        {
            "title": document.title[:_LONGEST_PROPERTY],
            "subject": document.symbol[:_LONGEST_PROPERTY],
            "created": _NO_DAY,
        }
    )
    look = Look(book, font, rightward=direction(plan) == "rtl")
    write_summary(look, contents)
    for table in contents.tables.values():
        write_table(look, table)
    write_about(look, contents)
    book.close()
    return file.getvalue()


def direction(plan: Plan) -> str:
    """The direction of the plan's texts: "rtl" or "ltr"."""
    return direction_of(record.action for record in plan.records)
