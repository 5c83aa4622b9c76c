"""The official forms: one map of labels fills them and reads them back."""
