"""Result table in, plotly figure out: a chart never counts, drops or sorts rows."""
