"""The direction of imports: pure code never reaches the screen."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CORE = {"vocabulary", "exceptions", "date_hints", "edtf"}
SAVED = {"refusals", "durable", "versions", "journal", "settled"}
CASE = {
    *CORE,
    "rules",
    "record_rules",
    "schema",
    "files",
    "references",
    "problems",
    "frames",
    "origins",
    "resolve",
    *SAVED,
    "case",
}
SEEN = {*CORE, "frames", "choices", "filters", "evidence"}
STORED = {*CASE, "house_form", "changes", "trial", "store"}
BROUGHT = {*STORED, "datapackage", "extract", "extracts", "doctor", "intake"}
LARGE = {
    *SEEN,
    "extract",
    "clock",
    "files",
    "rules",
    "record_rules",
    "schema",
    "resolve",
    "origins",
    "problems",
    "intake",
}

MAY_IMPORT = {
    "clock": set(),
    "vocabulary": set(),
    "exceptions": set(),
    "date_hints": set(),
    "edtf": {"exceptions", "date_hints"},
    "rules": CORE,
    "record_rules": {*CORE, "rules"},
    "schema": {*CORE, "rules", "record_rules"},
    "files": {*CORE, "schema"},
    "problems": {*CORE, "rules", "schema"},
    "references": {*CORE, "rules", "schema", "problems"},
    "frames": CORE,
    "origins": {*CORE, "frames"},
    "resolve": {*CORE, "origins", "rules", "schema", "problems"},
    "refusals": CORE,
    "durable": {*CORE, "refusals"},
    "versions": {*CORE, "refusals", "durable"},
    "journal": {*CORE, *SAVED} - {"settled"},
    "settled": {*CORE, *SAVED},
    "case": CASE,
    "house_form": CASE,
    "changes": CASE,
    "trial": CASE,
    "store": {*CASE, "house_form", "changes", "trial"},
    "steps": {*CASE, "house_form", "changes"},
    "history": {*CASE, "changes", "steps"},
    "datapackage": CASE,
    "check": {*CASE, "datapackage"},
    "choices": {*CORE, "frames"},
    "filters": {*CORE, "frames", "choices"},
    "evidence": {*CORE, "frames"},
    "address": SEEN,
    "calendar_file": CORE,
    "extract": {*CORE, "rules", "record_rules", "schema"},
    "extracts": {*CASE, "house_form", "datapackage", "filters", "choices", "extract"},
    "doctor": CORE,
    "intake": BROUGHT,
    "importers": {*CORE, "rules", "schema", "doctor", "intake", "house_form", "extracts"},
    "import_steps": {*BROUGHT, "importers"},
    "first_look": {*BROUGHT, "importers", "import_steps"},
    "import_report": {*BROUGHT, "importers", "import_steps"},
    "ingest": {*BROUGHT, "clock", "importers", "import_steps", "first_look", "import_report"},
    "editing": STORED,
    "tables": LARGE,
    "analysis": SEEN,
    "charts": {"vocabulary"},
    "ui": {
        *BROUGHT,
        *SEEN,
        "clock",
        "tables",
        "import_steps",
        "first_look",
        "importers",
        "address",
        "calendar_file",
        "extract",
        "extracts",
        "steps",
        "editing",
        "origins",
    },
    "pages": {*SEEN, "steps", "analysis", "charts", "ui"},
    "dashboard": {"ui"},
}
"""Layer -> the layers of lib it may import, besides itself."""

THIRD_PARTY = {
    "clock": set(),
    "vocabulary": set(),
    "exceptions": set(),
    "date_hints": set(),
    "edtf": set(),
    "rules": {"pandas", "pandera"},
    "record_rules": {"pandas", "pandera"},
    "schema": {"pandas", "pandera"},
    "files": {"pandas", "pandera"},
    "references": {"pandas", "pandera"},
    "problems": {"pandas", "pandera"},
    "frames": {"pandas", "narwhals", "pyarrow"},
    "origins": {"pandas", "narwhals"},
    "resolve": {"pandas", "pandera"},
    "refusals": set(),
    "durable": {"filelock"},
    "versions": set(),
    "journal": set(),
    "settled": set(),
    "case": {"pandas"},
    "house_form": {"pandas"},
    "changes": {"pandas"},
    "trial": set(),
    "store": {"pandas"},
    "steps": {"pandas"},
    "history": {"pandas"},
    "datapackage": {"pandera"},
    "check": set(),
    "choices": {"pandas", "narwhals"},
    "filters": {"narwhals"},
    "evidence": {"pandas", "narwhals"},
    "address": set(),
    "calendar_file": {"pandas", "icalendar"},
    "extract": {"pandas"},
    "extracts": {"pandas", "xlsxwriter", "pyarrow"},
    "doctor": {"pandas", "numpy", "pyarrow"},
    "intake": {"pandas", "numpy", "python_calamine", "yaml"},
    "importers": {"pandas"},
    "import_steps": {"pandas"},
    "first_look": set(),
    "import_report": {"pandas"},
    "ingest": set(),
    "editing": {"pandas"},
    "tables": {"pandas", "narwhals", "numpy", "pyarrow", "pyspark"},
    "analysis": {"pandas", "narwhals", "numpy"},
    "charts": {"pandas", "plotly"},
    "ui": {"streamlit", "pandas", "plotly"},
    "pages": set(),
    "dashboard": set(),
}
"""Layer -> the packages it may import beside the standard library."""

ON_SCREEN = {"ui", "pages", "dashboard"}

ROOT = Path(__file__).parent.parent
FILES = [
    path
    for path in sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])
    if path != ROOT / "lib" / "__init__.py"
]


def layer_of(path):
    top, *rest = path.relative_to(ROOT).with_suffix("").parts
    return rest[0] if top == "lib" else top


def modules_imported_by(path):
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_layers_below_it(path):
    layer = layer_of(path)
    layers = {name.split(".")[1] for name in modules_imported_by(path) if name.startswith("lib.")}

    extra = layers - MAY_IMPORT[layer] - {layer}

    assert not extra, f"{layer} may import {sorted(MAY_IMPORT[layer])}, not {sorted(extra)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_the_packages_of_its_layer(path):
    layer = layer_of(path)
    tops = {name.split(".")[0] for name in modules_imported_by(path)}

    extra = tops - set(sys.stdlib_module_names) - {"lib"} - THIRD_PARTY[layer]

    assert not extra, f"{layer} may import {sorted(THIRD_PARTY[layer])}, not {sorted(extra)}"


def test_pure_modules_run_without_streamlit():
    """In a new process: a sideways import does not show in the source."""
    pure = [path.relative_to(ROOT) for path in FILES if layer_of(path) not in ON_SCREEN]
    imports = [f"import {'.'.join(path.with_suffix('').parts)}" for path in pure]
    program = "\n".join([*imports, "import sys; print('streamlit' in sys.modules)"])

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def files_with(*texts):
    return {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        for text in texts
        if text in path.read_text(encoding="utf-8")
    }


def test_one_module_reads_the_clock_and_none_sends_data_as_html():
    assert files_with("date.today(", "datetime.now(") == {"lib/clock.py"}
    assert not files_with("unsafe_allow_html")


def test_the_screen_reaches_the_files_in_one_place_which_can_be_shut():
    """Saving from anywhere else would get past the switch --read-only."""
    ways = (
        "lib.store.save",
        "lib.store.undo",
        "lib.journal.",
        "lib.durable.",
        "lib.intake.new_case.make_case",
        "lib.intake.recipes.save_recipe",
    )
    writers = {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if layer_of(path) in ON_SCREEN
        for name in modules_imported_by(path)
        if name == "lib.store" or name.startswith(ways)
    }

    assert writers == {"lib/ui/writing.py"}
