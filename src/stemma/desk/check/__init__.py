"""The desk's way to Check a copy: the public screen in the desk's frame."""
