"""From a prosecutor's report to tidy rows: read, extract, store. Knows nothing of charts."""
