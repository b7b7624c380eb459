"""Rows and cells of which it was not certain what they are or what they belong to."""

from normalize.findings.kind import FindingKind

KINDS = (
    FindingKind(
        code="unsplit_area",
        level="warning",
        title="Functional area and sub-area could not be told apart",
        template='The area "{text}" could not be split into functional area and sub-area.',
        explanation="The cell holds both, and nothing shows where one ends. The whole text "
        "stands in `functional_area`.",
    ),
    FindingKind(
        code="row_unassigned",
        level="error",
        title="A table row went into no record",
        template='A row was taken neither for an action nor for anything else: "{text}".',
        explanation="Its text is in this message and in none of the records. Look at the row in "
        "the document.",
    ),
    FindingKind(
        code="unassigned_text",
        level="warning",
        title="A text that no field stands for",
        template='The text "{text}" stands in no column of the record.',
        explanation="It belongs to this record's row but to none of its fields, as a text over "
        "the whole row, or one in the column of numbers that is none. It is kept in this message "
        "only.",
    ),
    FindingKind(
        code="cell_spans_fields",
        level="warning",
        title="One cell stands for several fields",
        template="One cell stands for several fields: {fields}.",
        explanation="Its text went to the field that holds text; the others are blank in the "
        "record. In the document they are one merged cell. Decide what it means for each.",
    ),
    FindingKind(
        code="cell_spans_rows",
        level="warning",
        title="One cell stands for several rows",
        template="The cell of {field} stands for other rows too.",
        explanation="In the document several rows share one cell, or a rule between two cells is "
        "missing. Each of the records has the whole text. Decide what of it is meant for which.",
    ),
    FindingKind(
        code="table_ignored",
        level="info",
        title="A table is no part of the plan",
        template="A table of {rows} rows and {columns} columns has no columns of a plan and was "
        "left out.",
        explanation="Its headings are none that the lexicon knows, and it does not continue a "
        "table that is a plan's. `ebplan tables` shows what it holds.",
    ),
    FindingKind(
        code="hyphen_uncertain",
        level="info",
        title="A word was divided at a line's end, and how it is written was not certain",
        template='A word that a line\'s end divides was read as "{text}"; it could be "{other}".',
        explanation="The document has the word nowhere else, whole or with a hyphen, so that its "
        "own use doesn't tell. A hyphen was kept between two words of the document and before a "
        "capital, and left out elsewhere. Each word is told once.",
    ),
    FindingKind(
        code="row_kind_uncertain",
        level="warning",
        title="What kind of row this is was not certain",
        template="The row was taken for a {kind}: it {reason}.",
        explanation="Nothing in the row says for certain what it is. Look at it in the document; "
        "a functional area that is not known can be added to the language's file in "
        "`normalize/lexicon/`.",
    ),
    FindingKind(
        code="row_glued_uncertain",
        level="warning",
        title="Two parts of a row were joined without certainty",
        template="The row was joined from several rows of the table: one of them {reason}.",
        explanation="The row may go on after a page break or be a row of its own; the more "
        "likely was chosen. Compare it with the document at that page break.",
    ),
)
