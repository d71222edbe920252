package io.schedulebuilder.domain;

import java.util.Optional;

/** The version of the program. */
public final class Version {
    private Version() {}

    /** The version in the jar's manifest; "development" outside a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
