"""Claims that could be added, each with the page on which it was seen first: one to the tiny record, one to the real one."""

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

NEW_REAL_CLAIM: Row = {
    "metric": "troops_in_kursk",
    "source": "ua-hur",
    "basis": "present",
    "covers": "all",
    "best": "9500",
    "qualifier": "about",
    "as_of": "2026-09-20",
    "as_of_precision": "day",
    "stated_on": "2026-09-20",
    "stated_on_precision": "day",
    "region": "kursk",
    "scope_en": "soldiers, all of *them*",
    "scope_de": 'Soldaten, "alle", zusammen; auch die $x$',
    "note_en": "He said so, on that day.",
    "note_de": "Er sagte es an diesem Tag.",
    "outlet_en": "Example, of 1 May",
    "outlet_de": "Beispiel vom 1. Mai",
    "url": "https://example.org/claim?a=1&b=2",
    "dated_on": "2026-09-21",
}
NEW_REAL_KEY = "troops-in-kursk-ua-hur-2026-09-20"
