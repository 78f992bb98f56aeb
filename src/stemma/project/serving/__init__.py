"""How does the desk run? The database brought up to date, a web server in this process, one supervised worker beside it.

Nothing here loads Django before `stemma.project.serving.prepare.prepare` has been called with the settings in place.
"""
