"""What a process keeps in memory for all readers: the record, and the record as known on a day."""

from datetime import date

import streamlit as st

from ledger.boundaries import Boundaries, read_boundaries
from ledger.record import Record, load


@st.cache_resource(show_spinner=False)
def record() -> Record:
    """The record, read once in the life of the process."""
    return load()


@st.cache_resource(show_spinner=False, max_entries=64)
def record_known_on(version: str, day: date) -> Record:
    """The record as known on a day; the version keeps answers of an older record apart."""
    return record().known_on(day)


@st.cache_resource(show_spinner=False)
def boundaries() -> Boundaries:
    """The projected boundaries, read once in the life of the process."""
    return read_boundaries(record().boundaries)
