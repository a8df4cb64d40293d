"""The pages: thin callbacks over `metrics`, charts from tables, every word from a catalogue."""
