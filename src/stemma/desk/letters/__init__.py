"""Which letters wait to be sent, and what do they say?"""
