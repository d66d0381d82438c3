"""Translation by a language model: numbered cues in batches; what comes back is checked."""
