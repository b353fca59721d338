"""What a reader takes away from a picture or table: image, data, link, citation; each says what it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html import escape
from urllib.parse import urlencode

import orjson
import pandas as pd
import streamlit as st

from ledger.charts.style import DARK, LIGHT, Theme
from ledger.export.citation import Citation
from ledger.export.table_files import as_csv, as_json, as_workbook
from ledger.question.link import write_link
from ledger.question.page_sections import PANELS, SECTIONS, standing_alone
from ledger.runtime.settings import settings_or_exit
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.record_name import licence_name, record_file_name, record_name
from ledger.text.sentences.stated import question_line
from ledger.ui.session import base_url
from ledger.views.picture_caption import about_a_metric, picture_caption, picture_title
from ledger.views.pictures.registry import PICTURES
from ledger.views.view import View

PAGE_OF_SMALL = {"small_panels": "timeline", "small_map": "map"}
"""On which page a small picture is large."""


@dataclass(frozen=True)
class Exportable:
    """What can be taken away.

    Attributes
    ----------
    name
        Names the part, in files and citations.
    title, provenance_lines
        What it shows, and what gives the lines that every file states: filters, day, version, licence.
    table
        Gives the table for the screen.
    picture
        The picture's name on the page; empty where a table stands alone.
    data, computed
        Give what files hold: everything that the picture draws, a row a claim or statement, and what is computed from them where
        something is. Their columns are for programs, the same in every language. Called only when a file is chosen.
    day
        The day that it shows, where that is not the day on which the reader is placed.
    """

    name: str
    title: str
    provenance_lines: Callable[[], list[str]]
    table: Callable[[], pd.DataFrame]
    picture: str = ""
    data: Callable[[], pd.DataFrame] = field(kw_only=True)
    computed: Callable[[], pd.DataFrame] | None = field(default=None, kw_only=True)
    day: date | None = field(default=None, kw_only=True)


def download_menu(view: View, exportable: Exportable, small: bool = False) -> None:
    """A button that opens all ways to take it away; they are drawn only while they are open, and computed only when chosen.

    Parameters
    ----------
    small
        Whether it is a mere sign beside the heading of a small picture; the table, for which there is no place below
        such a picture, is then among the ways.
    """
    opened = st.popover(
        view.lang.gettext("Download and cite"),
        icon=":material/ios_share:",
        key=f"take_{exportable.name}",
        type="tertiary",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _formats(view, exportable)
            if small:
                st.dataframe(
                    exportable.table(),
                    hide_index=True,
                    key=f"{exportable.name}_table",
                    alt=exportable.title,
                    placeholder="",
                    height=240,
                )


def _formats(view: View, exportable: Exportable) -> None:
    """Picture, data, link and citation, each with its buttons."""
    _, lang, cited = view.lang.gettext, view.lang, citation(view, exportable)
    stated = exportable.provenance_lines()
    if exportable.picture:
        st.markdown(f"**{_('Picture')}**")
        _buttons(
            [
                (
                    _("{kind}, dark").format(kind=kind.upper()) if theme is DARK else kind.upper(),
                    {"take": kind, **about},
                )
                for theme in (LIGHT, DARK)
                for kind in ("png", "svg")
                for about in [_image(view, exportable, theme, stated, cited)]
            ]
        )
    st.markdown(f"**{_('Data')}**")
    with st.container(horizontal=True, gap="xsmall"):
        for file in _files(view, exportable, stated, cited):
            st.download_button(
                file.label,
                data=file.content,
                file_name=f"{file_name(view, exportable)}{file.ending}",
                mime=file.mime,
                on_click="ignore",
                key=f"{exportable.name}_{file.ending}",
            )
    # Where a comma is the decimal mark, LibreOffice reads 51.191 of a CSV as 51191, and leaves 2.5 as text.
    st.caption(_("For a spreadsheet, take Excel: the CSV has decimal points."))
    st.markdown(f"**{_('Copy')}**")
    texts = {
        _("Link"): cited.link,
        _("Citation"): cited.text(lang),
        "BibTeX": cited.bibtex(lang),
        "CSL-JSON": cited.csl(lang),
    }
    if settings_or_exit().framed_by and (part := embeddable_part(exportable.name)):
        texts[_("Frame for another page")] = _frame(view, part, exportable.title)
    _buttons([(label, {"take": "copy", "text": text, "done": _("Copied")}) for label, text in texts.items()])
    st.markdown(escape_markdown(cited.text(lang)))


def _image(view: View, exportable: Exportable, theme: Theme, stated: list[str], cited: Citation) -> dict[str, str]:
    """What ``image.js`` makes an image from; instead of the question it states the whole address."""
    _ = view.lang.gettext
    asked = question_line(view.question, view.lang)
    caption = [
        *picture_caption(view, exportable.picture, exportable.data()),
        *(line for line in stated if line and line != asked),
        _("Address: {link}").format(link=cited.link),
    ]
    return {
        "picture": exportable.picture,
        "theme": theme.name,
        "ink": theme.ink,
        "paper": theme.paper,
        "title": picture_title(view, exportable.picture, exportable.title),
        "alt": PICTURES[exportable.picture].alt(view),
        "caption": orjson.dumps(caption).decode("utf-8"),
        "file": file_name(view, exportable) + ("-dark" if theme is DARK else ""),
    }


@dataclass(frozen=True)
class _File:
    """A file that is made when its button is clicked."""

    label: str
    ending: str
    mime: str
    content: Callable[[], bytes]


def _files(view: View, exportable: Exportable, stated: list[str], cited: Citation) -> list[_File]:
    _, data, computed = view.lang.gettext, exportable.data, exportable.computed
    about = {
        "known_on": str(view.day),
        "data_version": view.full_record.version,
        "data_licence": licence_name(view.full_record, view.lang),
        "cite_as": cited.author,
        "link": cited.link,
    }
    lines = [exportable.title, *stated, cited.text(view.lang)]

    def worked_out() -> pd.DataFrame | None:
        return computed and computed()

    excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [
        _File(_("Download as CSV"), ".csv", "text/csv", lambda: as_csv(data(), about)),
        *(
            [_File(_("CSV: what is computed"), "-computed.csv", "text/csv", lambda: as_csv(computed(), about))]
            if computed
            else []
        ),
        _File("Excel", ".xlsx", excel, lambda: as_workbook(data(), lines, worked_out())),
        _File("JSON", ".json", "application/json", lambda: as_json(data(), exportable.title, lines[1:], worked_out())),
    ]


def part_name(view: View, exportable: Exportable) -> str:
    """The part with what it shows: its name, the measure where it is about one, and the day."""
    sentences = [
        exportable.name.replace("_", "-"),
        *([view.question.metric.replace("_", "-")] if about_a_metric(exportable.picture) else []),
        str(exportable.day or view.day),
    ]
    return "-".join(sentences)


def file_name(view: View, exportable: Exportable) -> str:
    """The name of its files, without an ending."""
    return f"{record_file_name(view.full_record)}-{part_name(view, exportable)}"


def citation(view: View, exportable: Exportable) -> Citation:
    """The present view as it is cited: its link names the day and the data version, so that it shows the same later."""
    return Citation(
        record_name(view.full_record, view.lang),
        record_file_name(view.full_record),
        exportable.title,
        _link(view, exportable.name),
        view.day,
        view.full_record.version,
        view.full_record.collected_on,
        date.today(),
        part_name(view, exportable),
        settings_or_exit().publisher,
    )


def _link(view: View, name: str) -> str:
    """The address of the part: its page with its section open, or where it stands alone."""
    part, question = embeddable_part(name), view.question
    tables = tuple(table for table in question.open_tables if table == name)
    changes = {"known_on": view.day, "version": view.full_record.version, "claim": "", "place": "", "tables": tables}
    address = st.context.url or ""
    if question.part_name:
        pass
    elif part in SECTIONS:
        changes["sections"] = (part,)
    elif part in PANELS:
        address, changes["part"], changes["sections"] = f"{base_url()}/part", part, ()
    else:
        changes["sections"] = ()
        if name in PAGE_OF_SMALL:
            address, changes["panels"] = f"{base_url()}/{PAGE_OF_SMALL[name]}", name == "small_panels"
    return f"{address}?{urlencode(write_link(question.with_parameters(**changes)), safe=',')}"


def embeddable_part(name: str) -> str:
    """The name under which what is exportable can stand alone in another page; empty where it cannot."""
    bare = {"current": "comparison", "pairs_claims": "pairs", "way_east": "way"}.get(
        name, name.removeprefix("strip_").removeprefix("small_")
    )
    return next((part for part in (bare, bare.replace("_", "-")) if part in standing_alone()), "")


def _frame(view: View, part: str, title: str) -> str:
    """The HTML that shows the part in a frame of another page."""
    link = urlencode({"embed": "true", "part": part, **write_link(view.question.without_view_state())}, safe=",")
    return f'<iframe src="{escape(f"{base_url()}/part?{link}")}" title="{escape(title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>'


def _buttons(buttons: list[tuple[str, dict[str, str]]]) -> None:
    """Buttons that the page's own script answers, without a run of the server."""
    st.html(
        '<div class="ledger-take">'
        + "".join(
            f'<button type="button" {" ".join(f"data-{key}={chr(34)}{escape(value)}{chr(34)}" for key, value in data.items())}>{escape(label)}</button>'
            for label, data in buttons
        )
        + "</div>"
    )
