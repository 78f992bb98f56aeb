"""The record: the tables, and reads named by their question. It writes nothing; that is `actions`."""
