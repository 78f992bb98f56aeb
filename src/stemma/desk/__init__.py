"""The staff screens, one folder each."""
