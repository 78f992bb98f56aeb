"""What was wrong in a report, and what is right now?"""
