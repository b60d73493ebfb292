"""A roster called with one script: whom next, when again, a whole day on a virtual clock."""
