"""Lists of buttons hold for joint records too: a key stands for one button only."""

from tests.cases import harbour, write_case


def test_a_joint_statement_is_a_button_for_each_of_its_actors(app):
    app.at.session_state["_assumed_screen"] = "light phone"

    at = app.open("positions", view="How it moved")

    keys = {button.key for button in at.button}
    assert {"list_moved_envoy;H-8_open", "list_moved_northland;H-8_open"} <= keys


def test_actors_who_moved_together_are_two_shifts(data, app):
    records = harbour("records")
    own = records["actor"].eq("southland") & records["stance"].notna()
    records.loc[own, "actor"] = "northland;southland"
    write_case(data / "harbour", records=records)

    at = app.open("positions", view="How it moved")

    keys = {button.key for button in at.button}
    assert {f"list_shift_{who}_H-3_H-4_open" for who in ("northland", "southland")} <= keys
