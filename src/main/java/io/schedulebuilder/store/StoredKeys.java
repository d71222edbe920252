package io.schedulebuilder.store;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a warehouse holds already, as far as files are read by it. */
public interface StoredKeys {
    /** Of an empty warehouse. */
    StoredKeys NONE = new StoredKeys() {
        @Override
        public List<PageName> pageNames() {
            return List.of();
        }

        @Override
        public Optional<Page> page(PageName name) {
            return Optional.empty();
        }

        @Override
        public Set<Long> messageIds() {
            return Set.of();
        }
    };

    /**
     * The page, if it has settings, is an active creator, or has sent a message; with its zone or the default. Where there
     * is none of exactly this name, the first one whose name {@linkplain PageName#isSameAs is the same} to people: in the
     * warehouse's spelling.
     */
    Optional<Page> page(PageName name);

    /** All pages that {@link #page} knows, in order. */
    List<PageName> pageNames();

    /** The row ids of all messages. */
    Set<Long> messageIds();
}
