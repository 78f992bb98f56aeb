"""Why must a report not be used any more?"""
