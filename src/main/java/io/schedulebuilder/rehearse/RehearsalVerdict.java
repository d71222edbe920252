package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The result of a rehearsal in sentences, the same in every output. */
public record RehearsalVerdict(RehearsalReport report) {
    private static final String ENOUGH =
            "a tenth of the PPVs, sent in at least " + Difference.LEAST_PAGE_WEEKS + " page-weeks.";

    /** The result in a sentence, with an interval, or that the data cannot tell, and why. */
    public String sentence() {
        if (report.weeks().isEmpty()) {
            return "No week could be planned.";
        }
        if (report.choosesTheSame()) {
            return "No difference: both rule sets choose the same captions in all "
                    + Counted.of(report.weeks().size(), "page-week") + ".";
        }
        Difference difference = report.difference();
        Optional<Estimate> shown = difference.shown();
        return shown.isPresent() ? shown(shown.get(), difference) : cannotTell(difference);
    }

    private String shown(Estimate total, Difference difference) {
        return planner() + " would have earned " + moreOrLess(total.value()) + " per viewer than " + rival()
                + " (95% interval " + interval(total) + "): " + change(difference.expected())
                + " was expected, and those that could be judged sold " + change(difference.beyond())
                + " beyond that. " + judged();
    }

    private String cannotTell(Difference difference) {
        String question = "Your data cannot tell whether " + lower(planner())
                + " would have earned more per viewer than " + rival() + ": ";
        return question
                + (difference.isJudgedEnough()
                        ? "the 95% interval is " + interval(difference.total().orElseThrow()) + ". " + judged()
                        : judged() + " It takes " + ENOUGH);
    }

    private String planner() {
        return report.isPair() ? "The plans by " + report.ruleSets().get(1) : "The plans";
    }

    private String rival() {
        return report.isPair() ? "those by " + report.ruleSets().get(0) : "what people sent instead";
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** "43 of 310 planned PPVs could be judged." */
    private String judged() {
        List<String> counts = report.rows().stream()
                .map(row -> Figures.whole(row.planned().judged()) + " of "
                        + Counted.of(Figures.whole(row.planned().ppvs()), "PPV")
                        + (report.isPair() ? " by " + row.rules() : ""))
                .toList();
        return String.join(" and ", counts) + " could be judged.";
    }

    private static String moreOrLess(double logarithm) {
        return Figures.percent(Math.abs(Estimate.share(logarithm))) + (logarithm < 0 ? " less" : " more");
    }

    private static String change(Optional<Estimate> estimate) {
        return Figures.signedPercent(estimate.map(known -> OptionalDouble.of(Estimate.share(known.value())))
                .orElse(OptionalDouble.empty()));
    }

    private static String interval(Estimate estimate) {
        return signed(estimate.low()) + " to " + signed(estimate.high());
    }

    private static String signed(double logarithm) {
        return Figures.signedPercent(OptionalDouble.of(Estimate.share(logarithm)));
    }

    /** How to read the figures, what was hidden from the plans, and what is assumed. */
    public List<String> rules() {
        return List.of(
                "Each week is planned as of its local midnight: later messages, locks and schedules, captions that were "
                        + "added later, and the bank's status and score of a caption do not count. Zones, restrictions and "
                        + "holidays are today's.",
                "A planned PPV is judged if the page sent its caption within "
                        + Counted.of(report.settings().withinDays(), "day")
                        + " of the planned time. What counts is how many viewers bought, compared with what the model "
                        + "expected of the caption on the page at the time: people did not choose by chance what they sent.",
                "Captions that nobody sent are assumed to sell as far beyond what was expected as those that were sent.",
                "What was expected is the mean over the PPVs: how many to send is not compared, nor when.",
                "Intervals are 95% t intervals over page-weeks. Judged PPVs speak for the others only if there are enough: it takes "
                        + ENOUGH);
    }
}
