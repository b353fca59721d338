"""How many reports misreport a claim, and what each made of it, in sentences."""

from ledger.answers.repeats import Counts
from ledger.answers.rows import DistortionRow
from ledger.i18n.language import Language
from ledger.text.markdown import escape_markdown, link


def headline(unfaithful: int, counts: Counts, lang: Language) -> str:
    """How many of the reports on the measure retell it as something else."""
    _ = lang.gettext
    reports = lang.ngettext("{n} report", "{n} reports", counts.reports)
    if unfaithful == 0:
        return _("{reports} on this indicator; none misreports a claim.").format(reports=reports)
    if unfaithful == 1:
        return _("{reports} on this indicator; **one** misreports a claim.").format(reports=reports)
    return _("{reports} on this indicator; **{unfaithful}** of them misreport a claim.").format(
        reports=reports, unfaithful=lang.number(unfaithful)
    )


def on_all_indicators(unfaithful: int, counts: Counts, lang: Language) -> str:
    """The same on all measures together."""
    return lang.gettext(
        "On all indicators together it is {unfaithful} of {reports} reports; the table lists them."
    ).format(unfaithful=lang.number(unfaithful), reports=lang.number(counts.reports))


def misreported(report: DistortionRow, lang: Language) -> str:
    """What one page made of the claim, as Markdown."""
    _ = lang.gettext
    words = {
        "outlet": link(lang.localised(report, "outlet"), report["url"]),
        "words": escape_markdown(lang.localised(report, "as_reported")),
        "wrong": escape_markdown(lang.localised(report, "note")),
        "day": lang.date(report["day"]),
    }
    if report["dated"]:
        return _("{outlet}, {day}: misreported as **“{words}”**. {wrong}").format(**words)
    return _("{outlet}, undated page: misreported as **“{words}”**. {wrong}").format(**words)
