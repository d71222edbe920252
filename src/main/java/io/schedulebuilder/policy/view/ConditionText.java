package io.schedulebuilder.policy.view;

import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Token;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions as a person would write them. */
public final class ConditionText {
    private ConditionText() {}

    /** A comparison with its values as in the file: {@code revenue >= 5000}, {@code Tier( name == "MEGA" )}. */
    public static String written(Comparison comparison) {
        String bare = comparison.text(Token::asWritten);
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
            return comparison.text(value);
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
        boolean facts = condition.patterns().findAny().isPresent();
        String join = condition instanceof Any ? (facts ? " or " : " || ") : facts ? " and " : " && ";
        boolean several = condition.parts().size() > 1;
        String text = condition.parts().stream()
                .map(part -> text(part, value, several))
                .collect(Collectors.joining(join));
        return nested && several ? "(" + text + ")" : text;
    }
}
