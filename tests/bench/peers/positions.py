"""Shares of stances per actor and month. Run with `streamlit run positions.py -- FILE`."""

import sys

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_resource
def read(path):
    """Read the statements once."""
    columns = ["earliest", "side", "actor_names", "stance"]
    records = pd.read_parquet(path, columns=columns).dropna(subset=["stance", "earliest"])
    records["month"] = pd.to_datetime(records["earliest"]).dt.to_period("M").dt.to_timestamp()
    return records


records = read(sys.argv[1])
st.title("Positions")
sides = st.multiselect("Side", sorted(records["side"].unique()))
if sides:
    records = records[records["side"].isin(sides)]
st.markdown(f"{len(records):,} statements")

most = records["actor_names"].value_counts().head(6).index
shown = records[records["actor_names"].isin(most)]
counts = shown.groupby(["actor_names", "month", "stance"]).size().reset_index(name="statements")
whole = counts.groupby(["actor_names", "month"])["statements"].transform("sum")
counts["share"] = counts["statements"] / whole
st.plotly_chart(
    px.bar(counts, x="month", y="share", color="stance", facet_row="actor_names", height=900)
)
