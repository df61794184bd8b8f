"""From the text of a YAML file to plain values that know their place, and the Problem a file can have."""
