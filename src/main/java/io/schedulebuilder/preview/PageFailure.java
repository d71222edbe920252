package io.schedulebuilder.preview;

import io.schedulebuilder.domain.PageName;

/** A page that could not be planned under one of the rule sets, and why. */
public record PageFailure(PageName page, String reason) {}
