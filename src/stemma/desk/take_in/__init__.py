"""How do reports come in: pasted, uploaded, or fetched from an address?"""
