"""The ground of the map: projected right, each line once, holes."""

from pathlib import Path

import pandas as pd
import pytest

from ledger.record.boundaries import Boundaries, Polyline, read_boundaries
from ledger.record.load import DATA
from ledger.record.projection import OF_KURSK_REGION, project, projection_around
from ledger.record.record_files import KURSK_REGION, read_folder


@pytest.fixture(scope="module")
def ground() -> Boundaries:
    return read_boundaries(read_folder(DATA).boundaries)


def rings(lines: Polyline) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(lines.x, lines.y, strict=True):
        if x is None or y is None:
            found.append([])
        else:
            found[-1].append((x, y))
    return found


def area(ring: list[tuple[float, float]]) -> float:
    """Shoelace formula: positive counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False)) / 2


def test_the_projection_is_centred_and_counts_in_km() -> None:
    points = project(pd.Series([51.6, 52.1, 51.6, None]), pd.Series([36.2, 36.2, 36.7, 36.2]))
    assert points.iloc[0].tolist() == [0, 0]
    # Half a degree of latitude is 55.6 km; of longitude, at 51.6 degrees north, 0.5 * 111.3 * cos(51.6) = 34.6 km.
    assert points.loc[1, "y"] == pytest.approx(55.6, abs=0.1)
    assert points.loc[2, "x"] == pytest.approx(34.6, abs=0.1)
    assert points.loc[3].isna().all()


def test_regions_and_their_states(ground: Boundaries) -> None:
    assert ground.focus_region.area_id == KURSK_REGION
    states = {region.area_id: region.country for region in ground.neighbours}
    assert sorted(states.values()) == ["RU"] * 5 + ["UA"] * 4
    assert (states["sumy-oblast"], states["belgorod-oblast"]) == ("UA", "RU")
    assert len(ground.areas) == 1 + 9 + 33


def test_districts_tile_the_region(ground: Boundaries) -> None:
    # 30,007 km2 is the area of Kursk region; holes count as negative because they turn the other way.
    total = sum(area(ring) for district in ground.districts for ring in rings(district.rings))
    home = sum(area(ring) for ring in rings(ground.focus_region.rings))
    assert abs(total) == pytest.approx(abs(home), rel=1e-3)
    assert abs(home) == pytest.approx(30_007, rel=0.01)


def test_an_enclave_is_a_hole(ground: Boundaries) -> None:
    around = next(district for district in ground.districts if district.area_id == "kursky")
    sizes = [area(ring) for ring in rings(around.rings)]
    assert len(sizes) > 1
    assert len({size > 0 for size in sizes}) == 2


def test_lines_are_drawn_once(ground: Boundaries) -> None:
    for lines in (ground.district_lines, ground.region_lines, ground.state_border):
        pairs = [
            frozenset(pair) for ring in rings(lines) for pair in zip(ring, ring[1:], strict=False) if pair[0] != pair[1]
        ]
        assert len(pairs) == len(set(pairs))
    assert ground.state_border.x.count(None) == 0


def test_label_points_lie_in_their_area(ground: Boundaries) -> None:
    west, east = (
        min(x for x in ground.focus_region.rings.x if x is not None),
        max(x for x in ground.focus_region.rings.x if x is not None),
    )
    assert ground.focus_region.label_points
    assert all(west < x < east for x, _ in ground.focus_region.label_points)


def test_towns_come_by_size(ground: Boundaries) -> None:
    assert [town.town_id for town in ground.towns[:3]] == ["kursk", "belgorod", "sumy"]
    assert ground.towns[0].names == {"name_en": "Kursk", "name_de": "Kursk", "name_native": "Курск"}
    sizes = [town.population for town in ground.towns]
    assert sizes == sorted(sizes, reverse=True)


# Another region.


ISLAND = Path(__file__).parents[1] / "fixtures" / "island"


@pytest.fixture(scope="module")
def island() -> Boundaries:
    return read_boundaries(read_folder(ISLAND).boundaries)


def test_the_projection_follows_the_home_region(island: Boundaries) -> None:
    # Latitudes from 42 to 42.3, longitudes from 130 to 130.6: the parallels at 1/6 and 5/6.
    assert island.projection.definition == ("+proj=lcc +lat_1=42.05 +lat_2=42.25 +lat_0=42.15 +lon_0=130.3 +units=km")
    [ring] = rings(island.focus_region.rings)
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    # 0.6 degrees of longitude at 42 degrees north are 0.6 * 111.3 * cos(42) = 49.6 km, 0.3 of latitude 33.3; far from its middle a
    # projection would turn and stretch it.
    assert east - west == pytest.approx(49.7, abs=0.2)
    assert north - south == pytest.approx(33.4, abs=0.2)
    assert west + east == pytest.approx(0, abs=0.1)
    assert island.focus_region.label_points


def test_the_file_says_in_which_state_a_region_lies(island: Boundaries) -> None:
    assert (island.focus_region.area_id, island.focus_region.country) == ("lumo", "IS")
    assert [(each.area_id, each.country) for each in island.neighbours] == [("little-lumo", "FO")]
    assert {district.country for district in island.districts} == {"IS"}
    assert max(y for y in island.state_border.y if y is not None) == pytest.approx(16.7, abs=0.2)


def test_kursk_region_keeps_its_projection(ground: Boundaries) -> None:
    assert ground.projection is OF_KURSK_REGION


@pytest.mark.parametrize("south", [-60.3, -0.15, 0.2, 60.0])
def test_a_region_anywhere_is_true_to_scale(south: float) -> None:
    made = projection_around("elsewhere", (10.0, south, 10.6, south + 0.3))
    points = project(pd.Series([south, south + 0.3]), pd.Series([10.3, 10.3]), made)
    # A degree of the meridian is 110.57 km at the equator and 111.41 km at 60 degrees.
    assert points["y"].diff().iloc[1] == pytest.approx(0.3 * 111, rel=0.006)
    assert points["x"].abs().max() < 0.01
    west, low, east, high = made.nearby
    assert west < -150 and east > 150 and low < points["y"].min() and high > points["y"].max()
