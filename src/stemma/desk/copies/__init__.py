"""Where does a report stand elsewhere, what became of it, and which sites do the rounds visit?"""
