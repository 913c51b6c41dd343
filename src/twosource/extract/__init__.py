"""One module per question a reporter asks, and `claims.py`, where the answers meet."""
