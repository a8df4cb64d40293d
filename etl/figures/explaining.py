"""Say of each number of a text what it was taken for, which words decided, and what else it could have been."""

from __future__ import annotations

from etl.figures.bound import Binding
from etl.figures.texts import Text
from etl.records import Explanation


def explain(text: Text, bindings: list[Binding]) -> list[Explanation]:
    """One explanation for each quantity, in order of their place."""
    return [_explanation(text, binding) for binding in bindings]


def _explanation(text: Text, binding: Binding) -> Explanation:
    quantity = binding.quantity
    quote = text.original[quantity.start : quantity.end]
    if binding.aside:
        return Explanation(quantity.start, quantity.end, quote, f"set aside: {binding.aside}")
    words = [
        f"{concept} \u00ab{text.original[slice(*binding.reach.spans[concept])]}\u00bb at {cost:.1f}"
        if concept in binding.reach.spans
        else f"{concept} at {cost:.1f}"
        for concept, cost in binding.verdict.concepts.items()
    ]
    if binding.inherited:
        words.insert(0, "as the number before")
    meaning = [binding.verdict.indicator, binding.measure.name, binding.offence, binding.gravity]
    runner_up = binding.verdict.runner_up
    return Explanation(
        quantity.start,
        quantity.end,
        quote,
        ", ".join(part for part in meaning if part),
        binding.verdict.score,
        tuple(words),
        f"{runner_up[0]} ({runner_up[1]:.1f})" if runner_up else None,
    )
