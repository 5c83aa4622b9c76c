"""Draws plausible submission packages: for examples/, and for tests that need one defect.

facts.py holds what is true of a submission; documents.py says which papers show it, the drawing
modules (contract, invoice, slip …) how each looks; package.py writes a folder in which the
manifest and the papers may be made to differ. Companies and people are fictional.
"""
