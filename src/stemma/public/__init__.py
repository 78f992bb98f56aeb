"""What a stranger may send or ask: check a copy, submissions, complaints, corrections, claims, receipts."""
