package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.AsOf;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The as-of time and the time zone to plan pages with. */
public final class AsOfOptions {
    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "Plan as of this time: later messages are ignored. A date alone means local midnight. Default: "
                            + "now; if the whole week is in the past, the start of the week.")
    public Optional<AsOf> asOf = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The pages' time zone, such as America/New_York. Default: the zone in the warehouse.")
    public Optional<ZoneId> timeZone = Optional.empty();
}
