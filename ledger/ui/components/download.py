"""What a reader takes away from a picture or table: image, data, link, citation; each says what it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import orjson
import pandas as pd
import streamlit as st

from ledger.export.citation import Citation
from ledger.export.table import as_csv, as_json, for_excel
from ledger.markdown import plain
from ledger.sections import ALONE
from ledger.settings import settings
from ledger.ui.session import home
from ledger.views.view import View


@dataclass(frozen=True)
class Exportable:
    """What can be exportable.

    Attributes
    ----------
    name
        Names the files.
    title, stated
        What it shows, and what gives the lines that every file states: filters, day, version, licence.
    fill
        Gives the table, called only when it is downloaded.
    picture
        The picture's name on the page; empty where a table stands alone.
    """

    name: str
    title: str
    stated: Callable[[], list[str]]
    fill: Callable[[], pd.DataFrame]
    picture: str = ""


def download_menu(view: View, exportable: Exportable, small: bool = False) -> None:
    """A button that opens all ways to take it away; they are drawn only while they are open, and computed only when chosen.

    Parameters
    ----------
    small
        Whether it is a mere sign beside the heading of a small picture; the table, for which there is no place below
        such a picture, is then among the ways.
    """
    opened = st.popover(view.lang.gettext("Download and cite"), icon=":material/ios_share:", key=f"take_{exportable.name}", type="tertiary", on_change="rerun")
    if opened.open:
        with opened:
            _ways(view, exportable)
            if small:
                st.dataframe(exportable.fill(), hide_index=True, key=f"{exportable.name}_table", alt=exportable.title, placeholder="", height=240)


def _ways(view: View, exportable: Exportable) -> None:
    """Picture, data, link and citation, each with its buttons."""
    _, lang, name = view.lang.gettext, view.lang, f"kursk-ledger-{exportable.name}"
    stated = exportable.stated()
    lines = [exportable.title, *stated]
    if exportable.picture:
        st.markdown(f"**{_('Picture')}**")
        caption = orjson.dumps([line for line in stated if line]).decode("utf-8")
        picture = {"picture": exportable.picture, "title": exportable.title, "caption": caption, "file": name}
        _buttons([("PNG", {"take": "png", **picture}), ("SVG", {"take": "svg", **picture})])
    st.markdown(f"**{_('Data')}**")
    ways = {
        "csv": (_("Download as CSV"), "csv", "text/csv", lambda: as_csv(exportable.fill(), lines)),
        "excel": (_("CSV for Excel"), "csv", "text/csv", lambda: for_excel(exportable.fill(), lines, lang)),
        "json": ("JSON", "json", "application/json", lambda: as_json(exportable.fill(), exportable.title, stated)),
    }
    with st.container(horizontal=True, gap="xsmall"):
        for way, (label, ending, mime, data) in ways.items():
            suffix = "-excel" if way == "excel" else ""
            st.download_button(label, data=data, file_name=f"{name}{suffix}.{ending}", mime=mime, on_click="ignore", key=f"{exportable.name}_{way}")
    st.markdown(f"**{_('Copy')}**")
    cited = citation(view, exportable.title)
    texts = {_("Link"): cited.link, _("Citation"): cited.text(lang), "BibTeX": cited.bibtex(lang), "CSL-JSON": cited.csl(lang)}
    if settings().framed_by and (part := part_of(exportable.name)):
        texts[_("Frame for another page")] = _frame(view, part, exportable.title)
    _buttons([(label, {"take": "copy", "text": text, "done": _("Copied")}) for label, text in texts.items()])
    st.markdown(plain(cited.text(lang)))


def citation(view: View, title: str) -> Citation:
    """The present view as it is cited: its link names the day and the data version, so that it shows the same later."""
    question = view.question.model_copy(update={"known_on": view.day, "version": view.full_record.version, "claim": "", "place": ""})
    link = f"{st.context.url or ''}?{urlencode(question.to_link(), safe=',')}"
    return Citation(title, link, view.day, view.full_record.version, view.full_record.collected_on, date.today())


def part_of(name: str) -> str:
    """The name under which what is exportable can stand alone in another page; empty where it cannot."""
    bare = {"current": "comparison", "pairs_claims": "pairs", "way_east": "way"}.get(name, name.removeprefix("strip_").removeprefix("small_"))
    return next((part for part in (bare, bare.replace("_", "-")) if part in ALONE), "")


def _frame(view: View, part: str, title: str) -> str:
    """The HTML that shows the part in a frame of another page."""
    link = urlencode({"embed": "true", "part": part, **view.question.lasting().to_link()}, safe=",")
    return f'<iframe src="{escape(f"{home()}/part?{link}")}" title="{escape(title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>'


def _buttons(buttons: list[tuple[str, dict[str, str]]]) -> None:
    """Buttons that the page's own script answers, without a run of the server."""
    st.html('<div class="ledger-take">' + "".join(
        f'<button type="button" {" ".join(f"data-{key}={chr(34)}{escape(value)}{chr(34)}" for key, value in data.items())}>{escape(label)}</button>'
        for label, data in buttons
    ) + "</div>")
