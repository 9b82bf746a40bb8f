"""The page of records: rows to tick, or buttons where a table does not fit."""

import pandas as pd

from tests.cases import harbour, write_case


def on_a_phone(app):
    app.at.session_state["_assumed_screen"] = "light phone"
    return app


def titles(at):
    return [button for button in at.button if button.key.startswith("list_records_")]


def test_on_a_phone_each_record_is_a_button_and_there_is_no_table(app):
    at = on_a_phone(app).open("records")

    assert len(titles(at)) == len(harbour("records"))
    assert not at.dataframe


def test_a_button_opens_the_evidence(app):
    at = on_a_phone(app).open("records")

    at.button(key="list_records_H-1_open").click().run()

    assert "First round of talks" in app.html


def test_elsewhere_the_list_is_there_on_demand(app):
    at = app.open("records")

    assert at.dataframe
    assert at.expander[0].label == "Same records as a list"
    assert not titles(at)


def test_a_long_list_comes_page_by_page_newest_first(data, app):
    one = harbour("records").iloc[[1]]
    many = pd.concat([one.assign(record_id=f"M-{number:03}") for number in range(1, 121)])
    write_case(data / "harbour", records=many)

    at = on_a_phone(app).open("records")
    first = [button.key for button in titles(at)]
    assert (first[0], len(first)) == ("list_records_M-001_open", 50)

    at.get("pagination")[0].set_value(3).run()
    last = [button.key for button in titles(at)]
    assert (last[-1], len(last)) == ("list_records_M-120_open", 20)
