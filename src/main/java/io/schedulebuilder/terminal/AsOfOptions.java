package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.AsOf;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From which moment, and in which zone, pages are seen. */
public final class AsOfOptions {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The moment the plans are made; later messages are not seen. A bare date is local midnight. "
                    + "Default: now, or the start of a week that is wholly past.")
    public Optional<AsOf> asOf = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The pages' time zone, such as America/New_York. Default: the warehouse's.")
    public Optional<ZoneId> timeZone = Optional.empty();
}
