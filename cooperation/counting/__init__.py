"""What counts and why not; exchange rates; totals and their receipts."""
