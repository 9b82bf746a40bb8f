"""Four questions of the pages, asked through the app's layer and by hand, of tables of any size."""
