"""Reads of the record, one file a question family. They write nothing."""
