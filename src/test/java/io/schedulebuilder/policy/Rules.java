package io.schedulebuilder.policy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.RuleParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rule folders for tests. */
final class Rules {
    /** The folder that the product ships. */
    static final Path SHIPPED = Path.of("rules");

    private static final PolicyEngine SHIPPED_ENGINE = PolicyEngine.load(SHIPPED);

    private Rules() {}

    /** The shipped rules, loaded once for all tests. */
    static PolicyEngine shipped() {
        return SHIPPED_ENGINE;
    }

    /** A copy of the shipped folder, named rules. */
    static Path copyOfShipped(Path parent) {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            Path copy = Files.createDirectory(parent.resolve("rules"));
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path folder, String file, String text) {
        return write(folder, file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void replace(Path file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        write(file.getParent(), String.valueOf(file.getFileName()), text.replace(from, to));
    }

    /** What is wrong with one file of this text, before anything is compiled; empty if nothing is. */
    static List<String> faultsOf(String text) {
        List<Fault> faults = new ArrayList<>();
        RuleParser.parse(new RuleFile("rules/x.drl", text), faults);
        return faults.isEmpty() ? List.of() : Fault.all(faults).faults();
    }

    /** What loading a folder complains of. */
    static List<String> faultsOf(Path folder) {
        try {
            PolicyEngine.load(folder);
            return List.of();
        } catch (InputException e) {
            return e.faults();
        }
    }
}
