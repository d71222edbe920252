package io.schedulebuilder.policy.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file in a folder of rules, read whole, or what is wrong with it as a file. */
public final class FolderFile {
    private FolderFile() {}

    /**
     * What a file holds. A link to something within the folder is followed. A link that leaves the folder is refused
     * unread: a folder from someone else must not make this program show or run another file.
     *
     * @param folder may itself be a link: it is what a person named
     * @param file a path that begins with {@code folder}
     * @param shown its name in messages
     * @param most bytes that it may have
     * @param faults gets what is wrong: the file cannot be read, or is a text in which git could not merge
     */
    public static Optional<byte[]> read(Path folder, Path file, String shown, long most, List<Fault> faults) {
        Optional<String> fault = linkFault(folder, file);
        try {
            if (fault.isEmpty() && !Files.isRegularFile(file)) { // a link to nowhere; a pipe, which would be waited for
                fault = Optional.of(FaultText.UNREADABLE);
            } else if (fault.isEmpty() && Files.size(file) > most) {
                fault = Optional.of(FaultText.tooLarge(Files.size(file), most));
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
                        return Optional.of(FaultText.linkOut(root.relativize(at).toString(), target.toString()));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // who reads the file says why it cannot be read
        }
    }

    /** Where a link leads in the end, or would if that existed. */
    private static Path target(Path link) throws IOException {
        if (Files.exists(link)) {
            return link.toRealPath();
        }
        return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    }
}
