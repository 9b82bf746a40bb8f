"""The latest stance of each actor on each issue. Run with `streamlit run matrix.py -- FILE`."""

import sys

import pandas as pd
import plotly.express as px
import streamlit as st

STANCES = ["oppose", "unclear", "conditional", "support"]


@st.cache_resource
def read(path):
    """Read the statements once."""
    columns = ["earliest", "side", "actor_names", "issue_name", "stance"]
    records = pd.read_parquet(path, columns=columns).dropna(subset=["stance", "earliest"])
    records["earliest"] = pd.to_datetime(records["earliest"])
    records["value"] = records["stance"].map(STANCES.index)
    return records


records = read(sys.argv[1])
st.title("Matrix")
sides = st.multiselect("Side", sorted(records["side"].unique()))
if sides:
    records = records[records["side"].isin(sides)]
st.markdown(f"{len(records):,} statements")

latest = records.sort_values("earliest").drop_duplicates(["actor_names", "issue_name"], keep="last")
cells = latest.pivot_table(index="actor_names", columns="issue_name", values="value")
figure = px.imshow(cells, color_continuous_scale="RdBu", aspect="auto")
figure.update_coloraxes(colorbar={"tickvals": [0, 1, 2, 3], "ticktext": STANCES})
st.plotly_chart(figure)
