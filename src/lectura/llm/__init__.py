"""Language models: the client, structured replies, prompts, the local server."""
