package io.schedulebuilder.value;

import io.schedulebuilder.value.Planner.Planned;
import io.schedulebuilder.value.Planner.Promise;
import io.schedulebuilder.value.Planner.Week;
import io.schedulebuilder.value.World.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plans, sends and learns, week after week, in markets whose truth is known: {@code benchmarks/value/run}. Each run
 * writes a file with one row a week when it is done; a run whose file exists is not repeated.
 */
final class ValueBenchmark {
    private ValueBenchmark() {}

    /**
     * Runs one planner on one market.
     *
     * @param args folder of results, family, seed, weeks, name of the planner, its kind (product, or a
     *     {@link Reassigned.Choice}), checkout of the product, then options of {@code batch}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path results = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        Family family = Family.named(args[1]);
        long seed = Long.parseLong(args[2]);
        int weeks = Integer.parseInt(args[3]);
        Path file = results.resolve(String.join("_", args[1], args[2], args[3], args[4]) + ".csv");
        if (Files.exists(file)) {
            return;
        }
        Path folder = Files.createTempDirectory("value");
        Product product = new Product(
                Path.of(args[6]).toAbsolutePath(), List.of(args).subList(7, args.length), folder.resolve("run"));
        Planner planner = args[5].equals("product")
                ? product
                : new Reassigned(product, Reassigned.Choice.valueOf(args[5].toUpperCase(Locale.ROOT)));
        List<String> pages = new ArrayList<>(List.of("week,page,promised,low,high,earned"));
        List<String> rows = run(new World(family, seed), weeks, planner, pages);
        for (Map.Entry<Path, List<String>> table :
                List.of(Map.entry(ValueReport.pages(file), pages), Map.entry(file, rows))) {
            Path half = Files.writeString(folder.resolve("rows"), String.join("\n", table.getValue()) + "\n");
            Files.move(half, table.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
        product.clean();
        Files.delete(folder);
    }

    private static List<String> run(World world, int weeks, Planner planner, List<String> pages)
            throws IOException, InterruptedException {
        Market market = new Market(world);
        market.live();
        List<String> rows = new ArrayList<>(List.of("week,revenue,promised,ppvs,bumps,untried,money"));
        for (int week = 1; week <= weeks; week++) {
            LocalDate start = World.START.plusWeeks(week - 1L);
            Week planned = planner.plan(market, start);
            double revenue = 0;
            Map<World.Page, Double> byPage = new HashMap<>();
            double money = 0;
            int ppvs = 0;
            int untried = 0;
            for (Planned message : planned.messages()) {
                boolean ppv = message.caption().tier != Tier.BUMP;
                ppvs += ppv ? 1 : 0;
                untried += ppv && market.sent(message.caption()).isEmpty() ? 1 : 0;
                money += ppv ? world.money(message.page(), message.caption(), message.at()) : 0;
                double earned = market.send(message.page(), message.caption(), message.at())
                        .response()
                        .earnings();
                revenue += earned;
                byPage.merge(message.page(), earned, Double::sum);
            }
            for (Promise promise : planned.promises()) {
                pages.add(String.format(
                        Locale.ROOT,
                        "%d,%s,%.2f,%.2f,%.2f,%.2f",
                        week,
                        promise.page().name,
                        promise.dollars(),
                        promise.low(),
                        promise.high(),
                        byPage.getOrDefault(promise.page(), 0.0)));
            }
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%d,%d,%d,%.2f",
                    week,
                    revenue,
                    planned.promised(),
                    ppvs,
                    planned.messages().size() - ppvs,
                    untried,
                    money));
            System.err.println(rows.get(rows.size() - 1));
        }
        return rows;
    }
}
