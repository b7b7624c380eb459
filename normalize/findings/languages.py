"""What differs between the languages of a plan."""

from normalize.findings.kind import FindingKind

KINDS = (
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
)
