"""Where the answers meet: drafts of events become claims, totals and reasons."""
