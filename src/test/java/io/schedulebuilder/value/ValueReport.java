package io.schedulebuilder.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/** Compares what planners earned, as a Markdown table: in percent of the first, paired by seed, with 95% intervals. */
final class ValueReport {
    private static final double TAIL = 0.975;

    private ValueReport() {}

    /**
     * Prints the table.
     *
     * @param args folder of results, families, seeds, weeks, names of planners; lists are separated by commas
     */
    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[0]);
        int weeks = Integer.parseInt(args[3]);
        List<String> planners = List.of(args).subList(4, args.length);
        System.out.println(
                "| family | planner | all weeks | weeks 1 to 4 | last 4 weeks | promised ÷ earned | the same, from week 5 | earned within the 80% interval, from week 5 |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String family : args[1].split(",", -1)) {
            for (String planner : planners.subList(1, planners.size())) {
                List<double[]> first = read(results, family, args[2], weeks, planners.get(0));
                List<double[]> runs = read(results, family, args[2], weeks, planner);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %s |%n",
                        family,
                        planner,
                        gain(first, runs, 0, weeks),
                        gain(first, runs, 0, 4),
                        gain(first, runs, weeks - 4, weeks),
                        promises(runs),
                        late(results, family, args[2], weeks, planner));
            }
        }
    }

    /** By seed: the revenue of each week, then the promise of each week. */
    private static List<double[]> read(Path results, String family, String seeds, int weeks, String planner)
            throws IOException {
        List<double[]> runs = new ArrayList<>();
        for (String seed : seeds.split(",", -1)) {
            Path file = results.resolve(String.join("_", family, seed, Integer.toString(weeks), planner) + ".csv");
            List<String> rows = Files.readAllLines(file);
            double[] run = new double[2 * weeks];
            for (int week = 0; week < weeks; week++) {
                String[] cells = rows.get(week + 1).split(",", -1);
                run[week] = Double.parseDouble(cells[1]);
                run[weeks + week] = Double.parseDouble(cells[2]);
            }
            runs.add(run);
        }
        return runs;
    }

    private static String gain(List<double[]> first, List<double[]> runs, int from, int to) {
        double[] gains = new double[runs.size()];
        for (int seed = 0; seed < gains.length; seed++) {
            gains[seed] = 100 * (sum(runs.get(seed), from, to) / sum(first.get(seed), from, to) - 1);
        }
        double mean = sum(gains, 0, gains.length) / gains.length;
        double squares = 0;
        for (double gain : gains) {
            squares += (gain - mean) * (gain - mean);
        }
        if (gains.length == 1) {
            return String.format(Locale.ROOT, "%+.1f%%", mean);
        }
        double error = Math.sqrt(squares / (gains.length - 1) / gains.length);
        double half = error * TDistribution.of(gains.length - 1).inverseCumulativeProbability(TAIL);
        return String.format(Locale.ROOT, "%+.1f%% ± %.1f", mean, half);
    }

    private static String promises(List<double[]> runs) {
        double promised = 0;
        double earned = 0;
        for (double[] run : runs) {
            earned += sum(run, 0, run.length / 2);
            promised += sum(run, run.length / 2, run.length);
        }
        return promised == 0 ? "" : String.format(Locale.ROOT, "%.2f", promised / earned);
    }

    /** The file of a run's pages, beside the file of its weeks. */
    static Path pages(Path weeks) {
        return weeks.resolveSibling(weeks.getFileName().toString().replace(".csv", ".pages.csv"));
    }

    /** What the plans of the fifth and later weeks promised and earned, and how often their interval held. */
    private static String late(Path results, String family, String seeds, int weeks, String planner)
            throws IOException {
        double promised = 0;
        double earned = 0;
        int within = 0;
        int all = 0;
        for (String seed : seeds.split(",", -1)) {
            Path file =
                    pages(results.resolve(String.join("_", family, seed, Integer.toString(weeks), planner) + ".csv"));
            if (!Files.exists(file)) {
                return "|";
            }
            for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
                String[] cells = row.split(",", -1);
                if (Integer.parseInt(cells[0]) >= 5) {
                    double revenue = Double.parseDouble(cells[5]);
                    promised += Double.parseDouble(cells[2]);
                    earned += revenue;
                    all++;
                    within +=
                            Double.parseDouble(cells[3]) <= revenue && revenue <= Double.parseDouble(cells[4]) ? 1 : 0;
                }
            }
        }
        return all == 0
                ? "|"
                : String.format(
                        Locale.ROOT, "%.2f | %.0f%% of %d page-weeks", promised / earned, 100.0 * within / all, all);
    }

    private static double sum(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}
