package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rule folders that are the shipped one but for a change. */
final class RuleFolders {
    static final Path SHIPPED = Path.of("rules");

    private RuleFolders() {}

    /** A copy of the shipped rule files, named rules, without statements. */
    static Path copy(Path parent) {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            Path copy = Files.createDirectory(parent.resolve("rules"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void replace(Path file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        write(file, text.replace(from, to));
    }

    static void append(Path file, String text) {
        write(file, read(file) + text);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped rules with another tiers.drl. */
    static RuleBook withTiers(String tiers) {
        List<RuleFile> files = new ArrayList<>();
        for (RuleFile file : RuleBook.read(SHIPPED).files()) {
            files.add(file.name().endsWith("tiers.drl") ? new RuleFile(file.name(), tiers) : file);
        }
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of("rules", "", files, faults);
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        return book;
    }

    /** What a check says, a line each. */
    static List<String> findings(Path folder) {
        return findings(folder, Optional.empty());
    }

    static List<String> findings(Path folder, Optional<WeekFit> fit) {
        return new RuleCheck(fit)
                .check(folder).findings().stream().map(Finding::toString).toList();
    }
}
