"""What every figure is laid out with: text width, packing, word breaks, theme."""
