"""The page's own files, written into every page as they are: template, style sheet, modules."""
