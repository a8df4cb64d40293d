"""What the numbers mean: plain functions from the tables to tables, without a word of the screen."""
