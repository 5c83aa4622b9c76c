"""What can be said of an application from its files alone.

complete.py fills what a manifest leaves out, manifest.py drafts a whole one, inference.py tells
which policy and routes the files are for.
"""
