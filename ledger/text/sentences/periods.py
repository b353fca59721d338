"""The periods that rules name, each with its rule: two rules of 90 days are two rules, and stand here side by side."""

from ledger.answers.changes import DEFAULT_INTERVAL
from ledger.answers.corroboration import MAX_DAYS_APART
from ledger.answers.recent import WINDOW
from ledger.answers.settlement_control import STALE_AFTER_DAYS
from ledger.answers.source_ratios import PAIR_DAYS_APART
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.question.question import Question

AGE_LIMIT = N_("Age limit: up to this age a figure is current, unless you choose 3, 6 or 24 months.")
DAYS: tuple[tuple[str, int], ...] = (
    (N_("Latest statements: so far back from your day they reach."), WINDOW.days),
    (
        N_("What changed: so long before your day the comparison begins, unless you choose a day."),
        DEFAULT_INTERVAL.days,
    ),
    (
        N_("Map: beyond this age a statement on a settlement is marked as old, and two that disagree as far apart."),
        STALE_AFTER_DAYS,
    ),
    (N_("Corroboration: figures about days no further apart than this are compared."), MAX_DAYS_APART),
    (N_("Who gives higher figures: claims about days no further apart than this make a pair."), PAIR_DAYS_APART),
)
"""Each rule with its number of days."""


def periods(lang: Language) -> list[tuple[str, str]]:
    """Every rule with its period, in words."""
    months = Question().max_age_months
    return [
        (lang.gettext(AGE_LIMIT), lang.ngettext("{n} month", "{n} months", months)),
        *((lang.gettext(rule), lang.ngettext("{n} day", "{n} days", days)) for rule, days in DAYS),
    ]
