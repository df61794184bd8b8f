"""The form of every kind of record: one module per kind, with the closed lists where they are used."""
