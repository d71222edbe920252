package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.files.OutputPath;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Converts command-line arguments to values. The error for a wrong one says how to write it. */
public final class Converters {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final DateTimeFormatter SLOT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Converters() {}

    public static void register(CommandLine commandLine) {
        commandLine.registerConverter(LocalDate.class, Converters::date);
        commandLine.registerConverter(Path.class, Converters::path);
        commandLine.registerConverter(OutputPath.class, Converters::outputPath);
        commandLine.registerConverter(LocalDateTime.class, Converters::slot);
        commandLine.registerConverter(AsOf.class, Converters::asOf);
        commandLine.registerConverter(ZoneId.class, Converters::zone);
        commandLine.registerConverter(PageName.class, Converters::pageName);
        commandLine.registerConverter(Segment.class, Converters::segment);
        commandLine.registerConverter(BigDecimal.class, Converters::number);
    }

    private static LocalDate date(String text) {
        LocalDate date = parsed(text, LocalDate::parse, "a date. Write yyyy-MM-dd, such as 2025-11-04.");
        requireYear(text, date.getYear(), "to plan");
        return date;
    }

    private static <T> T parsed(String text, Function<String, T> parser, String whatAndHow) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw not(text, whatAndHow);
        }
    }

    private static TypeConversionException not(String text, String whatAndHow) {
        return new TypeConversionException("\"" + text + "\" is not " + whatAndHow);
    }

    private static void requireYear(String text, int year, String use) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw not(text, "a year " + use + ". Write one from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name is empty. Write a path, or leave out the option.");
        }
        return path(text, Path::of);
    }

    private static OutputPath outputPath(String text) {
        return path(text, OutputPath::parse);
    }

    private static <T> T path(String text, Function<String, T> reader) {
        try {
            return reader.apply(HomeFolder.expanded(text));
        } catch (InputException e) {
            throw new TypeConversionException(e.getMessage());
        } catch (InvalidPathException e) {
            throw new TypeConversionException("\"" + text
                    + "\" cannot be a file name in this locale. Choose another name, or run with a UTF-8 locale, such "
                    + "as LC_ALL=C.UTF-8.");
        }
    }

    private static LocalDateTime slot(String text) {
        return parsed(
                text,
                slot -> LocalDateTime.parse(slot.strip(), SLOT),
                "a slot. Write yyyy-MM-dd HH:mm, such as \"2025-11-05 19:00\".");
    }

    private static AsOf asOf(String text) {
        AsOf asOf = parsed(
                text,
                AsOf::parse,
                "a time. Write 2025-11-03 (local midnight), 2025-11-03T09:30 (local) or 2025-11-03T09:30-08:00.");
        requireYear(text, asOf.in(ZoneOffset.UTC).atOffset(ZoneOffset.UTC).getYear(), "to plan from");
        return asOf;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            String hint = ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.toLowerCase(Locale.ROOT).endsWith("/" + text.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .findFirst()
                    .map(id -> "Did you mean " + id + "?")
                    .orElse("Write a region, such as America/New_York.");
            throw not(text, "a time zone. " + hint);
        }
    }

    private static PageName pageName(String text) {
        try {
            return new PageName(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("the page name is empty.");
        }
    }

    private static Segment segment(String text) {
        return Arrays.stream(Segment.values())
                .filter(segment -> segment.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> not(
                        text,
                        "a valid segment. Segments: "
                                + Arrays.stream(Segment.values())
                                        .map(Segment::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static BigDecimal number(String text) {
        return parsed(text, BigDecimal::new, "a number. Write digits and a point: 4999.99.");
    }
}
