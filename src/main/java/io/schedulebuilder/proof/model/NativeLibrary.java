package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.FailureException;

/**
 * The solver's native code. The build puts it next to the jar, and the launcher passes the folder. The loader that
 * comes with the solver would unpack 70 MB into the temporary folder at every start.
 */
final class NativeLibrary {
    private static final String NAME = "jniortools";

    private NativeLibrary() {}

    /**
     * Loads the library if it is not loaded yet.
     *
     * @throws FailureException if it is missing or not for this machine
     */
    static void load() {
        try {
            System.loadLibrary(NAME);
        } catch (UnsatisfiedLinkError e) {
            throw new FailureException(
                    "The solver library for --prove (" + System.mapLibraryName(NAME) + ") cannot be loaded from "
                            + System.getProperty("java.library.path") + ": " + e.getMessage()
                            + ". Use the launcher to run --prove; if that fails too, build again on this machine.",
                    e);
        }
    }
}
