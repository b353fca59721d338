"""The map where the filters leave nothing: only filters that statements on settlements know can be to blame."""


def test_only_filters_that_statements_know_are_named(read):
    reader = read("map", lang="en", sources="nis", repeats="no", planned="no", support="1")
    assert "The filters leave no statement on a settlement. Loosen one of these: sources: NIS." in reader.words
