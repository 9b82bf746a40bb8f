"""What pytest leaves alone here."""

collect_ignore = ["peers"]  # scripts of Streamlit: to import one is to run it
