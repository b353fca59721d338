"""What one reader looks at: the record on a day, a question, a language, a theme; and what pages and programs draw from it."""
