"""From claims of many reports to incidents: what belongs together, and on how many independent voices it rests."""
