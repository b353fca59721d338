"""Names on a map keep clear of each other, of the marks and of the frame."""

from hypothesis import given, strategies as st

from ledger.charts.map.labels import CENTRE, Label, place_labels

WINDOW = (0.0, 0.0, 100.0, 100.0)


def test_a_name_stands_to_the_right_unless_the_frame_is_near() -> None:
    inner, outer = Label("Sudzha", ((50, 50),), 10, 5), Label("Belaya", ((99, 50),), 10, 5)
    assert [name.anchor for name in place_labels([inner, outer], [WINDOW], [5], [[]], 4)] == [
        "middle right",
        "middle left",
    ]


def test_the_second_of_two_gives_way_and_a_third_is_left_out() -> None:
    names = [Label("Sudzha", ((50, 50),), 10) for _ in range(3)]
    assert len(place_labels(names, [WINDOW], [5], [[]], 4)) == 1
    moved = [Label("Sudzha", ((50, 50), (50, 60)), 10) for _ in range(3)]
    assert [(name.y, name.anchor) for name in place_labels(moved, [WINDOW], [5], [[]], 4)] == [
        (50, CENTRE),
        (60, CENTRE),
    ]


def test_a_mark_moves_a_name_and_only_leave_to_cover_saves_it() -> None:
    right = [(55.0, 50.0)]
    assert place_labels([Label("Sudzha", ((50, 50),), 10, 5)], [WINDOW], [5], [right], 4)[0].anchor == "middle left"
    around = [(x, y) for x in range(30, 71, 2) for y in range(30, 71, 2)]
    assert place_labels([Label("Sudzha", ((50, 50),), 10, 5)], [WINDOW], [5], [around], 4) == []
    assert (
        len(place_labels([Label("Sudzha", ((50, 50),), 10, 5, max_overlaps=(99, 99))], [WINDOW], [5], [around], 4)) == 1
    )


def test_small_maps_count_too() -> None:
    names = [Label("Sudzha", ((40, 50),), 10, 5), Label("Belaya", ((60, 50),), 10, 5)]
    assert len(place_labels(names, [WINDOW], [5], [[]], 4)) == 2
    assert len(place_labels(names, [WINDOW, WINDOW], [5, 0.8], [[], []], 4)) < 2


def test_a_name_stands_aside_only_where_there_is_no_room_beside() -> None:
    one = Label("Sudzha", ((50, 50),), 10, 5, may_stand_aside=True)
    assert place_labels([one], [WINDOW], [5], [[]], 4)[0].offset_px == (0, 0)
    around = [(x, y) for x in range(40, 61, 2) for y in range(44, 57, 2)]
    [name] = place_labels([one], [WINDOW], [5], [around], 4)
    assert name.anchor == CENTRE
    assert name.offset_px != (0, 0)


def test_those_that_may_stand_aside_come_first() -> None:
    plain, first = Label("Belaya", ((50, 50),), 10), Label("Sudzha", ((50, 50),), 10, may_stand_aside=True)
    assert [name.label.text for name in place_labels([plain, first], [WINDOW], [5], [[]], 4)] == ["Sudzha"]


def test_no_name_is_cut_in_a_narrow_window() -> None:
    narrow = (40.0, 0.0, 60.0, 100.0)
    inside, outside = Label("Sudzha", ((57, 50),), 10, 5), Label("Belaya", ((35, 50),), 10, 5)
    # To the right of its point the one would be cut at 60, the other would reach into the window at 40.
    assert [name.anchor for name in place_labels([inside, outside], [WINDOW, narrow], [5, 5], [[], []], 4)] == [
        "middle left",
        "middle left",
    ]


POINTS = st.tuples(st.floats(0, 100), st.floats(0, 100))


@given(POINTS, st.lists(POINTS, max_size=15))
def test_marks_never_make_room(point: tuple[float, float], marks: list[tuple[float, float]]) -> None:
    names = [Label("Sudzha", (point,), 10, 5)]
    assert len(place_labels(names, [WINDOW], [5], [marks], 4)) <= len(place_labels(names, [WINDOW], [5], [[]], 4))
