"""The submission volume: the papers of a package as one PDF or .zip, in the order of the list."""
