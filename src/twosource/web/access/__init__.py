"""Who may do what: accounts, sessions, tokens of programs, and what is refused before a page is asked."""
