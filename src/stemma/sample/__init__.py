"""The sample newsroom and its little web: invented reports, and sites that republish them well and badly.

`newsroom` needs Django, `web` does not, so each is imported by its own name.
"""
