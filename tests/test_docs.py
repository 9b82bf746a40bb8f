"""The README says what is there: pages, layers, commands, words."""

import pkgutil
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import lib.importers
from lib.ui.frame import PAGES
from lib.vocabulary import Act, Stance

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")


def first_line(path):
    return path.read_text("utf-8").splitlines()[0].strip('"')


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.path)
def test_each_page_is_listed_with_its_question(spec):
    _, question = first_line(ROOT / spec.file).split(": ", 1)

    assert f"| `{spec.file}` | {question[0].upper()}{question[1:]} |" in README


MODULES = [
    path.stem if path.is_file() else path.name
    for path in sorted((ROOT / "lib").iterdir())
    if not path.name.startswith("__")
]


@pytest.mark.parametrize("module", MODULES)
def test_each_module_has_its_layer(module):
    layers = README.split("## Layers")[1].split("## Recipes")[0]

    assert f"`{module}`" in layers or f"`{module}/`" in layers


@pytest.mark.parametrize("module", MODULES)
def test_each_module_is_on_the_map(module):
    lines = (ROOT / "lib" / "__init__.py").read_text("utf-8").splitlines()

    assert any(line.split(" ")[0].rstrip("/") == module for line in lines)


IMPORTERS = [
    module.name
    for module in pkgutil.iter_modules(lib.importers.__path__)
    if not module.name.startswith("_")
]


@pytest.mark.parametrize("name", IMPORTERS)
def test_each_importer_is_listed_with_its_format(name):
    assert f"| `{name}` | {import_module(f'lib.importers.{name}').WORD} |" in README


def test_each_format_that_is_listed_has_its_importer():
    listed = README.split("## What can be imported")[1].split("## Glossary")[0]

    assert set(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == set(IMPORTERS)


def test_ci_runs_the_test_command_of_the_readme():
    install, test = re.search(
        r"venv/bin/(pip install '.*?') && .venv/bin/(python -m pytest)", README
    ).groups()

    assert install.removeprefix("pip install ") in CI
    assert test.removeprefix("python ") in CI


COMMANDS = re.findall(r"python -m ([a-z_.]+)", README)


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"venv", "pytest"}))
def test_each_command_is_a_module(command):
    assert (ROOT / f"{command.replace('.', '/')}.py").is_file()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:lib|tests|pages)/[\w/]+\.py)`", README)))
)
def test_each_named_file_is_there(path):
    assert "NAME" in path or (ROOT / path).is_file()


@pytest.mark.parametrize("image", re.findall(r"\]\((\.images/[\w-]+\.png)\)", README))
def test_each_image_is_there(image):
    assert (ROOT / image).is_file()


@pytest.mark.parametrize("word", [*Act, *Stance], ids=lambda word: word.value)
def test_the_glossary_names_every_word(word):
    assert word.value in README or word.word.lower() in README


def test_the_version_is_in_the_changelog():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert f"- **{version}**" in README
