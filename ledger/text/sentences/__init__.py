"""What an answer says, in sentences: in the reader's language, as Markdown in which only weight is marked."""
