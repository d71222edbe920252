package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a whole file in a rules folder, or reports why it cannot be read. */
public final class FolderFile {
    private FolderFile() {}

    /**
     * The content of a file. Follows links to files inside the folder. Rejects links that leave the folder without
     * reading them, because a folder from someone else must not make this program show or run another file.
     *
     * @param folder the folder that a person named; it may itself be a link
     * @param file a path that starts with {@code folder}
     * @param shown the file's name in messages
     * @param most the largest size allowed, in bytes
     * @param faults receives the faults: the file cannot be read, or is text with git merge conflicts
     */
    public static Optional<byte[]> read(Path folder, Path file, String shown, long most, List<Fault> faults) {
        Optional<String> fault = linkFault(folder, file);
        try {
            if (fault.isEmpty() && !Files.isRegularFile(file)) { // a link to nowhere, or a pipe, which would block
                fault = Optional.of(FaultText.UNREADABLE);
            } else if (fault.isEmpty() && Files.size(file) > most) {
                fault = Optional.of(Counted.grouped(Files.size(file)) + " bytes; the limit for a rule file is "
                        + Counted.grouped(most) + ". Split it.");
            }
            fault.ifPresent(text -> faults.add(new Fault(new Place(shown, 0), text)));
            if (fault.isEmpty()) {
                byte[] bytes = Files.readAllBytes(file);
                List<Fault> conflicts = shown.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                        ? List.of()
                        : MergeConflict.faultsOf(shown, new String(bytes, StandardCharsets.UTF_8));
                faults.addAll(conflicts);
                return conflicts.isEmpty() ? Optional.of(bytes) : Optional.empty();
            }
        } catch (IOException e) {
            faults.add(new Fault(new Place(shown, 0), FaultText.UNREADABLE));
        }
        return Optional.empty();
    }

    private static Optional<String> linkFault(Path folder, Path file) {
        try {
            Path root = folder.toRealPath();
            Path at = root;
            for (Path step : folder.relativize(file)) {
                at = at.resolve(step);
                if (Files.isSymbolicLink(at)) {
                    Path target = target(at);
                    if (!target.startsWith(root)) {
                        return Optional.of(root.relativize(at) + " is a symbolic link to " + target
                                + ", outside the folder, so it was not read. Replace the link with a "
                                + "copy of the file, or remove it.");
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the caller reports why the file cannot be read
        }
    }

    /** The final target of a link, whether or not it exists. */
    private static Path target(Path link) throws IOException {
        if (Files.exists(link)) {
            return link.toRealPath();
        }
        return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    }
}
