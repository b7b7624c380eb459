"""Who follows docs/languages.md can read a plan in a seventh language, with the page's own file."""

import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import ebplan
from ebplan.commands import main
from ebplan.pipeline import read_plan
from outputs.json_file import plan_json
from tests.conftest import ROOT
from tests.extract.docx.packages import save
from tests.layouts.axes import PLAIN, DocxLayout, PdfLayout, Wording, drawn
from tests.layouts.compare import differences
from tests.layouts.docx import TypesetDocx
from tests.layouts.effort import examples
from tests.layouts.expected import expected, themes
from tests.layouts.pdf import TypesetPdf
from tests.layouts.plans import plans
from tests.layouts.shown import show
from tests.layouts.speech import SPEECH

_PAGE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
_WORDING = {"language": "pt", "script": "latin", "areas": "known", "themes": "known"}
_DOCX = {"cut": "between_rows", "parts": "one"}
_PDF = {"paper": "A3", "size": 6.5, "widths": "weighted", "cut": "between_rows", **PLAIN}


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the page shows, in a folder of the user's."""
    [toml] = re.findall(r"^```toml\n(.*?)^```$", _PAGE, re.DOTALL | re.MULTILINE)
    path = tmp_path_factory.mktemp("words") / "pt.toml"
    path.write_text(toml, encoding="utf-8")
    return path


def test_a_word_document_is_read_with_all_its_facts(lexicon: Path) -> None:
    @examples(10)
    @given(st.data())
    def as_written(data: st.DataObject) -> None:
        annexes = data.draw(plans(data.draw(drawn(Wording, **_WORDING))))
        layout = data.draw(drawn(DocxLayout, **_DOCX))
        typeset = TypesetDocx(annexes, layout, data.draw(st.integers(0, 999)))
        with tempfile.TemporaryDirectory() as folder:
            path = save(Path(folder), typeset.members())
            plan = read_plan(path, lexicon=lexicon)
        assert plan.document.language == "pt"
        assert differences(plan, expected(annexes), themes(annexes), layout) == []

    as_written()


def test_a_pdf_is_read_with_all_its_facts(lexicon: Path) -> None:
    @examples(5)
    @given(st.data())
    def as_written(data: st.DataObject) -> None:
        annexes = data.draw(plans(data.draw(drawn(Wording, **_WORDING))))
        layout = data.draw(drawn(PdfLayout, **_PDF))
        typeset = TypesetPdf(annexes, layout, data.draw(st.integers(0, 999)))
        records = expected(annexes)
        show(records, typeset.parts, typeset.columns, layout)
        with tempfile.TemporaryDirectory() as folder:
            plan = read_plan(typeset.pdf.save(Path(folder) / "plan.pdf"), lexicon=lexicon)
        assert differences(plan, records, themes(annexes), layout) == []

    as_written()


def _document(folder: Path) -> Path:
    """A short plan whose budget states are all there are."""
    speech = SPEECH["pt"]
    rows = "\n".join(
        "\t".join(
            (
                *(str(number), "Governação", f"Medida {number}", "Fim", text, "100 000"),
                *("X", "-", "", "Em curso", "Nada a dizer"),
            )
        )
        for number, text in enumerate(speech.budget[:4], start=1)
    )
    names = (
        "number", "functional_area", "action", "objective", "budget", "cost", "2023", "2024",
        "2025+", "status", "comments",
    )  # fmt: skip
    header = "\t".join(speech.heading(name, 0) for name in names)
    path = folder / "plano.txt"
    theme = "4. Governação" + "\t" * 10
    text = f"EB152/34\n\nAnexo 1\n\n{header}\n{theme}\n{rows}\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_commands_of_the_page(lexicon: Path, tmp_path: Path) -> None:
    document = _document(tmp_path)
    without = CliRunner().invoke(main, ["check", str(document)])
    assert without.exit_code == 1
    assert 'budget "Orçamentado" is not a known value' in without.stdout
    assert "add it to [budget] in normalize/lexicon/pt.toml" in without.stdout
    arguments = ["check", str(document), "--lexicon", str(lexicon)]
    for more in ([], ["--language", "pt"]):
        done = CliRunner().invoke(main, [*arguments, *more])
        assert (done.exit_code, "not a known value" in done.stdout) == (0, False), done.output
    lacking = tmp_path / "mine.toml"
    lacking.write_text(
        lexicon.read_text(encoding="utf-8").replace('["Orçamentado", "Orçamentada"]', '["Pago"]')
    )
    brought = CliRunner().invoke(main, ["check", str(document), "--lexicon", str(lacking)])
    assert brought.exit_code == 1
    assert brought.stdout.count("add it to [budget] in mine.toml") == 1
    assert "normalize/lexicon" not in brought.stdout
    folder = tmp_path / "out"
    done = CliRunner().invoke(
        main, ["extract", str(document), "-o", str(folder), "--lexicon", str(lexicon)]
    )
    assert done.exit_code == 0, done.output
    plan = ebplan.load_plan(folder / "plano" / "plan.json")
    values = [record.budget.value for record in plan.records if record.budget]
    assert values == ["budgeted", "not_budgeted", "partially_budgeted", "tbc"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'tbc = ["A confirmar"',
            'tcb = ["A confirmar"',
            "'tcb' in [budget] is not known (did you mean 'tbc'?)",
        ),
        ('tbc = ["A confirmar"', '#tbc = ["A confirmar"', "'tbc' is missing in [budget]"),
        ("[periods]", "[period]", "'period' is no key or table"),
        ('direction = "ltr"', 'direction = "left"', "direction is 'left'"),
        ('"Não orçamentado", ', '"Orçamentado", ', "'Orçamentado' in [budget] stands for both"),
        ("[document]", "[document", "not TOML"),
    ],
)
def test_a_slip_in_the_file_is_one_line(
    lexicon: Path, tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = lexicon.read_text(encoding="utf-8")
    assert old in text
    slipped = tmp_path / "pt.toml"
    slipped.write_text(text.replace(old, new, 1), encoding="utf-8")
    document = _document(tmp_path)
    done = CliRunner().invoke(main, ["check", str(document), "--lexicon", str(slipped)])
    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("ebplan: pt.toml: ")
    assert says in line


def test_a_lexicon_that_was_given_for_nothing_is_a_finding(lexicon: Path, root: Path) -> None:
    plan = read_plan(root / "samples" / "EB152_34-excerpt-en.docx", lexicon=lexicon)
    assert plan.document.language == "en"
    assert [found.message for found in plan.all_findings()] == [
        "The lexicon for pt was not used: the document was read as en."
    ]


def test_a_plan_read_with_a_lexicon_tells_of_each_word_once(lexicon: Path, tmp_path: Path) -> None:
    lacking = tmp_path / "mine.toml"
    text = lexicon.read_text(encoding="utf-8").replace('["Em curso", "Em execução"]', '["Feito"]')
    lacking.write_text(text, encoding="utf-8")
    plan = read_plan(_document(tmp_path), lexicon=lacking)
    path = tmp_path / "plan.json"
    path.write_bytes(plan_json(plan))
    [message] = [each.message for each in ebplan.load_plan(path).all_findings() if each.record]
    assert message.endswith(
        "(here first, 4 times in all); where it is right, add it to [status] in mine.toml."
    )
