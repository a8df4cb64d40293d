"""The plain sections of a language file."""

from __future__ import annotations

LISTS = (
    "and_half",
    "another",
    "articles",
    "attributives",
    "by",
    "collectives",
    "comparatives",
    "contrasts",
    "copulas",
    "describing",
    "distributive",
    "factor",
    "frequency",
    "inside",
    "joins",
    "negations",
    "number_joins",
    "numbers_of",
    "of_which",
    "out_of",
    "prepositions",
    "pronouns",
    "recipients",
    "respectively",
    "restating",
    "same_liability",
    "several_regions",
    "share_words",
    "such",
    "totals",
    "was",
    "yearly",
)
"""Sections of a language file that are plain lists of word patterns; each is a kind of tag of its own."""
