"""What the record does not know: doubts, what was left out on purpose, what is missing."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from ledger.i18n.messages import N_
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.missing import never_found, newest
from ledger.ui.method.evidence import Known
from ledger.views.view import View


@dataclass(frozen=True)
class Doubt:
    """A doubt in our words, and the claims or events that it is about; shown when all of them are known."""

    text: str
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


DOUBTS = (
    Doubt(
        N_(
            "Two outlets quote the Ukrainian president on the killed; twelve days earlier he had used the "
            "same number for all losses. Both are drawn, with a caveat."
        ),
        ("killed-ua-president-2025-01-21", "casualties-ua-president-2025-01-09"),
    ),
    Doubt(
        N_("Probably killed and wounded together, so the claim covers others too and is not drawn."),
        ("killed-reuters-2025-11-14",),
    ),
    Doubt(
        N_("Takes the portraits shown in Pyongyang for all of the dead; covers a part and is not drawn."),
        ("killed-ru-vesti-2025-08-22",),
    ),
    Doubt(
        N_(
            "The officials' total includes missing and captured men; the number of wounded that is derived "
            "from it covers others too and is not drawn."
        ),
        ("casualties-western-officials-2025-01-22", "wounded-western-officials-2025-01-22"),
    ),
    Doubt(
        N_("The Pentagon repeats a White House figure that covered one week as a total of its own."),
        ("casualties-us-pentagon-2024-12-30", "casualties-us-white-house-2024-12-27"),
    ),
    Doubt(N_("The service itself later gave this number of dead with “at least”."), ("killed-nis-2025-04-30",)),
    Doubt(
        N_("This number of wounded is very likely an outlet's subtraction: 4,700 killed and wounded, less 600 killed."),
        ("wounded-nis-2025-04-30",),
    ),
    Doubt(N_("The sum of two parts: at least 100 killed and nearly 1,000 wounded."), ("casualties-nis-2024-12-19",)),
    Doubt(N_("Stands in Reuters only; five other outlets have about 11,000."), ("troops-in-kursk-nis-2024-11-20",)),
    Doubt(
        N_("The sum of 1,000 sappers and 5,000 builders, made by the outlets; Shoigu named the two parts."),
        ("engineers-builders-sent-ru-security-council-2025-06-17",),
    ),
    Doubt(
        N_("Whether 15 million shells are what the containers can hold, or what is said to be in them, is not clear."),
        ("artillery-rounds-kr-dia-2026-03-01",),
    ),
    Doubt(
        N_(
            "Everything after March 2026 rests on news digests that name the page, some of them only by an address that leads on; "
            "the pages themselves were not seen. The BBC's figures are known through a report of Yonhap alone, and their day is inferred."
        ),
        ("killed-bbc-2026-09-14", "troops-sent-bbc-2026-09-14"),
    ),
    Doubt(
        N_(
            "Plans that Zelensky ascribes to Russia and North Korea. The Kremlin and Kim Yo Jong denied them, on days that are not firm "
            "enough for rows of their own."
        ),
        (
            "troops-reinforcement-ua-president-2026-07-25",
            "troops-reinforcement-ua-president-2026-08-10",
            "troops-reinforcement-ua-president-2026-09-28",
        ),
    ),
    Doubt(
        N_(
            "By source, indicator, way of counting and number, 24 pairs of claims are plain restatements. A claim names an earlier one only where it "
            "recalls it; the others stand as claims of their own."
        )
    ),
    Doubt(
        N_(
            "Many settlement statements say “Russian bloggers quoted by ISW”. In three of four that were looked up, ISW had written "
            "“Russian sources”: read the others so."
        )
    ),
    Doubt(
        N_(
            "What containers can hold (South Korea) and shells that were counted or estimated (Ukraine, United "
            "States) are different things; that is why “capacity” is a way of counting of its own."
        )
    ),
    Doubt(
        N_(
            "Areas are measured differently: AFP counts a zone of operation from ISW data, DeepState leaves out a "
            "grey zone, Kyiv and Moscow name the area that they control. All are drawn as area held, each with "
            "its caveat. Values in square miles are converted."
        )
    ),
    Doubt(
        N_("Measured on DeepState's map by other outlets, not stated by the project itself."),
        (
            "area-held-ua-km2-deepstate-2025-01-10",
            "area-held-ua-km2-deepstate-2025-01-10-b",
            "area-retaken-ru-km2-deepstate-2025-01-10",
            "area-held-ua-km2-deepstate-2025-04-27",
        ),
    ),
    Doubt(
        N_(
            "Where a period follows from words such as “in three days” or “the past week”, its first day is "
            "inferred. Single fights without a stated day carry the day of the report."
        )
    ),
    Doubt(
        N_(
            "Many pages are copies on reprint sites or minor sites; the outlet's name in brackets or the caveat "
            "shows it."
        )
    ),
    Doubt(N_("Seen only in a list of headlines."), events=("ev-tumen-bridge-opened", "ev-kim-thanks-troops-2026")),
    Doubt(
        N_(
            "The series for Russian and for Ukrainian troops rest on few claims; Russia's own figure for "
            "Ukrainian troops in 2025 was not found."
        )
    ),
)
LEFT_OUT = (
    (
        date(2025, 2, 20),
        N_(
            "An area that one outlet read out of General Rudskoi's interview of 20 February 2025: he gave no such "
            "number, and another agency worked out a different one."
        ),
    ),
    (
        date.min,
        N_(
            "The second row of a statement that was found twice, such as figures of Shoigu and of the South "
            "Korean intelligence service: it is kept once, with all its pages as reports."
        ),
    ),
    (
        date(2025, 1, 22),
        N_(
            "Shares without a firm date or page (The New York Times, about 22 January 2025; Tsaplienko, 14 "
            "December 2024)."
        ),
    ),
    (
        date(2025, 1, 31),
        N_(
            "Refusals to comment that name no quantity (the Kremlin, 16 December 2024 and 31 January 2025; South "
            "Korea's defence intelligence, 30 October 2024)."
        ),
    ),
    (
        date.min,
        N_("Missiles fired, as opposed to missiles delivered; containers from Russia to North Korea; sums in won."),
    ),
)


def doubts(view: View) -> None:
    """The known doubts, each with the claims that it is about."""
    _ = view.lang.gettext
    known = Known.of(
        view,
        [claim for doubt in DOUBTS for claim in doubt.claims],
        [event for doubt in DOUBTS for event in doubt.events],
    )
    for number, doubt in enumerate(DOUBTS):
        if not (known.claims.keys() >= set(doubt.claims) and known.events.keys() >= set(doubt.events)):
            continue
        with st.container(gap=None, key=f"lines_doubt_{number}"):
            st.markdown(_(doubt.text))
            for claim_id in doubt.claims:
                known.claim(claim_id, f"doubt_{claim_id}")
            for event_id in doubt.events:
                known.event(event_id)


def left_out(view: View) -> None:
    """What was left out on purpose, as far as it lay before the reader's day."""
    _ = view.lang.gettext
    st.markdown("\n".join(f"- {_(text)}" for since, text in LEFT_OUT if since <= view.day))


def missing(view: View) -> None:
    """Where the record ends for each family, and what it never had."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    if view.question.known_on is None:
        st.markdown(_("After these days the dataset has nothing more:"))
    else:
        st.markdown(_("By {day}, these are the days of the newest statements:").format(day=lang.date(view.day)))
    rows = [
        (name, escape_markdown(lang.date(day)) if pd.notna(day) else _("none yet"))
        for name, day in newest(record, lang).items()
    ]
    st.table(
        pd.DataFrame(rows, columns=[_("What"), _("Newest")]),
        hide_index=True,
        hide_header=True,
        border="horizontal",
        width="content",
        alt=_("Newest statement of each kind"),
    )
    st.markdown(_("Missing as well:"))
    st.markdown("\n".join(f"- {text}" for text in never_found(view.record, view.day, lang)))
