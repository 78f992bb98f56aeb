"""What came in, what was read of it, and what becomes of it?"""
