"""Tables too large to read whole: they stay in their engine, queries go to them."""
