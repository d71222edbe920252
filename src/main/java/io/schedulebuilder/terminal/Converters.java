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
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new TypeConversionException("\"" + text + "\" is not a date. Write yyyy-MM-dd, such as 2025-11-04.");
        }
        throw new TypeConversionException(
                "\"" + text + "\" is not a year to plan. Write one from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
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
        try {
            return LocalDateTime.parse(text.strip(), SLOT);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not a slot. Write yyyy-MM-dd HH:mm, such as \"2025-11-05 19:00\".");
        }
    }

    private static AsOf asOf(String text) {
        try {
            AsOf asOf = AsOf.parse(text);
            int year = asOf.in(ZoneOffset.UTC).atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return asOf;
            }
        } catch (DateTimeException e) {
            throw new TypeConversionException("\"" + text
                    + "\" is not a time. Write 2025-11-03 (local midnight), 2025-11-03T09:30 (local) or "
                    + "2025-11-03T09:30-08:00.");
        }
        throw new TypeConversionException(
                "\"" + text + "\" is not a year to plan from. Write one from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
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
            throw new TypeConversionException("\"" + text + "\" is not a time zone. " + hint);
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
                .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is not a valid segment. Segments: "
                        + Arrays.stream(Segment.values()).map(Segment::name).collect(Collectors.joining(", ")) + "."));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is not a number. Write digits and a point: 4999.99.");
        }
    }
}
