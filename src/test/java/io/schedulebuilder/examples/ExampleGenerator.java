package io.schedulebuilder.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code examples/}: eight pages of 18 weeks up to 3 November 2025, one page without messages, the bank that they
 * share. {@link ResponseModel} says how they were drawn. The same bytes come out on every machine.
 *
 * <pre>
 * mvn -q test-compile
 * java -cp target/test-classes io.schedulebuilder.examples.ExampleGenerator examples
 * </pre>
 */
final class ExampleGenerator {
    /** The first day that is left to plan. */
    static final LocalDate END = LocalDate.of(2025, 11, 4);

    private static final int DAYS = 18 * 7;

    private ExampleGenerator() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("Usage: ExampleGenerator FOLDER");
        }
        write(Path.of(args[0]));
    }

    static void write(Path folder) throws IOException {
        List<BankCaption> bank = Bank.examples();
        List<GeneratedMessage> messages = new ResponseModel(bank, END).messages(PageModel.EXAMPLES, DAYS);
        Map<String, ZoneId> zones = new HashMap<>();
        PageModel.EXAMPLES.forEach(page -> zones.put(page.name(), page.zone()));
        PageModel.NEW_PAGES.forEach(page -> zones.put(page.name(), page.zone()));
        ImportFiles.write(folder, bank, messages, zones, END);
    }
}
