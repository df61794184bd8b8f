"""What is computed about records beyond counting: promises, lineage, changes, nearest selection and others."""
