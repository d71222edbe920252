package io.schedulebuilder.rehearse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one rule set, or people, chose in all rehearsed weeks.
 *
 * @param weeks the PPVs of each page-week
 */
public record Choices(SortedMap<PageWeek, List<RatedPpv>> weeks) {
    /** The choices of rehearsed weeks. */
    static Choices of(List<RehearsedWeek> weeks, Function<RehearsedWeek, List<RatedPpv>> choice) {
        SortedMap<PageWeek, List<RatedPpv>> chosen = new TreeMap<>();
        weeks.forEach(week -> chosen.put(week.week(), choice.apply(week)));
        return new Choices(chosen);
    }

    private Stream<RatedPpv> all() {
        return weeks.values().stream().flatMap(List::stream);
    }

    /** The number of PPVs. */
    public long ppvs() {
        return all().count();
    }

    /** How those that could be judged sold. */
    List<Residual> residuals() {
        return all().flatMap(ppv -> ppv.residual().stream()).toList();
    }

    /** The number of PPVs that could be judged, because the page sent their captions. */
    public int judged() {
        return residuals().size();
    }

    /** The number of page-weeks in which the judged PPVs were sent. */
    int judgedWeeks() {
        return (int) residuals().stream().map(Residual::sentIn).distinct().count();
    }

    /** The share of the PPVs that could be judged, 0 to 1. */
    public OptionalDouble judgedShare() {
        return ppvs() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) judged() / ppvs());
    }

    /** What the model expected at as-of in a page-week, mean over the PPVs, in dollars per viewer. */
    OptionalDouble expected(PageWeek week) {
        return weeks.getOrDefault(week, List.of()).stream()
                .flatMapToDouble(ppv -> ppv.expected().stream())
                .average();
    }

    /** The mean residual; empty if no PPV could be judged. */
    public OptionalDouble meanResidual() {
        return residuals().stream().mapToDouble(Residual::value).average();
    }

    /** The mean residual with its interval; empty if PPVs of fewer than two page-weeks could be judged. */
    public Optional<Estimate> residual() {
        SortedMap<PageWeek, Double> pulls = new TreeMap<>();
        pull(pulls, 1);
        return Estimate.of(meanResidual().orElse(0), pulls, judgedWeeks());
    }

    /** Adds how far each page-week pulls the mean residual, times a sign. */
    void pull(SortedMap<PageWeek, Double> pulls, int sign) {
        List<Residual> residuals = residuals();
        double mean = meanResidual().orElse(0);
        residuals.forEach(residual ->
                Estimate.pull(pulls, residual.sentIn(), sign * (residual.value() - mean) / residuals.size()));
    }
}
