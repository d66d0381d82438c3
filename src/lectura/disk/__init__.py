"""Names, folders and files: what every room needs of the disk."""
