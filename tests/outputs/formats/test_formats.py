"""The registry: files of each format, the same bytes for the same plan, names that are known."""

import re
import subprocess
import sys

import pytest

from extract.errors import MissingLibraryError, OutputError
from normalize.records import Plan
from outputs.format_names import format_names
from outputs.formats import FORMATS, check_formats, render
from tests import factory
from tests.conftest import ROOT
from tests.outputs.formats.plans import hostile_plan


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    assert render(hostile_plan(), [name]) == render(hostile_plan(), [name])


def test_another_process_gives_the_same_bytes(sample_plan: Plan) -> None:
    code = (
        "import sys, hashlib\n"
        "from ebplan import read_plan\n"
        "from outputs.formats import FORMATS, render\n"
        "files = render(read_plan(sys.argv[1]), FORMATS)\n"
        "print({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})\n"
    )
    sample = str(ROOT / "samples" / sample_plan.document.source.name)
    printed = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, sample],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC{seed}"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        printed.add(done.stdout)
    assert len(printed) == 1


def test_files_of_one_name_are_the_same_in_each_format() -> None:
    seen: dict[str, bytes] = {}
    for name in FORMATS:
        for file, content in render(factory.plan(), [name]).items():
            assert seen.setdefault(file, content) == content
            assert re.fullmatch(r"[a-z]+([.-][a-z]+)+", file)
    assert set(seen) == set(render(factory.plan(), FORMATS))


def test_all_names_every_format_once() -> None:
    assert format_names(["xlsx", "all", "json"], FORMATS) == [
        "xlsx",
        *(name for name in FORMATS if name != "xlsx"),
    ]


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(OutputError, match=r"'xls' is not a format; choose from json.*csvw, all$"):
        format_names(["json", "xls"], FORMATS)


def test_a_missing_library_is_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    check_formats(name for name in FORMATS if name != "parquet")
    with pytest.raises(MissingLibraryError, match=r"pip install 'ebplan\[parquet\]'"):
        check_formats(FORMATS)
    with pytest.raises(MissingLibraryError):
        render(factory.plan(), ["parquet"])
