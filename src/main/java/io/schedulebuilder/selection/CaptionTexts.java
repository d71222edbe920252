package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import java.util.Collection;
import java.util.Map;

/** Fetches captions with their texts. */
@FunctionalInterface
public interface CaptionTexts {
    /** Those of the captions that the bank still has, by id. */
    Map<CaptionId, Caption> captions(Collection<CaptionId> ids);
}
