"""What is lacking in a plan or contradicts itself: numbers, counts, title, language, themes."""

from normalize.findings.kind import FindingKind

KINDS = (
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
)
