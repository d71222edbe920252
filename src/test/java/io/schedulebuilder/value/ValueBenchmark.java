package io.schedulebuilder.value;

import io.schedulebuilder.value.Planner.Planned;
import io.schedulebuilder.value.Planner.Week;
import io.schedulebuilder.value.World.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<String> rows = run(new World(family, seed), weeks, planner);
        Path half = Files.writeString(folder.resolve("rows"), String.join("\n", rows) + "\n");
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        product.clean();
        Files.delete(folder);
    }

    private static List<String> run(World world, int weeks, Planner planner) throws IOException, InterruptedException {
        Market market = new Market(world);
        market.live();
        List<String> rows = new ArrayList<>(List.of("week,revenue,promised,ppvs,bumps,untried,money"));
        for (int week = 1; week <= weeks; week++) {
            LocalDate start = World.START.plusWeeks(week - 1L);
            Week planned = planner.plan(market, start);
            double revenue = 0;
            double money = 0;
            int ppvs = 0;
            int untried = 0;
            for (Planned message : planned.messages()) {
                boolean ppv = message.caption().tier != Tier.BUMP;
                ppvs += ppv ? 1 : 0;
                untried += ppv && market.sent(message.caption()).isEmpty() ? 1 : 0;
                money += ppv ? world.money(message.page(), message.caption(), message.at()) : 0;
                revenue += market.send(message.page(), message.caption(), message.at())
                        .response()
                        .earnings();
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
