package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rule books and cases for tests. */
final class Books {
    static final Path SHIPPED_FOLDER = Path.of("rules");
    static final RuleBook SHIPPED = RuleBook.read(SHIPPED_FOLDER);

    private Books() {}

    /** The shipped book with one text of one file replaced. */
    static RuleBook shippedWith(String file, String from, String to) {
        List<RuleFile> files = new ArrayList<>();
        for (RuleFile one : SHIPPED.files()) {
            String text = one.name().equals("rules/" + file) ? one.text().replace(from, to) : one.text();
            files.add(new RuleFile(one.name(), text));
        }
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of("rules", "", files, faults);
        if (!faults.isEmpty() || book.files().equals(SHIPPED.files())) {
            throw new IllegalArgumentException("not a change that was meant: " + faults);
        }
        return book;
    }

    /** The cases of a file of these lines. */
    static List<Case> cases(String... lines) {
        List<Fault> faults = new ArrayList<>();
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        List<Case> cases = CaseFile.read("rules/tests/x.csv", bytes, faults);
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        return cases;
    }

    /** What reading a file of these lines complains of. */
    static List<String> faultsOf(String... lines) {
        try {
            cases(lines);
            return List.of();
        } catch (InputException e) {
            return e.faults();
        }
    }

    static List<CaseResult> results(RuleBook book, List<Case> cases) {
        PolicyEngine rules = PolicyEngine.interpreting(book);
        return cases.stream().map(one -> CaseResult.of(rules, one)).toList();
    }
}
