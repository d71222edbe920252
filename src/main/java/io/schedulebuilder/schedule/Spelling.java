package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.Segment;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the values of a type are spelled as a JSON text, and as a key.
 *
 * @param form the form that a text must have before it is read
 * @param fault the error for a text that cannot be read
 */
record Spelling<T>(
        Class<T> type, Function<T, String> write, Function<String, T> read, Predicate<String> form, String fault) {
    static final String NAME_FAULT = "is not a text of 1 to 1000 characters";
    private static final String CLOCK = "T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?";
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";

    private static final Map<Class<?>, Spelling<?>> ALL = Stream.of(
                    words(AccountTier.values(), AccountTier::name),
                    words(SaturationZone.values(), SaturationZone::name),
                    words(Segment.values(), Segment::name),
                    words(MessageType.values(), MessageType::label),
                    words(DayType.values(), DayType::label),
                    words(PriceTier.values(), PriceTier::label),
                    words(PlanningConstraint.values(), PlanningConstraint::words),
                    words(PlanningConstraint.Level.values(), level -> level.name()
                            .toLowerCase(Locale.ROOT)),
                    words(EndedBy.values(), EndedBy::word),
                    words(DayOfWeek.values(), day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                    new Spelling<>(ScheduleId.class, ScheduleId::value, ScheduleId::new, Spelling::isName, NAME_FAULT),
                    new Spelling<>(PageName.class, PageName::value, PageName::new, Spelling::isName, NAME_FAULT),
                    new Spelling<>(
                            LocalDate.class,
                            LocalDate::toString,
                            LocalDate::parse,
                            form(DATE),
                            "is not a date, yyyy-MM-dd"),
                    new Spelling<>(
                            Instant.class,
                            Instant::toString,
                            Instant::parse,
                            form(DATE + CLOCK + "Z"),
                            "is not a time in UTC, such as 2025-11-03T08:00:00Z"),
                    new Spelling<>(
                            LocalDateTime.class,
                            LocalDateTime::toString,
                            LocalDateTime::parse,
                            form(DATE + CLOCK),
                            "is not a local time, such as 2025-11-03T09:30"),
                    new Spelling<>(
                            SendTime.class,
                            SendTime::toString,
                            SendTime::parse,
                            form(DATE + " \\d\\d:\\d\\d:\\d\\d"),
                            "is not yyyy-MM-dd HH:mm:ss"),
                    new Spelling<>(
                            Minute.class,
                            Minute::toString,
                            text -> new Minute(LocalDateTime.parse(text.replace(' ', 'T'))),
                            form(DATE + " \\d\\d:\\d\\d"),
                            "is not yyyy-MM-dd HH:mm"),
                    new Spelling<>(
                            ZoneId.class,
                            ZoneId::getId,
                            ZoneId::of,
                            form(".{1,100}"),
                            "is not a time zone, such as America/Los_Angeles"))
            .collect(Collectors.toMap(Spelling::type, Function.identity()));

    private static <E extends Enum<E>> Spelling<E> words(E[] values, Function<E, String> word) {
        Map<String, E> byWord = new LinkedHashMap<>();
        List.of(values).forEach(value -> byWord.put(word.apply(value), value));
        return new Spelling<>(
                values[0].getDeclaringClass(),
                word,
                text -> Optional.ofNullable(byWord.get(text))
                        .orElseThrow(() -> new IllegalArgumentException("an unknown word")),
                byWord::containsKey,
                "is not one of " + String.join(", ", byWord.keySet()));
    }

    private static Predicate<String> form(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= 1_000;
    }

    /** The spelling of a type whose values are texts; empty for other types. */
    static Optional<Spelling<?>> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(type));
    }

    /** A value's spelling, or its string if its type has none. */
    static String text(Object value) {
        Class<?> type = value instanceof Enum<?> word ? word.getDeclaringClass() : value.getClass();
        Spelling<?> spelling = ALL.get(type);
        return spelling == null ? String.valueOf(value) : spelling.spelled(value);
    }

    private String spelled(Object value) {
        return write.apply(type.cast(value));
    }

    /** Whether a text can be read as a value. */
    boolean canRead(String text) {
        try {
            return form.test(text) && read.apply(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A Jackson module with all spellings. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        ALL.values().forEach(spelling -> spelling.addTo(module));
        module.addDeserializer(CaptionId.class, new StdDeserializer<>(CaptionId.class) {
            @Override
            public CaptionId deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return new CaptionId(json.getLongValue());
            }
        });
        return module;
    }

    private void addTo(SimpleModule module) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider serializers) throws IOException {
                json.writeString(write.apply(value));
            }
        });
        module.addKeySerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider serializers) throws IOException {
                json.writeFieldName(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return read.apply(json.getText());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }
}
