"""Large and hostile cases, and how fast the app is over them."""
