package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.PageName;

/**
 * A page with weeks that could not be planned.
 *
 * @param reason why the latest of them failed
 * @param weeks how many failed
 */
public record PageFailure(PageName page, String reason, int weeks) {}
