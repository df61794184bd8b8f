"""The three passes over the data - syntax, the record, the whole - each reporting everything it finds."""
