"""Who is on the desk, who is invited, and what the newsroom says of itself?"""
