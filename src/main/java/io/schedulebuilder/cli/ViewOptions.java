package io.schedulebuilder.cli;

import io.schedulebuilder.app.AsOf;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From which moment, and in which zone, pages are seen. */
final class ViewOptions {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The moment the plans are made; later messages are not seen. A bare date is local midnight. "
                    + "Default: now, or the start of a week that is wholly past.")
    Optional<AsOf> asOf = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The pages' time zone, such as America/New_York. Default: the warehouse's.")
    Optional<ZoneId> timeZone = Optional.empty();
}
