package io.schedulebuilder.policy.cases;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.SpreadsheetText;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.regions.Axis;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes suggested cases as a case file: the account, and the answer that the rules give now. */
public final class SuggestedCases {
    /** The values that a tier, zone or segment decides. The strategy is left out because it follows from the tier. */
    private static final List<PolicyValue> EXPECTED = PolicyValue.ALL.stream()
            .filter(value -> value.parameter().isHeadline() || value.parameter() == PolicyParameter.PRICE_MIX)
            .filter(value -> !value.name().equals("strategy"))
            .toList();

    private SuggestedCases() {}

    /**
     * The header, and a row for each suggestion that has a policy; empty if there is none. Each line ends with a line
     * feed.
     */
    public static String csv(List<Coverage.Suggestion> suggestions) {
        List<Coverage.Suggestion> decided = suggestions.stream()
                .filter(suggestion -> suggestion.answer().hasPolicy())
                .toList();
        if (decided.isEmpty()) {
            return "";
        }
        boolean withSegment = decided.stream().anyMatch(one -> one.segment().isPresent());
        List<Field> inputs = CaseColumns.INPUTS.stream()
                .filter(field -> decided.stream().anyMatch(one -> isSaid(field, one.account())))
                .toList();
        List<String> header = new ArrayList<>();
        inputs.forEach(field -> header.add(CaseColumns.name(field)));
        if (withSegment) {
            header.add(CaseColumns.SEGMENT);
        }
        List<PolicyValue> expected = expected(decided);
        expected.forEach(value -> header.add(CaseColumns.name(value)));
        StringWriter text = new StringWriter();
        try (ICSVWriter csv = new CSVWriterBuilder(text).build()) {
            csv.writeNext(header.toArray(String[]::new), false);
            for (Coverage.Suggestion one : decided) {
                csv.writeNext(row(one, inputs, withSegment, expected).toArray(String[]::new), false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** With the optional values that some rule sets. */
    private static List<PolicyValue> expected(List<Coverage.Suggestion> decided) {
        return PolicyValue.ALL.stream()
                .filter(value -> EXPECTED.contains(value)
                        || (value.parameter().isOptional()
                                && decided.stream()
                                        .anyMatch(one -> one.answer().policy().has(value.parameter()))))
                .toList();
    }

    private static boolean isSaid(Field field, Account account) {
        return switch (field) {
            case REVENUE, SATURATION -> true;
            case PAGE_NAME -> !account.pageName().value().equals(Axis.ANY_OTHER_PAGE);
            default -> field.number(account).signum() != 0;
        };
    }

    private static List<String> row(
            Coverage.Suggestion one, List<Field> inputs, boolean withSegment, List<PolicyValue> expected) {
        Policy policy = one.answer().policy();
        List<String> row = new ArrayList<>();
        inputs.forEach(field -> row.add(cell(one.account(), field)));
        if (withSegment) {
            row.add(one.segment().map(Enum::name).orElse(""));
        }
        for (PolicyValue value : expected) {
            boolean given = value.parameter() == PolicyParameter.SEGMENT
                    && one.segment().isPresent();
            row.add(given ? "" : value.of(policy));
        }
        return row;
    }

    private static String cell(Account account, Field field) {
        if (field == Field.PAGE_NAME) {
            return SpreadsheetText.guarded(account.pageName().value());
        }
        BigDecimal number = field.number(account).stripTrailingZeros();
        return number.toPlainString();
    }
}
