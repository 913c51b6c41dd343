"""Twosource reads news reports of armed conflict and politics and keeps a ledger of who says what happened."""
