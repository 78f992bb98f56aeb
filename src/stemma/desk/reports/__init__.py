"""Which reports are on the record, and how does each stand?"""
