"""What a document, a match or a comparison says in prose, as lines for a terminal."""
