"""Detectors propose, roles say whose it is, excuses withdraw, the rule table decides."""
