"""The record shown to others: pages, feeds, packages."""
