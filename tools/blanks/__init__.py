"""Draws the blank official forms of templates/ from the policy texts, as plain Word files."""
