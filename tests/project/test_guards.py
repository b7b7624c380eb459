"""What rots unseen: imports that leak into start-up, files that are missing, machine paths."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HEAVY = (
    "pypdfium2",
    "docx",
    "lxml",
    "pandas",
    "cv2",
    "numpy",
    "rich",
    "pdfplumber",
    "camelot",
    "jinja2",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "xlsxwriter",
    "pyarrow",
    "sqlite3",
)
PACKAGES = ("extract", "normalize", "audit", "outputs", "ebplan")
# Put together here so that this file does not find itself.
MACHINE = re.compile("|".join(["/(?:home|Users|root|work)" + "/[a-z]", "[A-Z]:" + r"\\\\Users"]))
NAMED_BY_STANDARD = {"LICENSE"}


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running the code."""
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\nprint('\\0', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stdout.decode().rpartition("\0")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import ebplan",
        "from ebplan import Plan, Record, EbplanError, read_plan",
        "from ebplan.commands import main; main(['--help'])",
        "from ebplan.commands import main; main(['extract', '--help'])",
        "from ebplan.commands import main; main(['ingest', '--help'])",
        "from ebplan.commands import main; main(['--version'])",
    ],
)
def test_start_up_brings_no_heavy_library(code: str) -> None:
    assert loaded(code) & set(HEAVY) == set()


def test_help_does_without_the_models_too() -> None:
    assert "pydantic" not in loaded("from ebplan.commands import main; main(['--help'])")


def test_python_m_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ebplan", "--version"], capture_output=True, text=True
    )
    assert re.fullmatch(r"ebplan \d+\.\d+\.\d+\n", done.stdout)


def test_the_wheel_holds_every_file_of_the_packages(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {
        path.relative_to(root).as_posix()
        for package in PACKAGES
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= names
    assert {name for name in names if ".dist-info/" not in name} == files


def test_the_wheel_works_without_the_sources(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=root, capture_output=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    sample = root / "samples" / "EB152_34-zh.txt"
    code = (
        "import sys; sys.path[:] = [path for path in sys.path if path != sys.argv[1]]\n"
        "import ebplan, normalize\n"
        "assert 'site' in ebplan.__file__ and 'site' in normalize.__file__\n"
        # The store brings files along that are no modules: its migrations.
        "print(ebplan.ingest(sys.argv[2], 'plans.db').actions)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root), str(sample)],
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("98", "")


def test_no_file_names_a_machine(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
    )
    if listed.returncode:
        pytest.skip("not a git clone")
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        data = (root / name).read_bytes() if (root / name).is_file() else b""
        text = data.decode("utf-8", "ignore")
        if name not in NAMED_BY_STANDARD and b"\0" not in data and MACHINE.search(text):
            found.append(name)
    assert found == []


def test_pins_are_names_and_versions_only(root: Path) -> None:
    lines = (root / "constraints.txt").read_text().splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)


def test_every_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + [
        name for extra in project["optional-dependencies"].values() for name in extra
    ]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (root / "constraints.txt").read_text().splitlines()
    }
    names = {re.split(r"[><=\[; ]", each)[0].lower() for each in wanted}
    assert names <= pinned


def test_the_changelog_knows_this_version(root: Path) -> None:
    import ebplan

    assert f"## {ebplan.__version__}" in (root / "CHANGELOG.md").read_text()


def _imported(folders: tuple[str, ...], root: Path) -> set[str]:
    """The top names of all modules imported in the folders, but for the standard library's."""
    names: set[str] = set()
    for folder in folders:
        for path in (root / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names.update(name.name.partition(".")[0] for name in node.names)
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names.add((node.module or "").partition(".")[0])
    own = {*PACKAGES, "tests", "samples", "docs", "benchmarks"}
    return names - own - sys.stdlib_module_names


def _declared(extras: tuple[str, ...] | None, root: Path) -> set[str]:
    """What the project declares: its dependencies, and those of these extras or of all."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    chosen = optional if extras is None else extras
    lines = [*project["dependencies"], *(line for name in chosen for line in optional[name])]
    return {re.split(r"[\[><=]", line)[0].lower().replace("_", "-") for line in lines}


@pytest.mark.parametrize(
    ("folders", "extras"), [(PACKAGES, None), (("tests", "samples", "docs"), ("dev",))]
)
def test_every_library_that_is_imported_is_declared(
    folders: tuple[str, ...], extras: tuple[str, ...] | None, root: Path
) -> None:
    """A library that happens to be installed hides that users will not have it."""
    distributions = packages_distributions()
    declared = _declared(extras, root)
    for name in _imported(folders, root):
        known = {each.lower().replace("_", "-") for each in distributions.get(name, [name])}
        assert known & declared, f"{name} is imported, but pyproject.toml does not declare it"
