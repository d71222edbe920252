package io.schedulebuilder.store;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a warehouse contains already, as far as imports need it. */
public interface StoredKeys {
    /** The keys of an empty warehouse. */
    StoredKeys NONE = new StoredKeys() {};

    /**
     * The page with its zone or the default zone, if it has settings, is an active creator, or has sent a message.
     * Without an exact match, the first page whose name {@linkplain PageName#isSameAs is the same} to people, in the
     * warehouse's spelling.
     */
    default Optional<Page> page(PageName name) {
        return Optional.empty();
    }

    /** All pages known to {@link #page}, in order. */
    default List<PageName> pageNames() {
        return List.of();
    }

    /** The row ids of all messages. */
    default Set<Long> messageIds() {
        return Set.of();
    }
}
