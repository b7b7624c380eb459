"""The catalogue of findings: every kind that can turn up, its message, and what to do about it.

JSON, terminal and `docs/findings.md` are views of this one list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter

from normalize.records import Finding, Level, Source


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind of finding. `template` is the message, with the fields of `str.format`."""

    code: str
    level: Level
    title: str
    template: str
    explanation: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The names that the message needs, in the order they stand in it, each once."""
        names = (name for _, name, _, _ in Formatter().parse(self.template) if name)
        return tuple(dict.fromkeys(names))


_KINDS = (
    FindingKind(
        code="reader_problem",
        level="warning",
        title="The reader was not sure",
        template="While reading the file: {message}.",
        explanation="The reader met something that it could not settle from the file alone. Its "
        "level is the reader's own: info where a choice was made, warning where something may be "
        "wrong. Compare the place named with the document.",
    ),
    FindingKind(
        code="unrecognised_value",
        level="warning",
        title="A value no lexicon knows",
        template='The {field} "{text}" is not a known value ({times}); where it is right, add it '
        "to [{table}] in {file}.",
        explanation="The text is kept as printed and the value is `unrecognised` in every record "
        "that has it; nothing was guessed. Each wording is told once, at its first record. Where "
        "the words are right, add them to the list of the value that they mean, in the lexicon of "
        "the language (`XX.toml` where it has none yet; languages.md shows how), or in the same "
        "table of a profile, for one family of plans (profiles.md). Where they are "
        "not, the cell was read wrongly.",
    ),
    FindingKind(
        code="value_similar",
        level="warning",
        title="A value is spelled in a new way",
        template='The {field} "{text}" was taken for {value}: it is a known wording but for its '
        "spelling; where that is right, add it to [{table}] in {file}.",
        explanation="The wording is not in the lexicon to the letter, but it differs from one that "
        "is by an ending or a slip in a long word only. Each wording is told once, at its first "
        "record.",
    ),
    FindingKind(
        code="cost_in_multiples",
        level="warning",
        title="The costs are in thousands or millions",
        template='The heading of the costs, "{text}", names a multiple of a dollar; the costs '
        "are kept as printed only.",
        explanation="Amounts are recorded in whole dollars, and whether each cell was printed in "
        "the multiple that the heading names can't be told. Their values are `unrecognised`.",
    ),
    FindingKind(
        code="cost_in_other_currency",
        level="warning",
        title="The costs are in another currency",
        template='The heading of the costs, "{text}", names a currency that is not the US dollar; '
        "the costs are kept as printed only.",
        explanation="Amounts are recorded in US dollars, and nothing is converted. Their values "
        "are `unrecognised`.",
    ),
    FindingKind(
        code="theme_assumed",
        level="info",
        title="A theme without a number was told by its place",
        template='The row "{text}" across the table was taken for the theme without a number; '
        "where that is right, add it to other_matters in [themes] of {file}.",
        explanation="It is a short title across the table, after the numbered themes and before "
        "rows of its own, so nothing else makes sense. The lexicon doesn't have its words.",
    ),
    FindingKind(
        code="empty_field",
        level="error",
        title="A required field is empty",
        template="The {field} is empty.",
        explanation="Every record names a functional area and an action, and every action has a "
        "number. Look at the row in the document: either it is blank there, or its text was "
        "given to another column or row.",
    ),
    FindingKind(
        code="id_repeated",
        level="error",
        title="Two records have the same id",
        template="The id {id} stands for {count} records.",
        explanation="Ids must name one record each, or nothing can refer to them. A file that "
        "ebplan wrote never has this; look for an edit by hand.",
    ),
    FindingKind(
        code="number_gap",
        level="error",
        title="Action numbers are missing",
        template="Annex {annex}: {missing} missing from the numbers of the actions.",
        explanation="Actions are numbered from 1 in each annex. A gap means that a row was not "
        "recognised as an action, or that the document skips a number. Look at the rows around "
        "it.",
    ),
    FindingKind(
        code="number_repeated",
        level="error",
        title="An action number stands twice",
        template="Annex {annex}: number {number} stands on {count} actions.",
        explanation="Either the document repeats a number or one row was taken for two. Look at "
        "both records.",
    ),
    FindingKind(
        code="number_out_of_order",
        level="warning",
        title="An action number comes too late",
        template="Annex {annex}: number {number} comes after {previous}.",
        explanation="The numbers of an annex rise from row to row. Either the document breaks "
        "the order or rows were read in the wrong order.",
    ),
    FindingKind(
        code="count_mismatch",
        level="error",
        title="Not as many actions as the document says",
        template='The document says {claimed} actions ("{text}"), the records hold {found}.',
        explanation="The document's own text names a number of actions for the whole plan, and "
        "the records hold another. Rows are missing or too many, or the document is wrong. "
        "Findings about numbers, if any, say where.",
    ),
    FindingKind(
        code="annex_count_mismatch",
        level="error",
        title="Not as many actions in an annex as the document says",
        template='Annex {annex}: the document says {claimed} actions ("{text}"), '
        "the records hold {found}.",
        explanation="The document's own text names a number of actions for this annex, and the "
        "records hold another. As with `count_mismatch`, rows are missing or too many, or the "
        "document is wrong.",
    ),
    FindingKind(
        code="claims_missing",
        level="info",
        title="The document does not say how many actions it holds",
        template="The document does not say how many actions it holds, "
        "so their number could not be checked.",
        explanation="The number of records was held against nothing. Count the rows once by eye, "
        "or read the whole document where only its annexes were given.",
    ),
    FindingKind(
        code="title_missing",
        level="info",
        title="No title was found",
        template="No title was found in the document.",
        explanation="`document.title` is empty. The records are not touched by it.",
    ),
    FindingKind(
        code="lexicon_not_used",
        level="warning",
        title="A lexicon that was given was not used",
        template="The lexicon for {language} was not used: the document was read as {used}.",
        explanation="The document's headings and texts were taken for another language, perhaps "
        "since the lexicon lacks their words yet. `--language` with its code insists on it.",
    ),
    FindingKind(
        code="symbol_assumed",
        level="info",
        title="The document symbol was taken from the profile",
        template="No document symbol was found; {symbol} was taken from the profile {profile}.",
        explanation="Neither the running head nor the text names a symbol. Give the right one "
        "with `--symbol` where this is another document.",
    ),
    FindingKind(
        code="theme_order",
        level="warning",
        title="Themes are out of order",
        template="{theme} comes after {previous}.",
        explanation="Themes are numbered from 1 upwards, and those without a number come last. "
        "Either the document breaks this order, or a row was taken for a theme row.",
    ),
    FindingKind(
        code="no_actions",
        level="error",
        title="The plan holds no action",
        template="The plan holds no action at all.",
        explanation="A header of a plan was recognised, but no row under it. Either the document "
        "holds only headings, or its rows could not be told apart from them.",
    ),
    FindingKind(
        code="theme_missing",
        level="warning",
        title="A record stands under no theme",
        template="No theme row stands before this row.",
        explanation="Rows belong to the theme row above them. Either the document has none there, "
        "or it was not recognised as one.",
    ),
    FindingKind(
        code="theme_unknown",
        level="error",
        title="A record points to a theme that is not listed",
        template="{theme} is not among the plan's themes.",
        explanation="Every record belongs to a theme row of the document. Its theme row was not "
        "recognised, or the file was edited by hand.",
    ),
    FindingKind(
        code="subheading_without_actions",
        level="info",
        title="A subheading covers no action",
        template='The subheading "{action}" covers no action.',
        explanation="A subheading covers the actions after it that have the same functional area "
        "and sub-area. None follows here. Some documents have such rows; otherwise an area was "
        "read in two ways.",
    ),
    FindingKind(
        code="column_new",
        level="warning",
        title="A column is new",
        template='Column {column}, {heading}, is new: its texts are in extra, as "{name}". '
        "If it stands for a known field, add the heading to [columns] of {file}; else to [extra] "
        "of a profile.",
        explanation="Neither the lexicon nor the profile has the heading, so that the column "
        "stands for no field. Nothing of it is lost: each record has its text in `extra`, under "
        "the heading, or as `column 7` where there is none. A profile (profiles.md) gives it a "
        "name of its own, and then this is not reported.",
    ),
    FindingKind(
        code="column_missing",
        level="warning",
        title="A column that belongs to such plans is not there",
        template="Annex {annex} has no column {column}, which the profile {profile} says it has.",
        explanation="The document has no such column, and its field is null in all records of the "
        "annex; or its heading was not recognised, and then `column_new` says so.",
    ),
    FindingKind(
        code="column_unexpected",
        level="info",
        title="A column that is known, but not in this annex",
        template="Annex {annex} has a column {column}, which the profile {profile} does not say "
        "it has.",
        explanation="The column was read as that field. Look whether it means the same here.",
    ),
    FindingKind(
        code="column_blank",
        level="warning",
        title="A column holds nothing",
        template="Annex {annex}: the column {column} is blank in every row.",
        explanation="Every record should have such a text. Either the document's cells are "
        "blank, or their texts were given to another column.",
    ),
    FindingKind(
        code="period_new",
        level="info",
        title="A period is new",
        template="Annex {annex} has a column for {period}, which the profile {profile} does not "
        "name.",
        explanation="The timeline of each record has it. It is told so that whoever uses the "
        "data knows that there is a year more, and can add it to `periods` of the profile.",
    ),
    FindingKind(
        code="period_missing",
        level="warning",
        title="A period is not there",
        template="Annex {annex} has no column for {period}, which the profile {profile} names.",
        explanation="The timelines have no entry for it. Either the version has no such column, "
        "or its heading was not recognised as a year.",
    ),
    FindingKind(
        code="theme_new",
        level="warning",
        title="A theme is new",
        template="The theme {theme} is new. Where it is right, add its title to [themes] of {file} "
        "or to [[themes]] of the profile.",
        explanation="Neither the profile nor the lexicon has its title. It is kept as every "
        "theme is, and so are the records under it.",
    ),
    FindingKind(
        code="theme_renumbered",
        level="warning",
        title="A theme has another number",
        template='The theme "{title}" has the number {number} here, and {expected} in the profile '
        "{profile}.",
        explanation="The number that is printed was kept. Themes may have been put in another "
        "order, which matters to whoever compares versions by number.",
    ),
    FindingKind(
        code="themes_missing",
        level="warning",
        title="No theme row was found",
        template="No theme row was found, where the profile {profile} expects some.",
        explanation="The records stand under no theme. Either the document has none, or their "
        "rows were not recognised. A profile with `themes = []` says that there are none.",
    ),
    FindingKind(
        code="heading_similar",
        level="info",
        title="A column heading is worded in a new way",
        template='Column {column}, headed "{text}", was taken for {role}: its words are close. '
        "Where that is right, add it to {key} in [columns] of {file}.",
        explanation="The heading is not in the lexicon to the letter, but it is much like one "
        "that is. Add it to the language's file in `normalize/lexicon/` where it is right.",
    ),
    FindingKind(
        code="heading_by_position",
        level="info",
        title="A column was recognised by its position",
        template='Column {column}, headed "{text}", was taken for {role} by its position. '
        "Where that is right, add it to {key} in {table} of {file}.",
        explanation="Its heading is not in the lexicon, but its place and its contents fit one "
        "role only. Check one record against the document.",
    ),
    FindingKind(
        code="annex_by_columns",
        level="info",
        title="An annex was told by its columns",
        template="Annex {annex} was told by its columns; no heading names it.",
        explanation="No heading before the table says which annex it is, so the profile's "
        "columns decided.",
    ),
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
    FindingKind(
        code="excerpt_in_language",
        level="error",
        title="A language has only a part of the plan",
        template="Only {common} of the {whole} records of {fullest} are in {languages}: is that "
        "an excerpt?",
        explanation="Found by `ebplan align`, and told before all else: more than a quarter of the "
        "rows are lacking, so that a part of the document was given, or one was not read. Each of "
        "the rows, and how the numbers differ for want of them, is told as well. Align whole "
        "documents with whole ones, and excerpts with excerpts.",
    ),
    FindingKind(
        code="fact_differs",
        level="error",
        title="The languages differ in a fact",
        template="The {field} differs: {readings}.",
        explanation="Found by `ebplan align`. A translation keeps values, so one of the documents "
        "is wrong, or was read wrongly. Look at the row in each; the record holds the reading "
        "chosen, and `disagreements` all of them.",
    ),
    FindingKind(
        code="fact_not_compared",
        level="warning",
        title="A value could not be compared between languages",
        template='The {field} "{text}" is not known in {language}, so that it was not compared '
        "({rows}).",
        explanation="Found by `ebplan align`, once for each wording. Add the words to the "
        "language's file in `normalize/lexicon/`, and the fact can be compared.",
    ),
    FindingKind(
        code="field_missing_in_language",
        level="error",
        title="A language has no such column",
        template="Annex {annex} has no {fields} in {languages}, but in {others}.",
        explanation="Found by `ebplan align`, once for each annex. The column was not recognised "
        "in that language (then its plan has a finding of its own), or the document has none. "
        "Nothing of it was compared.",
    ),
    FindingKind(
        code="record_missing_in_language",
        level="error",
        title="A row that not every language has",
        template='"{text}" is in {present}, but not in {missing}.',
        explanation="Found by `ebplan align`. Either the row was left out or added in "
        "translation, or it was not recognised as a row in one of the documents. The rows after "
        "it are compared as if it were not there.",
    ),
    FindingKind(
        code="annex_missing_in_language",
        level="error",
        title="An annex that not every language has",
        template="Annex {annex}, with {rows}, is in {present}, but not in {missing}.",
        explanation="Found by `ebplan align`. A part of the document was given in one language, "
        "or its annex was not recognised.",
    ),
    FindingKind(
        code="theme_differs",
        level="error",
        title="A row stands under another theme",
        template="The theme differs: {readings}.",
        explanation="Found by `ebplan align`. The theme rows of one document stand elsewhere, or "
        "one of them was read wrongly.",
    ),
    FindingKind(
        code="theme_missing_in_language",
        level="error",
        title="Themes that not every language has",
        template="Not in {missing}, but in {present}: {themes}.",
        explanation="Found by `ebplan align`. The theme row was not recognised in a language, or "
        "is not there. Its records are not reported one by one.",
    ),
    FindingKind(
        code="number_differs",
        level="error",
        title="Actions are numbered otherwise",
        template="Numbered {found} in {languages}, {expected} elsewhere.",
        explanation="Found by `ebplan align`, once for a run of actions whose numbers differ by "
        "as much. They were matched by their facts and places, and compared.",
    ),
    FindingKind(
        code="text_short",
        level="warning",
        title="A text is short for its language",
        template="The text of the {field} is short in {language}: {length} where about {expected} "
        "were expected from {others}.",
        explanation="Found by `ebplan align`. How long texts of one language are against those of "
        "another is measured on this document. A part may be missing, or have gone to another "
        "cell or row. Compare the texts.",
    ),
    FindingKind(
        code="text_long",
        level="warning",
        title="A text is long for its language",
        template="The text of the {field} is long in {language}: {length} where about {expected} "
        "were expected from {others}.",
        explanation="Found by `ebplan align`, as `text_short` is. The text of another cell or row "
        "may have been added to it.",
    ),
    FindingKind(
        code="text_untranslated",
        level="warning",
        title="A text is not in its language",
        template='The text of the {field} is not translated in {language}: "{text}" {reason}.',
        explanation="Found by `ebplan align`. The words are those of another language's text, or "
        "in letters that this language is not written in. Names and document symbols don't count.",
    ),
    FindingKind(
        code="reference_differs",
        level="warning",
        title="A document is not named in every language",
        template="{symbol} is named in {present}, but not in {missing}.",
        explanation="Found by `ebplan align`. Symbols stay the same in translation, but for "
        "letters of the language's own. One text may lack a sentence, or name another document.",
    ),
    FindingKind(
        code="corrected",
        level="info",
        title="A reviewer corrected a field",
        template='The {field} was corrected from "{old}" to "{new}" by {by}{because}.',
        explanation="Made by `ebplan extract --corrections`. The record holds what the reviewer "
        "gave; the document was read as the finding says.",
    ),
    FindingKind(
        code="accepted",
        level="info",
        title="A reviewer found fields right",
        template="Found right by {by}{because}: {fields}.",
        explanation="Made by `ebplan extract --corrections`. The fields stand as they were read.",
    ),
    FindingKind(
        code="finding_accepted",
        level="info",
        title="A reviewer accepted a finding",
        template="The finding {name} was accepted by {by}{because}.",
        explanation="Made by `ebplan extract --corrections`. The finding before this one was "
        "looked at and is no trouble; its level is info now, so that `ebplan check` calls the plan "
        "sound if nothing else is found.",
    ),
    FindingKind(
        code="correction_not_matching",
        level="error",
        title="A correction does not fit the document any more",
        template="The {what} of the {field} of {id} by {by} was not applied: {reason}.",
        explanation="Made by `ebplan extract --corrections`. What a reviewer decided holds for "
        "what was read then; it now reads otherwise, so the field was left as it is. Look at it "
        "again with `ebplan review`.",
    ),
    FindingKind(
        code="accepted_finding_gone",
        level="warning",
        title="A finding that was accepted is not there any more",
        template='{by} accepted the finding {name} on {id}, which is not found any more: "{text}".',
        explanation="Made by `ebplan extract --corrections`. The document or the way it is read "
        "has changed since it was reviewed. Look at the record again.",
    ),
    FindingKind(
        code="corrections_of_other_file",
        level="info",
        title="The corrections were made for another file of the document",
        template="The corrections were made for another file, {name}; each was held against what "
        "this one reads.",
        explanation="Made by `ebplan extract --corrections`. Symbol and language are the same and "
        "the bytes are not: another format, or a new version. What didn't fit is told of apart.",
    ),
)

CATALOGUE: dict[str, FindingKind] = {kind.code: kind for kind in _KINDS}


def finding(
    code: str,
    record: str | None = None,
    sources: Iterable[Source] = (),
    *,
    level: Level | None = None,
    **values: object,
) -> Finding:
    """A finding of the kind `code`, its message filled in from `values`.

    `level` is given only where the kind's own does not hold. Raises KeyError for a code that is
    not in the catalogue and for a field that the message needs and `values` lacks.
    """
    kind = CATALOGUE[code]
    return Finding(
        code=kind.code,
        level=level or kind.level,
        record=record,
        message=kind.template.format(**values),
        sources=list(sources),
    )
