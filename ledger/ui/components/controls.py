"""What a reader chooses: lists, buttons, switches, days and words, made of the browser's own controls.

A choice is drawn in the pictures before the server hears of it (``question.js``).
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from ledger.question.question import FIRST_DAY
from ledger.ui.components.component import component
from ledger.views.view import View

CONTROLS = component("controls", html='<div class="ledger-controls"></div>')
Form = Literal["list", "buttons", "switch", "date", "text", "checklist", "action", "disclosure", "timeline"]


@dataclass(frozen=True)
class Control:
    """One control.

    Attributes
    ----------
    field
        The field of the question that it sets; empty for an action, which sets several.
    value
        The field as it stands.
    groups
        The values with their words, under the names of their groups; a group without a name is no group.
    multiple
        Whether the value is a list of them.
    titles
        What is said of a value when the mouse rests on it.
    changes
        What an action sets.
    name
        The section that a disclosure opens.
    id
        Tells controls of one field apart.
    steps
        On a line of days, how many days after the first one the pictures change.
    words
        What its buttons are called.
    also
        Further fields that a choice sets.
    """

    field: str
    label: str
    form: Form
    value: Any = None
    groups: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = ()
    multiple: bool = False
    show_label: bool = True
    help: str = ""
    titles: Mapping[Any, str] = dataclasses.field(default_factory=dict)
    none: str = ""
    search: str = ""
    min: str = ""
    max: str = ""
    lang: str = ""
    outside: str = ""
    required: bool = False
    changes: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    disabled: bool = False
    shortcut: str = ""
    title: str = ""
    name: str = ""
    id: str = ""
    steps: tuple[int, ...] = ()
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    also: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def select(field: str, label: str, value: str, groups: Mapping[str, Mapping[str, str]], **also: Any) -> Control:
    """One value from a list, by groups; a choice sets the fields in ``also`` too."""
    return Control(
        field,
        label,
        "list",
        value,
        tuple((name, tuple(options.items())) for name, options in groups.items()),
        also=also,
    )


def radio(
    field: str,
    label: str,
    value: Any,
    options: Mapping[Any, str],
    *,
    show_label: bool = True,
    help: str = "",
    titles: Mapping[Any, str] | None = None,
) -> Control:
    """One of a few values side by side."""
    return Control(
        field,
        label,
        "buttons",
        value,
        (("", tuple(options.items())),),
        show_label=show_label,
        help=help,
        titles=titles or {},
    )


def multi_toggle(field: str, label: str, values: Collection[str], options: Mapping[str, str]) -> Control:
    """Any of a few values side by side; none of them stands for all."""
    return Control(field, label, "buttons", list(values), (("", tuple(options.items())),), multiple=True)


def checklist(
    view: View, field: str, label: str, values: Collection[str], options: Mapping[str, str], none: str
) -> Control:
    """Any of many values, from a list that opens; ``none`` says what holds where nothing is chosen."""
    search = view.lang.gettext("Search this list")
    return Control(
        field,
        label,
        "checklist",
        list(values),
        (("", tuple(options.items())),),
        multiple=True,
        none=none,
        search=search,
    )


def switch(field: str, label: str, value: bool, help: str = "") -> Control:
    """On or off."""
    return Control(field, label, "switch", value, help=help)


def day(
    view: View,
    field: str,
    label: str,
    value: date | None,
    *,
    latest: date | None = None,
    required: bool = False,
    help: str = "",
) -> Control:
    """A day from the first one that a question may name to ``latest``, which is the present day where it is not given."""
    latest = latest or view.today
    outside = view.lang.gettext("A day from {start} to {end}, please.").format(
        start=view.lang.date(FIRST_DAY), end=view.lang.date(latest)
    )
    return Control(
        field,
        label,
        "date",
        value and value.isoformat(),
        min=FIRST_DAY.isoformat(),
        max=latest.isoformat(),
        lang=view.lang.code,
        outside=outside,
        required=required,
        help=help,
    )


def timeline(
    view: View, field: str, label: str, value: date, span: tuple[date, date], changes: Iterable[date]
) -> Control:
    """A line of days on which the reader goes from day to day, or lets them be played.

    Parameters
    ----------
    span
        The first and the last day.
    changes
        The days on which the pictures change: while days are played, nothing is drawn for those between.
    """
    _ = view.lang.gettext
    first, last = span
    steps = sorted({(day - first).days for day in changes if first <= day <= last})
    words = {
        "back": _("One day back"),
        "forward": _("One day forward"),
        "play": _("Play"),
        "faster": _("Faster"),
        "stop": _("Stop"),
    }
    return Control(
        field,
        label,
        "timeline",
        value.isoformat(),
        min=first.isoformat(),
        max=last.isoformat(),
        lang=view.lang.code,
        steps=tuple(steps),
        words=words,
    )


def text(field: str, label: str, value: str) -> Control:
    """Words."""
    return Control(field, label, "text", value)


def action(
    id: str, label: str, *, disabled: bool = False, shortcut: str = "", title: str = "", **changes: Any
) -> Control:
    """A button that sets fields of the question.

    Parameters
    ----------
    shortcut
        The keys that press it, as ``keys.js`` names them, with spaces between: ``ArrowLeft PageUp``.
    """
    return Control("", label, "action", changes=changes, disabled=disabled, shortcut=shortcut, title=title, id=id)


def disclosure(name: str, label: str, sections: Collection[str]) -> Control:
    """The heading of a section, which opens and closes it."""
    return Control("sections", label, "disclosure", list(sections), name=name, id=name)


def render_controls(name: str, *controls: Control | None, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show controls beside each other.

    Parameters
    ----------
    name
        Names the place, once a page.
    controls
        Where nothing is to be chosen, None.
    """
    shown = [_without_defaults(control) for control in controls if control]
    CONTROLS(f"controls_{name}", {"name": f"controls_{name}", "controls": shown}, width=width)


ALWAYS = ("field", "label", "form", "value", "titles")


def _without_defaults(control: Control) -> dict[str, Any]:
    """The control as it is sent."""
    empty = asdict(Control("", "", "list"))
    return {name: value for name, value in asdict(control).items() if name in ALWAYS or value != empty[name]} | {
        "label_shown": control.show_label
    }
