package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.CaptionId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A PPV that a plan or a person chose.
 *
 * @param text the lowest id in the bank whose text counts as the same
 * @param expected what the model expected at as-of, in dollars per viewer; empty if no page had sent its price tier
 * @param residual how it sold; empty if it was not sent, or nothing was expected
 */
public record RatedPpv(CaptionId text, OptionalDouble expected, Optional<Residual> residual) {}
