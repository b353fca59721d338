"""Who gives higher figures, drawn: the ranking and the matrix."""

from math import log, log10
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from ledger.answers.source_ratios import rank_by_ratio, source_ratios
from ledger.charts.source_ratios import LESS_TO_MORE, STRONGEST, matrix, ranking
from ledger.charts.style import DARK, LIGHT, Theme
from ledger.i18n.language import Language
from ledger.record.claim import claims_by_id
from ledger.text.sentences.source_ratios import ratio
from tests.support.claim_factory import SHORT, SIDES, claim, frame
from tests.support.colours import EYES, contrast, lab, linear

DE, EN = Language("de"), Language("en")
SOURCES = {
    source: {"side": side, "short_en": SHORT.get(source, source), "short_de": SHORT.get(source, source)}
    for source, side in SIDES.items()
}
DAYS = ("2024-11-01", "2025-01-10", "2025-03-20", "2025-06-01", "2025-08-10")
# HUR twice NIS; the UK four times NIS, two times twice; HUR and the Pentagon meet only once.
CLAIMS = frame(
    *[claim(f"nis-{day}", "nis", day, best=1000) for day in DAYS],
    *[claim(f"hur-{day}", "ua-hur", day, best=2000) for day in DAYS],
    *[claim(f"uk-{day}", "uk-mod", day, best=2000 if day in DAYS[:2] else 4000) for day in DAYS],
    claim("pentagon", "us-pentagon", DAYS[0], best=1000),
)
FOUND = source_ratios(CLAIMS)
RANKED = rank_by_ratio(FOUND)
ROWS = claims_by_id(CLAIMS)


def drawn(theme: Theme = LIGHT, lang: Language = EN) -> dict[str, Any]:
    figure = ranking(RANKED.table, RANKED.pairs, ROWS, SOURCES, lang, theme)
    go.Figure(figure)
    return figure


def test_the_ranking_has_a_row_for_each_two_the_largest_on_top() -> None:
    medians, labels, _each = drawn()["data"]
    assert (medians["x"], medians["y"]) == (pytest.approx([4, 2, 2]), [2, 1, 0])
    assert labels["text"] == [
        "<b>UK MoD</b> to <b>NIS</b>: 4 (5 pairs)",
        "<b>HUR</b> to <b>NIS</b>: 2 (5 pairs)",
        "<b>UK MoD</b> to <b>HUR</b>: 2 (5 pairs)",
    ]
    # UK over NIS was 2, 2, 4, 4 and 4: the interval reaches from 2 to 4.
    assert (medians["error_x"]["arrayminus"][0], medians["error_x"]["array"][0]) == (pytest.approx(2), pytest.approx(0))


def test_every_pair_of_claims_is_a_ring_that_opens_a_claim() -> None:
    each = drawn()["data"][-1]
    points = set(zip(each["customdata"], [round(x, 3) for x in each["x"]], each["y"], strict=True))
    assert points >= {("uk-2024-11-01", 2, 2), ("uk-2025-03-20", 4, 2), ("hur-2024-11-01", 2, 1)}
    assert len(each["customdata"]) == 15
    assert "NIS: 1,000" in each["hovertext"][each["customdata"].index("hur-2024-11-01")]


def test_the_axis_is_logarithmic_with_a_line_at_one() -> None:
    layout = drawn()["layout"]
    left, right = layout["xaxis"]["range"]
    assert layout["xaxis"]["type"] == "log"
    assert left < log10(1) and right > log10(4)
    assert [(shape["x0"], shape["x1"]) for shape in layout["shapes"]] == [(1, 1)]


def coloured(cells: dict[str, Any]) -> dict[tuple[int, int], float]:
    """The colour of each cell by row and column: bars as wide and as high as a cell."""
    assert (cells["width"], set(cells["y"])) == (1, {1})
    return dict(
        zip(
            ((int(base + 0.5), column) for base, column in zip(cells["base"], cells["x"], strict=True)),
            cells["marker"]["color"],
            strict=True,
        )
    )


def test_the_matrix_holds_row_over_column_both_ways_and_only_sources_with_a_ratio() -> None:
    figure = matrix(FOUND.table, SOURCES, EN, LIGHT)
    go.Figure(figure)
    cells, texts = figure["data"]
    assert figure["layout"]["xaxis"]["ticktext"] == figure["layout"]["yaxis"]["ticktext"] == ["HUR", "NIS", "UK MoD"]
    assert coloured(cells) == pytest.approx(
        {(0, 1): log(2), (0, 2): -log(2), (1, 0): -log(2), (1, 2): -log(4), (2, 0): log(2), (2, 1): log(4)}
    )
    written = dict(zip(zip(texts["y"], texts["x"], strict=True), texts["text"], strict=True))
    assert "<b>0.25</b>" in written[1, 2] and "n 5" in written[1, 2]
    assert (0, 0) not in written
    assert (cells["marker"]["cmin"], cells["marker"]["cmax"]) == (-STRONGEST, STRONGEST)


def test_too_few_pairs_have_a_dash_and_no_colour() -> None:
    table = source_ratios(frame(*CLAIMS[CLAIMS["claim_id"] != "uk-2024-11-01"].to_dict("records"))).table
    cells, texts = matrix(table, SOURCES, EN, LIGHT)["data"]
    # The UK has four claims left: too few against anybody, so it is gone.
    assert (set(coloured(cells)), len(texts["text"])) == ({(0, 1), (1, 0)}, 2)
    rows = [
        *CLAIMS.to_dict("records"),
        *[claim(f"pentagon-{n}", "us-pentagon", f"2026-0{n}-01", best=9) for n in range(1, 10, 2)],
        *[claim(f"isw-{n}", "isw", f"2026-0{n}-01", best=9) for n in range(1, 10, 2)],
    ]
    cells, texts = matrix(source_ratios(frame(*rows)).table, SOURCES, EN, LIGHT)["data"]
    names = ["ua-hur", "nis", "us-pentagon", "uk-mod", "isw"]
    written = dict(zip(zip(texts["y"], texts["x"], strict=True), texts["text"], strict=True))
    assert written[names.index("ua-hur"), names.index("us-pentagon")] == "–"
    assert (names.index("ua-hur"), names.index("us-pentagon")) not in coloured(cells)
    assert (names.index("ua-hur"), names.index("isw")) not in written


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_cell_and_more_and_less_differ_for_all_eyes(theme: Theme) -> None:
    less, equal, more = LESS_TO_MORE[theme.name]
    assert min(contrast(theme.ink, ground) for ground in (less, equal, more)) >= 4.5
    for eyes in EYES.values():
        seen = [lab(eyes @ linear(colour)) for colour in (less, equal, more)]
        assert min(float(np.linalg.norm(seen[one] - seen[other])) for one, other in ((0, 1), (1, 2), (0, 2))) >= 15


def test_ratios_have_at_most_two_decimals_and_three_digits() -> None:
    assert [ratio(value, EN) for value in (0.9909, 13.333, 1333.3, 4.0)] == ["0.99", "13.3", "1,330", "4"]
    assert ratio(0.75, DE) == "0,75"
