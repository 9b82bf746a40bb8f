"""The plainest pages with the same charts: Streamlit, pandas and Plotly, half an hour's work."""
