"""Who repeats whom: the chain of a claim up to its origin, and the claims that repeat it."""

import pandas as pd

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.chains import followed
from ledger.record.frames import equals_text


@published(N_("The chain of repeats"))
def chain_of(claims: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The claims that this one repeats, its direct model first, the original claim last."""
    parents = dict(zip(claims["claim_id"], claims["derived_from"], strict=True))
    return claims.set_index("claim_id", drop=False).loc[followed(claim_id, parents)]


def repeats_of(claims: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The claims that name this one as their model, in order of statement."""
    return claims[equals_text(claims, "derived_from", claim_id)].sort_values(["stated_on", "claim_id"])
