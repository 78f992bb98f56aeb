"""What was read wrongly, and what is right?"""
