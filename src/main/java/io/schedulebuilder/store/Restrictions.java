package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a page must not send, and what it should avoid: the newest active restriction of each scope.
 *
 * @param all in the order of the bits of {@link Bank.Masks}
 */
public record Restrictions(List<Restriction> all) {
    /**
     * One restriction on messages of some types.
     *
     * @param hard patterns (RE2) of texts that must not be sent
     * @param soft patterns of texts to avoid
     * @param categories in the form of {@link Bank#category}
     * @param tiers words of price tiers, in lower case
     */
    public record Restriction(
            List<MessageType> types,
            List<String> hard,
            List<String> soft,
            List<String> categories,
            List<String> tiers) {
        /** Creates a restriction from the values in the table. */
        public static Restriction of(
                String scope, List<String> hard, List<String> soft, List<String> categories, List<String> tiers) {
            return new Restriction(
                    types(scope),
                    List.copyOf(hard),
                    List.copyOf(soft),
                    categories.stream().map(Bank::category).toList(),
                    tiers.stream()
                            .map(word -> word.strip().toLowerCase(Locale.ROOT))
                            .toList());
        }

        private static List<MessageType> types(String scope) {
            return switch (scope) {
                case "PPV_ONLY" -> List.of(MessageType.PPV);
                case "BUMP_ONLY" -> List.of(MessageType.BUMP);
                default -> List.of(MessageType.values());
            };
        }

        private boolean applies(CaptionKind kind) {
            return types.contains(kind.type());
        }

        private boolean names(CaptionKind kind, String tierWord) {
            return categories.contains(kind.category())
                    || tiers.contains(tierWord.strip().toLowerCase(Locale.ROOT))
                    || tiers.stream()
                            .flatMap(word -> PriceTier.fromBank(word).stream())
                            .anyMatch(kind.priceTier()::equals);
        }
    }

    /** All patterns, without duplicates. */
    public List<String> patterns() {
        return all.stream()
                .flatMap(one -> Stream.concat(one.hard().stream(), one.soft().stream()))
                .distinct()
                .toList();
    }

    /** Whether the page must not send captions of this kind and price tier word. */
    boolean excludes(CaptionKind kind, String tierWord) {
        return all.stream().anyMatch(one -> one.applies(kind) && one.names(kind, tierWord));
    }

    /** Whether any of the restrictions whose bit is set applies to captions of this kind. */
    boolean apply(CaptionKind kind, long bits) {
        return bits != 0
                && IntStream.range(0, all.size())
                        .anyMatch(i -> (bits >> i & 1) != 0 && all.get(i).applies(kind));
    }
}
