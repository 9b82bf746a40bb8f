"""Records per month and side. Run with `streamlit run timeline.py -- records.parquet`."""

import sys

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_resource
def read(path):
    """Read the table once."""
    records = pd.read_parquet(path, columns=["earliest", "side"])
    records["month"] = pd.to_datetime(records["earliest"]).dt.to_period("M").dt.to_timestamp()
    return records


records = read(sys.argv[1])
st.title("Timeline")
sides = st.multiselect("Side", sorted(records["side"].unique()))
if sides:
    records = records[records["side"].isin(sides)]
st.markdown(f"{len(records):,} records")

bars = records.groupby(["month", "side"]).size().reset_index(name="records")
st.plotly_chart(px.bar(bars, x="month", y="records", color="side"))
