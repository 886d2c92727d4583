"""Archives, unpacked safely."""
