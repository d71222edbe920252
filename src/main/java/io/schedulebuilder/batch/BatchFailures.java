package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.week.PageOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why pages failed, as lines for people. Groups equal reasons, so that a thousand equal failures do not print a
 * thousand lines.
 */
final class BatchFailures {
    private static final int IN_FULL = 5;
    private static final int NAMED = 20;

    private BatchFailures() {}

    /** For each reason, the first pages in full, then the names of some more, then how many. */
    static List<String> lines(List<PageOutcome.Failed> failures) {
        Map<String, List<PageOutcome.Failed>> kinds = failures.stream()
                .collect(Collectors.groupingBy(BatchFailures::kind, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, alike) -> {
            alike.stream().limit(IN_FULL).map(BatchFailures::line).forEach(lines::add);
            if (alike.size() > IN_FULL) {
                lines.add(more(kind, alike.subList(IN_FULL, alike.size())));
            }
        });
        return lines;
    }

    private static String line(PageOutcome.Failed failure) {
        String page = "page " + failure.page() + ": ";
        return failure.reason().startsWith("page ") ? failure.reason() : page + failure.reason();
    }

    private static String more(String kind, List<PageOutcome.Failed> alike) {
        return Counted.of(alike.size(), "more page") + ", "
                + alike.stream()
                        .limit(NAMED)
                        .map(failure -> failure.page().value())
                        .collect(Collectors.joining(", "))
                + (alike.size() > NAMED ? ", … (all are in --json and --summary)" : "") + ": " + kind + ".";
    }

    /** The reason's first sentence without the page's own details: its name, ids, dates, files. */
    private static String kind(PageOutcome.Failed failure) {
        String sentence = failure.reason().split("\\.\\s|\\.$", 2)[0];
        return sentence.replace("page \"" + failure.page() + "\" ", "").replaceAll("\\S*\\d\\S*", "…");
    }
}
