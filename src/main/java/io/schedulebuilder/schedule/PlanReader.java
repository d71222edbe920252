package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads plans as strictly as rules are read: every value has a kind and bounds ({@link PlanShape}), and the parts of a
 * plan agree ({@link PlanConsistency}). All faults are named at once, each with its line and key.
 */
public final class PlanReader {
    private static final int MOST_BYTES = 32 << 20;
    private static final String ADVICE = "Undo the change, or run plan again.";

    /** What the parser says to its programmers. */
    private static final Pattern PARSER_HINT = Pattern.compile(": (?:enable|maybe) .*");

    private final PlanFaults faults;

    private PlanReader(String origin, String todo) {
        this.faults = new PlanFaults(origin, todo);
    }

    /**
     * Reads a plan whose parts need not agree: for those who only look at it.
     *
     * @param origin names the text in messages: a file, a schedule id
     * @throws InputException if the text is not a plan, or a value of it is none that a plan can have
     */
    public static PlanFile read(String json, String origin) {
        return new PlanReader(origin, ADVICE).plan(json, false);
    }

    /**
     * As {@link #read(String, String)}, from a file.
     *
     * @throws InputException also if the file is missing or unreadable; for a CSV, names the plan beside it
     */
    public static PlanFile read(Path file) {
        return new PlanReader(file.toString(), ADVICE).plan(text(file), false);
    }

    /**
     * Reads a plan file that is to be worked with.
     *
     * @throws InputException also if parts of it do not agree
     */
    public static PlanFile readWhole(Path file) {
        return readWhole(file, ADVICE);
    }

    /** @param todo a sentence that tells what to do about a plan that is wrong */
    public static PlanFile readWhole(Path file, String todo) {
        return new PlanReader(file.toString(), todo).plan(text(file), true);
    }

    private PlanFile plan(String json, boolean whole) {
        JsonValue.Members members = members(json);
        putRight(members, largeNumbers(members));
        PlanShape.PLAN.check(members, "", faults);
        faults.throwIfAny();
        PlanFile plan = PlanJson.bind(members.node());
        PlanConsistency consistency = new PlanConsistency(plan, members, faults);
        consistency.checkMessages();
        faults.throwIfAny();
        if (whole) {
            consistency.checkParts();
            faults.throwIfAny();
        }
        return plan;
    }

    private JsonValue.Members members(String json) {
        JsonValue value;
        try {
            Optional<JsonValue> read =
                    JsonValue.Parser.parse(json.startsWith("\uFEFF") ? json.substring(1) : json, faults);
            value = read.orElseThrow(() -> faults.notAPlan(0, "it is empty"));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw faults.notAPlan(
                    line,
                    e instanceof JsonEOFException
                            ? "it ends in the middle, as if it were cut off"
                            : e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .map(reason -> PARSER_HINT.matcher(reason).replaceFirst(""))
                                    .orElse("it is not JSON"));
        } catch (IOException e) {
            throw faults.notAPlan(0, "it cannot be read");
        }
        if (!(value instanceof JsonValue.Members members)) {
            throw faults.notAPlan(value.line(), "it is " + value.shown() + " where an object belongs");
        }
        List<String> missing = PlanShape.PLAN.missing(members);
        if (missing.size() > members.values().size()) {
            throw faults.notAPlan(members.line(), "it has no \"" + String.join("\", \"", missing) + "\"");
        }
        return members;
    }

    /** The plan's large whole numbers, by the floating numbers that they are rounded to. */
    private static Map<Double, BigDecimal> largeNumbers(JsonValue.Members plan) {
        Map<Double, BigDecimal> exact = new HashMap<>();
        Set<Double> ambiguous = new HashSet<>();
        if (plan.values().get("large_numbers") instanceof JsonValue.Items numbers) {
            for (JsonValue number : numbers.values()) {
                if (number instanceof JsonValue.Text text && text.value().matches("-?\\d{1,19}")) {
                    BigDecimal value = new BigDecimal(text.value());
                    BigDecimal other = exact.put(value.doubleValue(), value);
                    if (other != null && other.compareTo(value) != 0) {
                        ambiguous.add(value.doubleValue());
                    }
                }
            }
        }
        exact.keySet().removeAll(ambiguous);
        return exact;
    }

    /** Undoes what tools do that read every number as a floating one: they keep its first 17 digits. */
    private static void putRight(JsonValue value, Map<Double, BigDecimal> exact) {
        if (value instanceof JsonValue.Members members) {
            members.values().replaceAll((key, inside) -> exact(inside, exact));
            members.values().values().forEach(inside -> putRight(inside, exact));
        } else if (value instanceof JsonValue.Items items) {
            items.values().replaceAll(inside -> exact(inside, exact));
            items.values().forEach(inside -> putRight(inside, exact));
        }
    }

    private static JsonValue exact(JsonValue value, Map<Double, BigDecimal> exact) {
        if (value instanceof JsonValue.Digits digits
                && digits.value().isPresent()
                && digits.value().get().stripTrailingZeros().precision() <= 17) {
            BigDecimal number = exact.get(digits.value().get().doubleValue());
            if (number != null) {
                return new JsonValue.Digits(value.line(), digits.text(), Optional.of(number));
            }
        }
        return value;
    }

    private static String text(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new InputException(
                    file + ": is a CSV, which does not say what the week rests on. Give the plan beside it: "
                            + ScheduleFiles.planBeside(file) + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1); // a device may have no end
            if (bytes.length > MOST_BYTES) {
                throw new InputException(file + ": cannot be read as a plan (it is larger than any plan). Give the "
                        + "plan.json that `schedule-builder plan` wrote.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new InputException(
                    file + ": there is no such file. Give the plan.json that `schedule-builder plan` wrote.");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a folder" : "no permission, or no file");
        }
    }

    private static InputException unreadable(Path file, String why) {
        return new InputException(file + ": cannot be read as a plan (" + why
                + "). Give the plan.json that `schedule-builder plan` wrote.");
    }
}
