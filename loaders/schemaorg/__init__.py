"""What a page says in schema.org's terms: its JSON-LD is read, printed into the page's text, and becomes facts."""
