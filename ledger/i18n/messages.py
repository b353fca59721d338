"""How a message is marked for the catalogue where it stands, before it is known in which language it is shown."""


def N_(message: str) -> str:
    """Mark a message for the catalogue; ``Language.gettext`` translates it where it is shown."""
    return message
