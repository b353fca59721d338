"""Who must be named for what: licences from the data package, sentences of attribution, points of places."""

import pandas as pd
import streamlit as st

from ledger.record import codes
from ledger.text.markdown import escape_markdown, link
from ledger.text.sentences.record_name import is_kursk_ledger, licence_name, record_name
from ledger.ui.method.package import Json, package, worded
from ledger.views.view import View


def show(view: View) -> None:
    """The licence of each file, how to name it, and where the points of the settlements come from."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    st.markdown(_terms(view).format(licence=escape_markdown(licence_name(record, lang))))
    st.markdown(
        "\n".join(
            f"- {sentence}"
            for sentence in (
                _("The dataset: {name}, data version {version}, collected on {day}, {licence}.").format(
                    name=escape_markdown(record_name(record, lang)),
                    licence=escape_markdown(licence_name(record, lang)),
                    version=f"`{record.version}`",
                    day=lang.date(record.collected_on),
                ),
                _(
                    "Boundaries © OpenStreetMap contributors, ODbL 1.0, via omim borders and geoBoundaries (Runfola "
                    "et al. 2020)."
                ),
                _("Towns © GeoNames, CC BY 4.0."),
                _(
                    "Rivers, and land and state borders of the way from North Korea: made with Natural Earth (public domain)."
                ),
            )
        )
    )
    with st.expander(_("Licence of each file")):
        st.markdown(_files(view))
    with st.expander(_("Where the points of the settlements come from")):
        st.table(_points(view), hide_index=True, alt=_("Where the points of the settlements come from"))
    st.markdown(
        _(
            "The pages that claims, events and statements rest on belong to their publishers. Nothing of their "
            "text is taken over beyond single figures and a few quoted words."
        )
    )


def _terms(view: View) -> str:
    """Whose the tables and the map data are; ``{licence}`` is to be filled in."""
    _ = view.lang.gettext
    if is_kursk_ledger(view.full_record):
        return _(
            "The tables are ours and licensed under {licence}: take them, change them, and name the Kursk "
            "Ledger. The map data belong to others. Each file keeps its own licence; the files below "
            "`boundaries/odbl` stay under the ODbL when they are changed and passed on."
        )
    return _("Licence of the tables: {licence}. Boundaries, towns and rivers can have other licences.")


def _files(view: View) -> str:
    """The files that have the same licences and sources as one line each."""
    _, descriptor = view.lang.gettext, package(view)
    files: dict[tuple[str, str], list[str]] = {}
    for resource in descriptor["resources"]:
        # What a reader has brought is nobody's that the descriptor beside it may name.
        brought = view.full_record.is_own and "schema" in resource
        licences = [] if brought else resource.get("licenses", descriptor.get("licenses", []))
        sources = [] if brought else resource.get("sources", [])
        files.setdefault((_linked(licences, view), _linked(sources, view)), []).append(f"`{resource['path']}`")
    own = escape_markdown(record_name(view.full_record, view.lang))
    whose = escape_markdown(licence_name(view.full_record, view.lang))
    line = _("{files}: {licences}. Source: {sources}.")
    return "\n".join(
        "- " + line.format(files=view.lang.join_list(paths), licences=named or whose, sources=origins or own)
        for (named, origins), paths in files.items()
    )


def _linked(named: list[Json], view: View) -> str:
    return view.lang.join_list([link(worded(each, "title", view.lang), each["path"]) for each in named])


def _points(view: View) -> pd.DataFrame:
    """How many settlements take their point from which source; the definition of the code names its licence."""
    _, lang = view.lang.gettext, view.lang
    counts = view.record.places["coord_source"].value_counts()
    rows = [(_(code.label), _(code.definition), counts.get(value, 0)) for value, code in codes.COORD_SOURCE.items()]
    rows.append((_("no point is known"), "", counts.get("", 0)))
    return pd.DataFrame(
        [(escape_markdown(label), escape_markdown(licence), lang.number(count)) for label, licence, count in rows],
        columns=[_("Source"), _("Licence"), _("Settlements")],
    )
