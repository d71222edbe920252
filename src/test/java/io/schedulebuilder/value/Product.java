package io.schedulebuilder.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.value.Market.Sent;
import io.schedulebuilder.value.World.Caption;
import io.schedulebuilder.value.World.Page;
import io.schedulebuilder.value.World.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A version of the product, as an agency runs it: import what was sent, plan all pages, read the CSV. */
final class Product implements Planner {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final List<String> options;
    private final Path folder;
    private final String warehouse;
    private int imported;

    /**
     * @param root a checkout that is built
     * @param options more options of {@code batch}
     * @param folder empty, for this run alone
     */
    Product(Path root, List<String> options, Path folder) {
        this.root = root;
        this.options = options;
        this.folder = folder;
        this.warehouse = "duckdb:" + folder.resolve("warehouse.duckdb");
    }

    @Override
    public Week plan(Market market, LocalDate start) throws IOException, InterruptedException {
        load(market);
        Path out = Files.createDirectories(folder.resolve("out"));
        List<String> command = new ArrayList<>(List.of(
                "batch",
                "--all-pages",
                "--start-date",
                start.toString(),
                "--as-of",
                start.toString(),
                "--quiet",
                "--output-dir",
                out.toString(),
                "--warehouse",
                warehouse,
                "--solver-config",
                root.resolve("solver-config/fast.xml").toString()));
        command.addAll(options);
        int exit = run(command);
        if (exit != 0 && exit != 3) {
            throw new IOException("batch ended with " + exit + ": " + folder.resolve("log"));
        }
        return read(market, out, start);
    }

    private void load(Market market) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("warehouse", "import", "--quiet", "--warehouse", warehouse));
        if (imported == 0) {
            Files.createDirectories(folder);
            require(run(List.of("warehouse", "init", "--warehouse", warehouse)));
            write(
                    "pages.csv",
                    "page_name,time_zone",
                    market.world().pages().stream().map(page -> page.name + "," + page.zone));
            write(
                    "captions.csv",
                    "caption_id,caption_text,content_category,price_tier,has_urgency",
                    market.world().captions().stream()
                            .map(caption -> caption.id + "," + caption.text + ",category" + caption.category + ","
                                    + caption.tier.word + "," + caption.urgent));
            command.addAll(List.of("--pages", folder.resolve("pages.csv").toString()));
            command.addAll(List.of("--captions", folder.resolve("captions.csv").toString()));
        }
        List<Sent> fresh = market.sent().subList(imported, market.sent().size());
        write(
                "messages.csv",
                "page_name,message,sending_time,price,sent_count,viewed_count,purchased_count,earnings,message_type,caption_id",
                fresh.stream().map(Product::row));
        imported = market.sent().size();
        command.addAll(List.of("--messages", folder.resolve("messages.csv").toString()));
        require(run(command));
    }

    private static String row(Sent sent) {
        return String.join(
                ",",
                sent.page().name,
                sent.caption().text,
                sent.at().toString(),
                sent.ppv() ? String.format(Locale.ROOT, "%.2f", sent.page().price(sent.caption().tier)) : "",
                Long.toString(sent.response().sent()),
                Long.toString(sent.response().viewed()),
                Long.toString(sent.response().purchased()),
                String.format(Locale.ROOT, "%.2f", sent.response().earnings()),
                sent.ppv() ? "PPV" : "Bump",
                Long.toString(sent.caption().id));
    }

    private void write(String name, String header, Stream<String> rows) throws IOException {
        Files.writeString(
                folder.resolve(name),
                Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\n", "", "\n")));
    }

    private Week read(Market market, Path out, LocalDate start) throws IOException {
        Map<String, Page> pages = new HashMap<>();
        market.world().pages().forEach(page -> pages.put(page.name, page));
        Map<Long, Caption> captions = new HashMap<>();
        market.world().captions().forEach(caption -> captions.put(caption.id, caption));
        List<Planned> messages = new ArrayList<>();
        List<Promise> promises = new ArrayList<>();
        try (Stream<Path> plans = Files.list(out)) {
            for (Path file : plans.filter(path -> path.toString().endsWith(start + ".plan.json"))
                    .sorted()
                    .toList()) {
                JsonNode plan = JSON.readTree(file.toFile());
                Page page = pages.get(plan.path("page_name").asText());
                double promised = 0;
                for (JsonNode message : plan.path("messages")) {
                    Caption caption = captions.get(
                            Long.parseLong(message.path("caption_id").asText()));
                    Instant at = LocalDateTime.parse(
                                    message.path("scheduled_send_time").asText(), TIME)
                            .atZone(page.zone)
                            .toInstant();
                    messages.add(new Planned(page, caption, at));
                    promised += caption.tier == Tier.BUMP
                            ? 0
                            : message.path("expected_revenue").asDouble();
                }
                promises.add(new Promise(
                        page,
                        promised,
                        plan.at("/expected_revenue_80/low").asDouble(Double.NaN),
                        plan.at("/expected_revenue_80/high").asDouble(Double.NaN)));
            }
        }
        messages.sort(Comparator.comparing(Planned::at));
        return new Week(messages, promises);
    }

    private static void require(int exit) throws IOException {
        if (exit != 0) {
            throw new IOException("ended with " + exit);
        }
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("schedule-builder").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        return builder.start().waitFor();
    }

    /** Removes what the run no longer needs. */
    void clean() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
