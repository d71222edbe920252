package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
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
import java.util.stream.Stream;

/**
 * Reads plans as strictly as rules: every value has a kind and bounds ({@link PlanShape}), and the parts of a plan
 * agree ({@link PlanConsistency}). Reports all faults at once, each with its line and key.
 */
public final class PlanReader {
    private static final int MOST_BYTES = 32 << 20;
    private static final String CSV = ".csv";
    private static final String ADVICE = "Undo the change, or run plan again.";

    /** The parser's hints to programmers. */
    private static final Pattern PARSER_HINT = Pattern.compile(": (?:enable|maybe) .*");

    private final PlanFaults faults;

    private PlanReader(String origin, String todo) {
        this.faults = new PlanFaults(origin, todo);
    }

    /**
     * Reads a plan without checking that its parts agree, for callers that only look at it.
     *
     * @param origin the name of the text in error messages: a file, a schedule id
     * @throws InputException if the text is not a plan, or contains a value that a plan cannot have
     */
    public static Plan read(String json, String origin) {
        return new PlanReader(origin, ADVICE).plan(json, false);
    }

    /**
     * Like {@link #read(String, String)}, from a file.
     *
     * @throws InputException also if the file is missing or unreadable; for a CSV, names the plan next to it
     */
    public static Plan read(Path file) {
        return new PlanReader(file.toString(), ADVICE).plan(text(file), false);
    }

    /**
     * Reads a plan file and checks that its parts agree.
     *
     * @throws InputException also if they do not agree
     */
    public static Plan readWhole(Path file) {
        return readWhole(file, ADVICE);
    }

    /**
     * Like {@link #readWhole(Path)}, with another advice.
     *
     * @param todo a sentence that says what to do about a plan that is wrong
     */
    public static Plan readWhole(Path file, String todo) {
        return new PlanReader(file.toString(), todo).plan(text(file), true);
    }

    private Plan plan(String json, boolean whole) {
        JsonNode tree = tree(json);
        putRight(tree, largeNumbers(tree));
        PlanShape.PLAN.check(tree, "", faults);
        faults.throwIfAny();
        Plan plan = PlanJson.bind(tree, Plan.class);
        PlanConsistency consistency = new PlanConsistency(plan, faults);
        consistency.checkMessages();
        faults.throwIfAny();
        if (whole) {
            consistency.checkParts();
            faults.throwIfAny();
        }
        return plan;
    }

    /** Whether the error is the beginning of a literal at the very end: {@code fal}. */
    private static boolean endsInAWord(String json, JacksonException e) {
        long from = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
        return from > 0
                && from < json.length()
                && Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(json.substring((int) from)));
    }

    private JsonNode tree(String json) {
        JsonNode value;
        try {
            value = JsonTree.read(json.startsWith("\uFEFF") ? json.substring(1) : json, faults)
                    .orElseThrow(() -> faults.notAPlan(0, "it is empty"));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw faults.notAPlan(
                    line,
                    e instanceof JsonEOFException || endsInAWord(json, e)
                            ? "it is cut off in the middle"
                            : e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .map(reason -> PARSER_HINT.matcher(reason).replaceFirst(""))
                                    .orElse("it is not JSON"));
        } catch (IOException e) {
            throw faults.notAPlan(0, "it cannot be read");
        }
        if (!value.isObject()) {
            throw faults.notAPlan(faults.line(""), "it is " + faults.shown("", value) + " instead of an object");
        }
        List<String> missing = PlanShape.PLAN.missing(value);
        if (missing.size() > value.size()) {
            throw faults.notAPlan(faults.line(""), "it has no \"" + String.join("\", \"", missing) + "\"");
        }
        return value;
    }

    /** The plan's large whole numbers, by the floating-point numbers that they round to. */
    private static Map<Double, BigDecimal> largeNumbers(JsonNode plan) {
        Map<Double, BigDecimal> exact = new HashMap<>();
        Set<Double> ambiguous = new HashSet<>();
        for (JsonNode number : plan.path("large_numbers")) {
            if (number.isTextual() && number.textValue().matches("-?\\d{1,19}")) {
                BigDecimal value = new BigDecimal(number.textValue());
                BigDecimal other = exact.put(value.doubleValue(), value);
                if (other != null && other.compareTo(value) != 0) {
                    ambiguous.add(value.doubleValue());
                }
            }
        }
        exact.keySet().removeAll(ambiguous);
        return exact;
    }

    /**
     * Restores numbers that tools changed by reading every number as floating-point: they keep only its first 17
     * digits.
     */
    private static void putRight(JsonNode value, Map<Double, BigDecimal> exact) {
        value.properties().forEach(member -> member.setValue(exact(member.getValue(), exact)));
        if (value instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, exact(items.get(i), exact));
            }
        }
        value.forEach(inside -> putRight(inside, exact));
    }

    private static JsonNode exact(JsonNode value, Map<Double, BigDecimal> exact) {
        if (!value.isNumber() || value.decimalValue().stripTrailingZeros().precision() > 17) {
            return value;
        }
        return Optional.ofNullable(exact.get(value.doubleValue()))
                .<JsonNode>map(DecimalNode::valueOf)
                .orElse(value);
    }

    /** The plan file next to a CSV: {@code x.plan.json} for {@code x.csv}. */
    public static Path beside(Path csv) {
        String name = String.valueOf(csv.getFileName());
        String stem = name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name;
        return csv.resolveSibling(stem + ".plan.json");
    }

    private static String text(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(CSV)) {
            throw new InputException(
                    file + ": is a CSV, which does not contain the plan. Name the plan file next to it: " + beside(file)
                            + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1); // a device may have no end
            if (bytes.length > MOST_BYTES) {
                throw unreadable(file, "it is larger than any plan");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new InputException(
                    file + ": there is no such file. Name a plan.json that `schedule-builder plan` wrote.");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a folder" : "no permission, or not a file");
        }
    }

    private static InputException unreadable(Path file, String why) {
        return new InputException(file + ": cannot be read as a plan (" + why
                + "). Name a plan.json that `schedule-builder plan` wrote.");
    }
}
