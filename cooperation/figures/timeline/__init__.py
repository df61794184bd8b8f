"""The timeline: bars of agreements and roadmaps, marks of events, axis, legend and table."""
