package io.schedulebuilder.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Temporary files, and what is left of them. */
public final class Litter {
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.(\\d{1,18})\\.tmp");

    private Litter() {}

    /** A temporary name: hidden, beside its target (a rename must not cross file systems), marked with its process. */
    static Path temporary(Path target) {
        return target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    /** Removes what killed runs left in a folder under such names of files; a living process keeps its own. */
    static void sweep(Path folder, Pattern targets) throws IOException {
        DirectoryStream.Filter<Path> ours = path -> {
            Matcher name = TEMPORARY.matcher(String.valueOf(path.getFileName()));
            return name.matches()
                    && targets.matcher(name.group(1)).matches()
                    && !ProcessHandle.of(Long.parseLong(name.group(2)))
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
        };
        try (DirectoryStream<Path> litter = Files.newDirectoryStream(folder, ours)) {
            for (Path file : litter) {
                Files.deleteIfExists(file);
            }
        }
    }
}
