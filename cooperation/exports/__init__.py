"""What leaves the page: files and citations. The same view gives the same bytes, whenever it is asked."""
