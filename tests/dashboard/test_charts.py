"""Charts are plain figures: what stands in them, where lines break, and that nothing overlaps or leaves."""

from __future__ import annotations

import itertools
import json
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.charts import axes, bars, lines, multiples

YEARS = {date(number, 12, 31): str(number) for number in range(2015, 2027)}


def table(*rows: tuple[str, int, float], **changes: Any) -> pd.DataFrame:
    points = [
        {
            "region": region, "name": f"Region {region}", "end": date(number, 12, 31), "value": value,
            "shown": f"{value:g}", "told": f"{region} {number}", "hedged": False, "conflict": False,
            "broken": (), "derived": False, "figure_id": f"{region}{number}", "report_id": "r",
        }
        for region, number, value in rows
    ]  # fmt: skip
    return pd.DataFrame([point | changes for point in points])


def draw(points: pd.DataFrame) -> dict[str, Any]:
    return lines.draw(points, tick=str, period=YEARS.__getitem__, nation_note="apart")


TWO = (("A", 2023, 10.0), ("A", 2024, 9.0), ("B", 2023, 20.0), ("B", 2024, 30.0))


def test_a_line_a_region_with_its_own_look_and_the_ids_of_its_sentences() -> None:
    figure = draw(table(*TWO))
    assert [trace["y"] for trace in figure["data"]] == [[10.0, 9.0], [20.0, 30.0]]
    assert figure["data"][0]["customdata"] == [["A2023", "r"], ["A2024", "r"]]
    looks = {(trace["line"]["color"], trace["marker"]["symbol"][0]) for trace in figure["data"]}
    assert looks == set(theme.SERIES[:2])
    assert [note["text"].partition("> ")[2] for note in figure["layout"]["annotations"]] == [
        "Region A<br>    <b>9</b>",
        "Region B<br>    <b>30</b>",
    ]
    assert figure["layout"]["xaxis"]["ticktext"] == ["2023", "2024"]
    json.dumps(figure)


def test_nothing_bridges_a_missing_year() -> None:
    (trace,) = draw(table(("A", 2020, 1.0), ("A", 2023, 2.0), ("A", 2024, 3.0)))["data"]
    assert trace["y"] == [1.0, None, 2.0, 3.0] and trace["connectgaps"] is False


@given(st.lists(st.dates(date(2000, 1, 1), date(2026, 12, 31)), min_size=2, max_size=40, unique=True))
def test_names_below_the_axis_never_meet_on_a_phone(days: list[date]) -> None:
    points = table(*(("A", 2015, float(number + 1)) for number in range(len(days))))
    points["end"] = sorted(days)
    axis = lines.draw(points, tick=str, period=date.isoformat)["layout"]["xaxis"]
    named = [date.fromisoformat(day) for day in axis["tickvals"]]
    low, high = (date.fromisoformat(day) for day in axis["range"])
    assert named[-1] == max(days) and len(axis["ticktext"]) == len(named)
    pixels = [(day - low).days / (high - low).days * 240 for day in named]
    assert all(after - before >= 10 * 7 for before, after in itertools.pairwise(pixels))


def test_the_margin_holds_the_names_of_values() -> None:
    wide = lines.draw(table(*TWO), tick=lambda value: f"{value:,.0f} million", period=YEARS.__getitem__)
    assert wide["layout"]["margin"]["l"] >= 7 * len("30 million")


def test_nothing_bridges_a_break() -> None:
    points = table(("A", 2021, 1.0), ("A", 2022, 2.0), ("A", 2023, 3.0))
    points["broken"] = [(), ("borders changed",), ()]
    (trace,) = draw(points)["data"]
    assert trace["y"] == [1.0, None, 2.0, 3.0]


def test_a_nation_far_above_the_regions_has_a_panel_of_its_own() -> None:
    near = draw(table(*TWO, ("KZ", 2023, 40.0), ("KZ", 2024, 50.0)))
    far = draw(table(*TWO, ("KZ", 2023, 4000.0), ("KZ", 2024, 5000.0)))
    assert "yaxis2" not in near["layout"] and "yaxis2" in far["layout"]
    assert far["layout"]["annotations"][-1]["text"] == "apart"
    nation = next(trace for trace in far["data"] if trace["yaxis"] == "y2")
    assert nation["line"]["color"] == theme.NATION[0]


def test_doubt_is_drawn() -> None:
    figure = draw(table(*TWO, hedged=True, conflict=True))
    assert figure["data"][0]["marker"]["symbol"] == ["circle-open", "circle-open"]
    assert figure["data"][-1]["marker"]["color"] == theme.DOUBT and len(figure["data"][-1]["x"]) == 4


def test_one_period_is_drawn_as_bars_longest_first() -> None:
    figure = bars.draw(table(("A", 2024, 10.0), ("KZ", 2024, 50.0), ("B", 2024, 20.0)), tick=str)
    (trace,) = figure["data"]
    assert trace["y"] == ["Region A", "Region B", "Region KZ"] and trace["x"] == [10.0, 20.0, 50.0]
    colours = [theme.SERIES[0][0], theme.SERIES[1][0], theme.NATION[0]]
    assert trace["marker"]["color"] == colours
    assert trace["customdata"][0] == ["A2024", "r"]
    json.dumps(figure)


NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).filter(lambda value: abs(value) > 1e-3)


@given(NUMBERS, NUMBERS)
def test_ticks_hold_both_ends_and_zero(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    found = axes.ticks(low, high)
    leeway = (found[1] - found[0]) * 1e-2
    assert 0.0 in found and found == sorted(found) and 2 <= len(found) <= 9
    assert found[0] <= min(low, 0.0) + leeway and found[-1] >= max(high, 0.0) - leeway


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_names_at_the_ends_of_lines_never_overlap(places: list[float]) -> None:
    moved = sorted(axes.spread(places, 30.0, 0.0, 300.0))
    assert all(after - before >= 30.0 - 1e-6 for before, after in itertools.pairwise(moved))


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.0), (5.0, 5.0), (-3.0, -3.0)])
def test_ticks_of_a_single_value(low: float, high: float) -> None:
    assert len(axes.ticks(low, high)) >= 2


def test_a_dashed_segment_leads_to_a_derived_value() -> None:
    points = table(("A", 2022, 1.0), ("A", 2023, 2.0), ("A", 2024, 3.0))
    points.loc[points["value"] == 3.0, "derived"] = True
    solid, dashed = draw(points)["data"]
    assert solid["y"] == [1.0, 2.0, None, 3.0] and "dash" not in solid["line"]
    assert dashed["y"] == [2.0, 3.0, None] and dashed["line"]["dash"] == "dash"


def split(points: pd.DataFrame) -> dict[str, Any]:
    return multiples.draw(points, tick=str, period=YEARS.__getitem__, nation_note="apart")


def test_split_lines_share_their_scales() -> None:
    figure = split(table(*TWO, ("C", 2024, 5.0), ("D", 2024, 6.0)))
    layout = figure["layout"]
    panels = layout["meta"]["panels"]
    assert panels == [["xaxis", "yaxis"], ["xaxis2", "yaxis2"], ["xaxis3", "yaxis3"], ["xaxis4", "yaxis4"]]
    assert len({tuple(layout[up]["range"]) for _across, up in panels}) == 1
    assert len({tuple(layout[across]["range"]) for across, _up in panels}) == 1
    assert [trace["yaxis"] for trace in figure["data"]] == ["y", "y2", "y3", "y4"]
    json.dumps(figure)


def test_a_nation_far_above_has_a_scale_of_its_own_and_says_so() -> None:
    figure = split(table(*TWO, ("KZ", 2023, 1000.0), ("KZ", 2024, 900.0)))
    layout = figure["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] != layout["yaxis3"]["range"]
    assert "apart" in layout["annotations"][2]["text"]


@given(st.integers(1, 7), st.sampled_from([1, 3]))
def test_no_two_panels_overlap(count: int, columns: int) -> None:
    placed = [multiples.domains(index, count, columns) for index in range(count)]
    for (across, up), (other_across, other_up) in itertools.combinations(placed, 2):
        apart = across[1] <= other_across[0] or other_across[1] <= across[0]
        assert apart or up[1] <= other_up[0] or other_up[1] <= up[0]
    assert all(0 <= low < high <= 1 for place in placed for low, high in place)
