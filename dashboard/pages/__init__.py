"""One module a page: `register_page`, `layout(**query)` and two or three callbacks."""
