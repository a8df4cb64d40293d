"""Charts: pure functions from a table to a plain figure, which dcc.Graph draws without building objects."""
