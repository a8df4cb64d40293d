"""The history of the tables, run in process by ``etl.store.database.migrate``."""
