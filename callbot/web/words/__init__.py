"""The pages' texts, a file a page; `callbot.web.wording` makes one table of them."""
