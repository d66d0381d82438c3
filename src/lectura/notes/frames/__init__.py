"""A day inside a larger phrase: computed with what is said around it, or left open."""
