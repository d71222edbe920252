package io.schedulebuilder.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes as many messages and captions of as many pages as asked, drawn from the {@link ResponseModel} of the examples.
 * The pages are the example pages over and over, each time with other names and audiences, {@code jadebri} among them;
 * history goes back as far as it must to hold the messages.
 *
 * <pre>
 * java -cp target/test-classes io.schedulebuilder.examples.BenchmarkData \
 *     --pages 38 --messages 63000 --captions 45000 --out target/benchmark
 * </pre>
 */
final class BenchmarkData {
    private BenchmarkData() {}

    private static final String USAGE = "Usage: BenchmarkData [--pages N] [--messages N] [--captions N] --out FOLDER";

    /** Takes the options above, each with a value, in any order. */
    public static void main(String[] args) throws IOException {
        Map<String, String> options =
                new HashMap<>(Map.of("--pages", "38", "--messages", "63000", "--captions", "45000", "--out", ""));
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length || options.replace(args[i], args[i + 1]) == null) {
                throw new IllegalArgumentException(args[i] + " is not understood. " + USAGE);
            }
        }
        String out = options.get("--out");
        if (out.isEmpty()) {
            throw new IllegalArgumentException("--out is missing. " + USAGE);
        }
        int pages = Integer.parseInt(options.get("--pages"));
        int messages = Integer.parseInt(options.get("--messages"));
        int captions = Integer.parseInt(options.get("--captions"));
        write(Path.of(out), pages, messages, captions);
        System.err.printf(
                Locale.ROOT, "%,d messages and %,d captions of %,d pages in %s%n", messages, captions, pages, out);
    }

    static void write(Path folder, int pageCount, int messageCount, int captionCount) throws IOException {
        List<PageModel> pages = pages(pageCount);
        List<BankCaption> bank = Bank.ofSize(captionCount);
        int weekly = pages.stream().mapToInt(page -> page.weekly().messages()).sum();
        int weeks = (messageCount + weekly - 1) / weekly;
        List<GeneratedMessage> messages = new ResponseModel(bank, ExampleGenerator.END).messages(pages, weeks * 7);
        Map<String, ZoneId> zones = new HashMap<>();
        pages.forEach(page -> zones.put(page.name(), page.zone()));
        ImportFiles.write(
                folder,
                bank,
                messages.subList(messages.size() - messageCount, messages.size()),
                zones,
                ExampleGenerator.END);
    }

    private static List<PageModel> pages(int count) {
        Draws draws = Draws.named("benchmark pages");
        List<PageModel> pages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            PageModel model = PageModel.EXAMPLES.get(i % PageModel.EXAMPLES.size());
            int round = i / PageModel.EXAMPLES.size() + 1;
            pages.add(round == 1 ? model : model.like(model.name() + "-" + round, 0.8 + 0.45 * draws.uniform()));
        }
        return pages;
    }
}
