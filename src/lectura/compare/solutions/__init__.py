"""What hears a piece, how it is run and measured, and what is kept of it."""
