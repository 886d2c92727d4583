"""The words around a name that say who somebody is."""
