package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Whatever is in a table file, it gives rules or faults of that file, the same on each reading. */
@Tag("slow")
class SpreadsheetFuzzTest {
    private static final Path STORED = Path.of("src", "test", "resources", "decision-tables");

    /** What breaks a sheet's XML, its cells or its table. */
    private static final List<String> PIECES = List.of(
            "<f>RAND()</f>",
            "<f>J10</f>",
            "t=\"e\"",
            "t=\"s\"",
            "1e999999999",
            "<c/>",
            "r=\"XFD1048576\"",
            "<mergeCell ref=\"A1:XFD1048576\"/>",
            "RuleTable",
            "CONDITION",
            "policy",
            "$param",
            "\u202e",
            "&#0;",
            "<",
            ">",
            "",
            "-1",
            "//");

    @Property(tries = 60)
    void workbook_withPiecesExchanged_givesRulesOrFaults(@ForAll Random random) throws IOException {
        byte[] workbook = Files.readAllBytes(STORED.resolve("openpyxl-tiers.xlsx"));
        holds(
                "fuzzed.xlsx",
                random.nextInt(4) == 0 ? anyByteChanged(workbook, random) : anyPieceChanged(workbook, random));
    }

    @Property(tries = 150)
    void csv_withPiecesExchanged_givesRulesOrFaults(@ForAll Random random) throws IOException {
        byte[] table = Files.readAllBytes(Path.of("examples", "decision-tables", "tiers.csv"));
        String text = new String(table, StandardCharsets.UTF_8);
        holds(
                "fuzzed.csv",
                random.nextInt(4) == 0
                        ? anyByteChanged(table, random)
                        : changed(text, random).getBytes(StandardCharsets.UTF_8));
    }

    private static void holds(String name, byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("rules");
        try {
            Files.write(folder.resolve(name), bytes);
            List<Fault> faults = new ArrayList<>();
            RuleBook book = RuleBook.read(folder, faults);
            assertThat(book.rules().isEmpty() && faults.isEmpty()).isFalse();
            assertThat(faults)
                    .allMatch(fault -> fault.place().file().equals(folder.getFileName() + "/" + name)
                            || fault.place().file().equals(String.valueOf(folder.getFileName())));
            List<Fault> again = new ArrayList<>();
            assertThat(RuleFolder.read(folder, again).sha256()).isEqualTo(book.sha256());
        } finally {
            Files.delete(folder.resolve(name));
            Files.delete(folder);
        }
    }

    private static byte[] anyByteChanged(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = 0; i <= random.nextInt(8); i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] anyPieceChanged(byte[] workbook, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                boolean change = part.getName().contains("sheet1") || random.nextInt(10) == 0;
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write((change ? changed(text, random) : text).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int from = random.nextInt(changed.length());
            int to = Math.min(changed.length(), from + random.nextInt(12));
            changed.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
        }
        return changed.toString();
    }
}
