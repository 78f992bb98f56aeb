"""Which cases wait for a decision, and what is decided?"""
