"""The review application in the browser: pages, their words in two languages, security."""
