"""Results of earlier runs: found in the store, corrected, named, converted."""
