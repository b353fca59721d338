"""The sections that open on the pages: their names in the link, and their titles on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from ledger.codes import N_

SECTIONS: Mapping[str, str] = MappingProxyType({
    "spread": N_("How far apart the figures are"),
    "leave-one-out": N_("What the picture hangs on"),
    "origins": N_("Who repeats whom"),
    "distortions": N_("Retold as something else"),
    "pairs": N_("Who says more"),
    "agreement": N_("Who bears whom out"),
    "silence": N_("Who spoke when, and who fell silent"),
    "loss-share": N_("Losses as a share of those sent"),
    "estimate": N_("One combined estimate"),
    "territory": N_("Settlements claimed and settlements named"),
    "disputed": N_("How long two sides claimed the same settlement"),
    "changes": N_("What changed"),
})
