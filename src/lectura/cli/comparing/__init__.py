"""What a comparison asks of a person, and what it shows."""
