"""What stands around every page: menu, selection, messages, footer, current view."""
