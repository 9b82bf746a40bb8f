"""Pages that change the case are shut, and said to be, where nothing may be written."""

import sys

import pytest

from lib.ui.frame import PAGES

WRITING = [spec for spec in PAGES if spec.writes]


def links(at):
    return [link.proto.label for link in at.get("page_link")]


def test_the_workbench_stands_after_the_pages_to_read(app):
    at = app.open("records")

    workbench = [spec.workbench for spec in PAGES]
    assert workbench == sorted(workbench)
    assert links(at) == [spec.title for spec in PAGES]


def test_a_server_for_reading_does_not_list_what_writes(app, monkeypatch):
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--read-only"])

    assert links(app.open("records")) == [spec.title for spec in PAGES if not spec.writes]


@pytest.mark.parametrize("page", [spec.path for spec in WRITING])
def test_the_address_of_what_writes_says_why_it_is_shut(app, monkeypatch, page):
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--read-only"])

    at = app.open(page)

    assert "This server is for reading" in at.info[0].value.replace("\\", "")
    assert not [*at.button, *at.text_input, *at.segmented_control, *at.get("file_uploader")]
