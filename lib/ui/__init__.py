"""Filters and tables in, widgets out: the only modules that import streamlit."""
