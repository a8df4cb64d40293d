"""The least that a Dash page can be: one list, one line chart, one callback, the default set-up. ``python -m tests.scale.bare PORT``."""

from __future__ import annotations

import sys
from typing import Any

from dash import Dash, Input, Output, dcc, html

LINES, POINTS = 20, 180
"""As many as a chart of all regions by month over fifteen years has."""


def figure(step: int) -> dict[str, Any]:
    """Return the chart whose values rise by ``step``."""
    lines = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": f"line {line}",
            "x": list(range(POINTS)),
            "y": [line * 10 + point * step % 37 for point in range(POINTS)],
        }
        for line in range(LINES)
    ]
    return {"data": lines, "layout": {"height": 430}}


def create() -> Dash:
    """Return the application."""
    app = Dash(__name__)
    app.layout = html.Div(
        [
            dcc.Dropdown(options=[1, 2, 3], value=1, id="step"),
            dcc.Graph(id="chart", figure=figure(1)),
        ]
    )

    @app.callback(Output("chart", "figure"), Input("step", "value"), prevent_initial_call=True)
    def redraw(step: int) -> dict[str, Any]:
        return figure(step)

    return app


if __name__ == "__main__":
    create().run(port=int(sys.argv[1]), debug=False)
