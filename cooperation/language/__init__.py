"""The translator, and the words of closed lists."""
