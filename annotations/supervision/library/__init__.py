"""The models of the mission, one YAML file each, named by its id."""
