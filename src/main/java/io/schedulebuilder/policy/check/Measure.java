package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.policy.language.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** A number of a policy that statements can be made about, under its name in {@code rules show --json}. */
enum Measure {
    WEEKLY_PPVS("weekly_ppvs", "weekly PPVs", Policy::weeklyPpvs, Word.WEEKLY_PPVS, Word.PPV_VOLUME),
    WEEKLY_BUMPS("weekly_bumps", "weekly bumps", Policy::weeklyBumps, Word.WEEKLY_BUMPS, Word.BUMP_VOLUME),
    MESSAGES(
            "messages",
            "messages in all",
            policy -> policy.weeklyPpvs() + policy.weeklyBumps(),
            Word.WEEKLY_PPVS,
            Word.PPV_VOLUME,
            Word.WEEKLY_BUMPS,
            Word.BUMP_VOLUME),
    MIN_GAP_MINUTES(
            "min_gap_minutes",
            "PPV gap in minutes",
            policy -> Math.toIntExact(policy.ppvGap().toMinutes()),
            Word.PPV_GAP_MINUTES,
            Word.GAP_PLUS_MINUTES),
    MESSAGE_GAP_MINUTES(
            "message_gap_minutes",
            "message gap in minutes",
            policy -> Math.toIntExact(policy.messageGap().toMinutes()),
            Word.MESSAGE_GAP_MINUTES),
    COOLING_DAYS("cooling_days", "cooling days", Policy::coolingDays, Word.COOLING_DAYS),
    DAILY_CAP("daily_cap", "daily cap", Policy::dailyCap, Word.DAILY_CAP),
    URGENT_PPVS("urgent_ppvs", "urgent PPVs", policy -> policy.limits().urgentPpvs(), Word.URGENT_PPVS),
    MESSAGES_PER_CATEGORY(
            "messages_per_category",
            "messages per category",
            policy -> policy.limits().perCategory(),
            Word.MESSAGES_PER_CATEGORY);

    private final String key;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // reads a policy, holds nothing
    private final ToIntFunction<Policy> reader;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Word<?>> words;

    Measure(String key, String label, ToIntFunction<Policy> reader, Word<?>... words) {
        this.key = key;
        this.label = label;
        this.reader = reader;
        this.words = Set.of(words);
    }

    static Optional<Measure> named(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(measure -> measure.key).toList();
    }

    /** For people: weekly PPVs. */
    String label() {
        return label;
    }

    int of(Policy policy) {
        return reader.applyAsInt(policy);
    }

    /** The words of rules that it is made of. */
    Set<Word<?>> words() {
        return words;
    }
}
