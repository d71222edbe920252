package io.schedulebuilder.policy.view;

import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Token;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions as a person would write them. */
public final class ConditionText {
    private ConditionText() {}

    /** A comparison with its values as in the file: {@code revenue >= 5000}, {@code Tier( name == "MEGA" )}. */
    public static String written(Comparison comparison) {
        String bare = bare(comparison, Token::asWritten);
        Fact fact = comparison.field().fact();
        return fact == Fact.ACCOUNT ? bare : fact.word() + "( " + bare + " )";
    }

    /** A condition of any shape, with its values as in the file. */
    public static String written(Condition condition) {
        return text(condition, Token::asWritten, false);
    }

    /** The same text for conditions that mean the same but for the writing of numbers: 0.30 is 0.3. */
    public static String meaning(Condition condition) {
        return text(
                condition,
                token -> token.is(Token.Kind.NUMBER)
                        ? token.number().stripTrailingZeros().toPlainString()
                        : token.asWritten(),
                false);
    }

    private static String text(Condition condition, Function<Token, String> value, boolean nested) {
        if (condition instanceof Comparison comparison) {
            return bare(comparison, value);
        }
        if (condition instanceof Pattern pattern) {
            String tests = pattern.tests().parts().stream()
                    .map(test -> text(test, value, false))
                    .collect(Collectors.joining(", "));
            return pattern.fact().word() + "(" + (tests.isEmpty() ? "" : " " + tests + " ") + ")";
        }
        if (condition instanceof Not not) {
            return "not " + text(not.pattern(), value, true);
        }
        if (condition instanceof Any any) {
            return joined(any.parts(), any.patterns().findAny().isPresent() ? " or " : " || ", value, nested);
        }
        if (condition instanceof All all) {
            return joined(all.parts(), all.patterns().findAny().isPresent() ? " and " : " && ", value, nested);
        }
        throw new IllegalStateException("a condition of an unknown shape: " + condition);
    }

    private static String joined(List<Condition> parts, String join, Function<Token, String> value, boolean nested) {
        String text =
                parts.stream().map(part -> text(part, value, parts.size() > 1)).collect(Collectors.joining(join));
        return nested && parts.size() > 1 ? "(" + text + ")" : text;
    }

    private static String bare(Comparison comparison, Function<Token, String> value) {
        String list = comparison.values().stream().map(value).collect(Collectors.joining(", "));
        return comparison.field().word() + " " + comparison.operator() + " "
                + (comparison.operator().endsWith("in") ? "(" + list + ")" : list);
    }
}
