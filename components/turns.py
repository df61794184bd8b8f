"""Whose turn it is: one page is made at a time.

Python runs one thread at a time anyway. Fifty that make pages at once only take the processor from each other, and from
the one that sends what is ready: then fifty readers wait for the last page instead of each for his own.
"""

from threading import Lock

TURN = Lock()
