"""The data dictionary and the code lists, in the order of the tables that the data package describes."""

import streamlit as st

from ledger.i18n.messages import N_
from ledger.record.codes import CODE_LISTS
from ledger.text.markdown import escape_markdown
from ledger.ui.method.package import Json, tables, worded
from ledger.views.view import View

TYPES = {"string": N_("text"), "number": N_("number"), "integer": N_("whole number"), "date": N_("day")}


def show(view: View) -> None:
    """One opening list of fields for each table."""
    _, lang = view.lang.gettext, view.lang
    for table in tables(view):
        with st.expander(_title(table, view)):
            key = lang.join_list([f"`{name}`" for name in table["schema"]["primaryKey"]])
            st.markdown(_("Key: {fields}.").format(fields=key))
            st.markdown("\n".join(_field(field, table, view) for field in table["schema"]["fields"]))


def codes(view: View) -> None:
    """Every code list once, below the table that uses it first."""
    shown: set[str] = set()
    for table in tables(view):
        lists = [field for field in table["schema"]["fields"] if field.get("codeList") not in {None, *shown}]
        if not lists:
            continue
        shown |= {field["codeList"] for field in lists}
        with st.expander(_title(table, view)):
            for field in lists:
                st.markdown(f"`{field['name']}`: {escape_markdown(worded(field, 'description', view.lang))}")
                st.markdown(_codes(field["codeList"], view))


def _title(table: Json, view: View) -> str:
    return f"`{table['path']}`: {escape_markdown(worded(table, 'description', view.lang))}"


def _codes(name: str, view: View) -> str:
    """The codes of a list, one line each: label, code, meaning."""
    _ = view.lang.gettext
    return "\n".join(
        f"- **{escape_markdown(_(code.label))}** (`{value}`)"
        + (f": {escape_markdown(_(code.definition))}" if code.definition else "")
        for value, code in CODE_LISTS[name].items()
    )


def _field(field: Json, table: Json, view: View) -> str:
    """One field: its name, type and unit, whether it must be filled, what it means, what it may hold."""
    _, lang = view.lang.gettext, view.lang
    required = _("required") if field.get("constraints", {}).get("required") else ""
    marks = ", ".join(filter(None, [_(TYPES[field["type"]]), escape_markdown(worded(field, "unit", lang)), required]))
    meaning = escape_markdown(worded(field, "description", lang))
    return f"- **`{field['name']}`** ({marks}): {meaning} {_values(field, table, view)}".rstrip()


def _values(field: Json, table: Json, view: View) -> str:
    """What the cells may hold: codes, or keys of a table."""
    _ = view.lang.gettext
    if "codeList" in field:
        return _("Codes: {codes}.").format(codes=", ".join(f"`{value}`" for value in field["constraints"]["enum"]))
    targets = [
        key["reference"]["resource"] or table["name"]
        for key in table["schema"].get("foreignKeys", [])
        if key["fields"] == [field["name"]]
    ]
    if "references" in field:
        several = _("Keys of {table}, separated by “{separator}”.")
        return several.format(table=f"`{field['references']}`", separator=field["separator"])
    return _("A key of {table}.").format(table=f"`{targets[0]}`") if targets else ""
