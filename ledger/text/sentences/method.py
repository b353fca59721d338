"""How the Ledger works: its rules of showing and its words, for the Method page and for documents."""

from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.codes import CodeList

RULES = (
    N_(
        "Every number leads to its claim: who said it, when, about which day, how precisely, what exactly was counted, with notes, doubts and the pages that carried it. One click or tap."
    ),
    N_(
        "Uncertainty is drawn, not just written: a range is a bar, “at least” is open upward, “up to” is open downward, a planned figure is an outline, an old one a pale outline. Nothing is drawn that was not said."
    ),
    N_(
        "Never an average: the lowest and the highest current figure stand beside each other, with who says so and when."
    ),
    N_(
        "A figure always shows its month. What is older than the age limit is pale and hollow, and in no range; what is superseded is gone from headlines. Where the dataset has no newer statement there is a gap, which is never bridged as if it were knowledge."
    ),
    N_(
        "The map shows where North Koreans were reported and, more quietly, who was said to hold which settlement by the Ukrainian side, "
        "by the Russian side and by others, and where they disagree. It draws no front line, because no openly licensed source gives "
        "one. Places are given to about a kilometre, as public reports name them."
    ),
    N_(
        "The same colours stand for the same sides everywhere, chosen for colour-blind readers, in light and "
        "dark. Shape or texture carries the meaning as well."
    ),
    N_(
        "A statement that North Koreans were at a place is a mark, not a number of people. A statement about a whole district or region is "
        "the area, never a point in it. Arms belong to the way only, and are marked as arms."
    ),
    N_("German and English throughout: labels, notes, numbers, dates and downloads. The language is in the link."),
    N_(
        "Nothing goes out: no page, font, map tile or script comes from another host, and there are no usage "
        "statistics. Only a link that you click leads elsewhere."
    ),
)
"""The rules of showing."""

WORDS: tuple[tuple[str, str, CodeList | None], ...] = (
    (N_("Claim"), N_("One source's statement of one figure, or of words instead of a figure."), None),
    (N_("Source"), N_("Who says it: a party, an outlet, a body or a group of speakers."), None),
    (N_("Report"), N_("A page that carried a claim. One claim can have many reports."), None),
    (
        N_("Repeat"),
        N_("A claim that gives again what an earlier claim said, or rests on it, and names that earlier claim."),
        None,
    ),
    (
        N_("Original claim"),
        N_("The first claim of a chain of repeats. A claim that repeats none is original itself."),
        None,
    ),
    (
        N_("Voice"),
        N_(
            "Who speaks for himself: a government with all its offices, named by its capital, or one outlet, analyst or body. Whoever repeats another's figure is no voice of his own."
        ),
        None,
    ),
    (
        N_("Superseded"),
        N_("Overtaken by a newer statement of the same voice about the same indicator and way of counting."),
        None,
    ),
    (
        N_("Current"),
        N_("Not superseded, and not older than the age limit: 12 months unless you choose 3, 6 or 24."),
        None,
    ),
    (
        N_("Range"),
        N_("From the lowest to the highest current figure among the voices; never filled up with old ones."),
        None,
    ),
    (
        N_("Corroborated, compatible, contradicted, not comparable"),
        N_("How other sides' statements about the same time stand to a claim. Sides count, not offices."),
        None,
    ),
    (N_("As of"), N_("The day that the figure is about."), None),
    (N_("Stated on"), N_("The day on which it was said."), None),
    (N_("Known on"), N_("The chosen day: only what had been stated by then is shown."), None),
    (
        N_("Low, best, high"),
        N_("The lower end, the figure itself and the upper end, as stated. What was not said stays empty."),
        None,
    ),
    (N_("Precision"), N_("How precise the figure is meant to be."), codes.QUALIFIER),
    (N_("Counted as"), N_("The way of counting."), codes.BASIS),
    (N_("Scope"), N_("Whether it counts exactly what the indicator names."), codes.COVERS),
    (N_("Side"), N_("The side that the source belongs to."), codes.SIDE),
    (N_("Interest"), N_("The source's stake in the fighting."), codes.INTEREST),
    (N_("Note, caveat"), N_("What was said, in our own words; and a doubt that we recorded about it."), None),
    (
        N_("Checked"),
        N_(
            "A second, independent check confirmed the row, or the row was corrected after it. The claim card gives the day."
        ),
        None,
    ),
    (
        N_("No newer statement"),
        N_(
            "What can be said where others say that a source fell silent: the dataset has nothing newer from it. It is shown as a gap."
        ),
        None,
    ),
    (N_("Event"), N_("Something that happened on a day; it carries no figure of its own."), None),
    (
        N_("Statement on presence"),
        N_(
            "One source's statement that North Koreans were at a place, or that they were not there or had not been seen: a denial, which is no presence."
        ),
        codes.PRESENCE_KIND,
    ),
    (
        N_("Statement on a settlement"),
        N_("One source's statement on who holds one settlement; the map is made of these."),
        None,
    ),
    (
        N_("Account"),
        N_(
            "What one party says of who holds settlements: the Ukrainian side, the Russian side with North Korea, or all others. Its latest statement on a settlement counts."
        ),
        None,
    ),
)
"""Each word, its meaning, and the list of its values where it has one."""
