"""A link to a claim whose id is gone: it leads to the claim that stands for it now, and says so."""

import pytest

from ledger.record.record import Record
from tests.support.api_client import ask
from tests.support.app_driver import card, card_html, choose, opened, visible_text

OLD, NEW = "troops-in-kursk-ua-hur-2025-02-04", "troops-in-kursk-ua-hur-2025-01-31"
SENTENCE = {
    "en": "Since a correction, the claim {old} of this link has the id {new}. You see the row that stands for it now.",
    "de": "Die Angabe {old} aus diesem Link hat seit einer Korrektur die Kennung {new}. Zu sehen ist die Zeile, die jetzt für sie steht.",
}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_claim_opens_under_its_new_id_and_the_page_says_so(lang: str) -> None:
    app = opened("claims", lang=lang, claim=OLD)
    assert app.query_params["claim"] == NEW
    sentence = SENTENCE[lang].format(old=OLD, new=NEW)
    assert sentence in visible_text(app).replace("*", "")
    assert [notice.value.replace("\\", "").replace("*", "") for notice in app.info] == [sentence]
    assert not app.warning
    # The page asks for the card by the new id; who asks for it by the old one is told on the card.
    assert NEW in card_html(app)
    words = ask(f"api/cards/claim?claim={OLD}&lang={lang}").body.decode()
    assert OLD in words and NEW in words


def test_the_notice_goes_when_something_else_is_asked() -> None:
    app = opened("claims", lang="en", claim=OLD)
    choose(app, search="Kursk")
    assert not app.info


def test_the_other_part_of_a_link_can_still_be_unusable() -> None:
    app = opened("claims", lang="en", claim=OLD, axis="cubic")
    assert len(app.info) == len(app.warning) == 1
    assert "axis=cubic" in app.warning[0].value.replace("*", "")
    assert "claim=" not in app.warning[0].value


def test_a_claim_that_was_not_stated_yet_is_named_by_its_new_id(record: Record) -> None:
    app = opened("claims", lang="en", claim=OLD, known_on="2025-01-15")
    assert "This claim was stated on 31 January 2025." in card(app)
    words = ask(f"api/cards/claim?claim={OLD}&known_on=2025-01-15").body.decode()
    assert "This claim was stated on 31 January 2025." in words and OLD in words


def test_every_renamed_claim_opens_a_card(record: Record) -> None:
    for old, new in record.renamed_claims.items():
        app = opened("claims", lang="en", claim=old)
        assert app.query_params["claim"] == new
        assert card(app)
        assert old in ask(f"api/cards/claim?claim={old}&lang=en").body.decode()
