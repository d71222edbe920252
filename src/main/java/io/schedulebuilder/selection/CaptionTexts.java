package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import java.util.Collection;
import java.util.Map;

/** Fetches captions with their text. */
@FunctionalInterface
public interface CaptionTexts {
    /** The captions that are still in the bank, by ID. */
    Map<CaptionId, Caption> captions(Collection<CaptionId> ids);
}
