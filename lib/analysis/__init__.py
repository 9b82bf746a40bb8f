"""Records in, small result tables out: no widgets, no figures."""
