"""What an image says of itself where it stands without the page: its subject, how its marks are read, unit and days, events."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from ledger.charts.spans import SPANS
from ledger.documents.answers import named_events
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.rows import Event, rows_of
from ledger.text.sentences import loss_share, territory
from ledger.text.sentences.record_name import is_kursk_ledger, record_name
from ledger.text.sentences.region import is_about_kursk
from ledger.text.sentences.stated import how_to_read
from ledger.views.events import chosen_events
from ledger.views.pictures.registry import PICTURES
from ledger.views.view import View

SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "troops": N_("North Korean soldiers"),
        "losses": N_("North Korean soldiers"),
        "arms": N_("Arms from North Korea for Russia"),
        "territory": N_("Kursk region"),
        "exchange": N_("Russia and North Korea"),
    }
)
"""What the indicators of each family are about."""
OF_OTHERS: Mapping[str, str] = MappingProxyType(
    {"ru_troops_in_kursk": N_("Russia"), "ua_troops_in_kursk": N_("Ukraine")}
)
"""Indicators of a family that are about somebody else."""
OF_ALL = N_("North Korean soldiers in Russia's Kursk region")
"""What pictures are about that show more than one indicator."""
BY_EACH_SIDE = ("timeline", "panels", "small_panels", "by_side")
"""The pictures whose marks are the claims themselves, and nothing that is computed from them."""
ON_DAY_STATED = ("spread", "origins", "silence", "new_claims")
"""The pictures in which a claim stands at the day on which it was stated, whatever the reader chose."""
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "spread": N_(
            "Band: from the lowest to the highest current figure; below it, how many times as high the highest is. Arrow: at least or at most. Outline: older than the age limit, or repeats somebody else."
        ),
        "leave_one_out": N_(
            "A coloured mark is a figure that changes without the one who is named at the left, in the shape of the side that then holds it; a tick is one that stays."
        ),
        "origins": N_(
            "An arrow leads from a claim to the one that it repeats. Small marks neither repeat nor are repeated; “?” is a doubtful repeat, “↻” a circular chain."
        ),
        "pairs_ranking": N_("Diamond and bar: median and bootstrap interval (90 %). Ring: one pair of claims."),
        "pairs_matrix": N_(
            "Row over column: brown says more, teal less; n is the number of pairs of claims. A dash: one to four pairs, too few to say anything. Empty: no pair."
        ),
        "corroboration": N_(
            "Full bar: other sides that corroborate the claim; empty bar: that are compatible with it; hatched bar: that contradict it. The mark is the claim's own side, hollow if it is planned."
        ),
        "silence": N_(
            "A square is a month in which a source stated claims, with their number where there is room; filled where the chosen indicator was among them, else hollow. ×: no newer statement in this dataset."
        ),
        "loss_share": loss_share.HOW_TO_READ,
        "territory": territory.HOW_TO_READ,
        "disputed": N_("Bar: the days on which the latest statements of two sides both claimed the settlement."),
        "new_claims": N_(
            "A mark is a new claim at the day on which it was stated, in the colour and shape of its side; a hollow one is planned."
        ),
        "map": N_(
            "A mark is a settlement or place, with the latest statements up to the day; lines across an area are statements on the whole of it."
        ),
        "way": N_(
            "A mark is one kind of statement on a place; a thin line leads from marks that stand aside to their place."
        ),
    }
)
"""How the marks of those pictures are read that do not show claims as marks with arrows."""
SAME_MARKS: Mapping[str, str] = MappingProxyType({"small_map": "map", "way_east": "way"})


def picture_title(view: View, name: str, title: str) -> str:
    """The title of an image: its subject and place, what it shows, and whose word it is."""
    _ = view.lang.gettext
    subject = _(OF_ALL)
    if not (is_kursk_ledger(view.record) or view.record.is_own and is_about_kursk(view.record)):
        subject = record_name(view.record, view.lang)
    elif about_a_metric(name):
        metric = view.record.metric_rows[view.question.metric]
        subject = _(OF_OTHERS.get(view.question.metric, SUBJECTS[metric["family"]]))
    pattern = _("{subject}: {title}, as stated by each side") if name in BY_EACH_SIDE else _("{subject}: {title}")
    return pattern.format(subject=subject, title=title)


def about_a_metric(name: str) -> bool:
    """Whether a picture is about the indicator of the link."""
    return name in PICTURES and "metric" in PICTURES[name].parameters


def picture_caption(view: View, name: str, rows: pd.DataFrame) -> list[str]:
    """How an image is read, one paragraph each: marks, unit and days, events.

    Parameters
    ----------
    rows
        What it is drawn from, as files hold it: with ``as_of`` and ``stated_on``, and with ``metric`` where they are claims.
    """
    return list(filter(None, [_marks(view, name), _unit_and_days(view, name, rows), _events(view, name)]))


def _marks(view: View, name: str) -> str:
    lang, message = view.lang, MARKS.get(SAME_MARKS.get(name, name))
    if message is None:
        oldest = pd.Timestamp(view.day) - pd.DateOffset(months=view.question.max_age_months)
        limit = lang.gettext("Older than the age limit: about a day before {day}.").format(day=lang.date(oldest))
        return f"{how_to_read(lang)} {limit}"
    return lang.gettext(message)


def _unit_and_days(view: View, name: str, rows: pd.DataFrame) -> str:
    """The unit, which day places a mark, and from when to when these days go."""
    _, lang = view.lang.gettext, view.lang
    sentences = []
    if "metric" in rows:
        units = {view.record.metric_rows[metric]["unit"]: None for metric in rows["metric"]}
        sentences.append(_("Unit: {unit}.").format(unit=lang.join_list([_(codes.UNIT[unit].label) for unit in units])))
    by_statement = name in ON_DAY_STATED or (name == "timeline" and view.question.date_axis == "stated_on")
    days = pd.to_datetime(rows["stated_on" if by_statement else "as_of"]).dropna()
    if len(days):
        pattern = (
            _("Days: of the statement, from {first} to {last}.")
            if by_statement
            else _("Days: to which the statement refers, from {first} to {last}.")
        )
        sentences.append(pattern.format(first=lang.date(days.min()), last=lang.date(days.max())))
    return " ".join(sentences)


def _events(view: View, name: str) -> str:
    """The events that lines and ticks stand for, with their days; none where the picture has none."""
    lang, find = view.lang, EVENTS.get(name)
    events = find(view) if find else pd.DataFrame()
    if events.empty:
        return ""
    numbered = name == "timeline"
    if numbered and view.question.span in SPANS:
        events = events[events["date"].between(*SPANS[view.question.span])]
    named = [
        f"{f'({place + 1}) ' if numbered else ''}{_event(event, lang)}"
        for place, event in zip(events.index, rows_of(events, Event), strict=True)
    ]
    return lang.gettext("Events, from left to right: {events}.").format(events="; ".join(named)) if named else ""


def _event(event: Event, lang: Language) -> str:
    return f"{lang.short_date(event['date'])}: {lang.localised(event, 'title')}"


EVENTS: Mapping[str, Callable[[View], pd.DataFrame]] = MappingProxyType(
    {
        "timeline": chosen_events,
        "panels": chosen_events,
        "small_panels": lambda view: named_events(view.record.events),
    }
)
"""The events in those pictures that have some."""
