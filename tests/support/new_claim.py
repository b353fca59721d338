"""A claim that could be added to the tiny record, with the page on which it was seen first."""

from ledger.record.additions import Row

NEW_CLAIM: Row = {
    "metric": "troops_sent",
    "source": "nis",
    "basis": "total",
    "covers": "all",
    "best": "2000",
    "qualifier": "about",
    "as_of": "2024-10-20",
    "stated_on": "2024-10-20",
    "region": "far_east",
    "scope_en": "sent by ship",
    "scope_de": "per Schiff entsandt",
    "note_en": "About 2,000 by now.",
    "note_de": "Inzwischen etwa 2.000.",
    "outlet_en": "Yonhap",
    "outlet_de": "Yonhap",
    "url": "https://example.org/two",
    "archived_url": "https://archive.example/two",
}
