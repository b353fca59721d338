"""How far apart the figures are, in a sentence or two."""

from ledger import phrases
from ledger.answers.spread import Spread, outgrown
from ledger.language import Language
from ledger.markdown import plain


def headline(found: Spread, lang: Language) -> str:
    """What the spread is on the day, in a sentence or two."""
    _ = lang.gettext
    said = _between(found, lang)
    if found.limit is None and len(found.old) and len(found.voices) > 1:
        said = _("No two independent voices have a figure young enough to count, so all count here, however old.") + " " + said
    if len(outgrown(found)):
        said += " " + _("An older total lies above that. A total cannot fall: it is simply old, not withdrawn.")
    return said


def _between(found: Spread, lang: Language) -> str:
    _, by = lang.gettext, found.ends
    voices = lang.ngettext("{n} independent voice", "{n} independent voices", len(found.voices))
    if len(found.voices) == 1:
        return _("Only one independent voice speaks: {claim}.").format(claim=named(found.voices.iloc[0], lang))
    if by.highest is not None and by.lowest is None:
        return _("{voices}; every figure is open upward, so nobody holds a lowest end. The highest is {claim}.").format(voices=voices, claim=named(by.highest, lang))
    if by.lowest is not None and by.highest is None:
        return _("{voices}; every figure is open downward, so nobody holds a highest end. The lowest is {claim}.").format(voices=voices, claim=named(by.lowest, lang))
    assert by.lowest is not None and by.highest is not None  # a series has numbers
    if by.low == by.high:
        return _("{voices}, none of which contradicts the others: **{claim}**.").format(voices=voices, claim=named(by.highest, lang))
    if by.low > by.high:
        return _("{voices}, whose bounds allow one and the same figure: **{lowest}** and **{highest}**.").format(
            voices=voices, lowest=named(by.highest, lang), highest=named(by.lowest, lang),
        )
    return _("Between **{lowest}** and **{highest}**: {factor} ({voices}).").format(
        lowest=named(by.lowest, lang), highest=named(by.highest, lang), factor=phrases.factor(by.factor, by.bound, lang), voices=voices,
    )


def named(claim: phrases.Row, lang: Language) -> str:
    """``phrases.named`` for Markdown."""
    return plain(phrases.named(claim, lang))
