"""The tables that reports become: their models, the database they live in, and the loading of reports."""
