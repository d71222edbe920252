package io.schedulebuilder.policy.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Symbolic links in a folder of rules. A link to something within the folder is followed. A link that leaves the folder is
 * refused unread: a folder from someone else must not make this program show or run another file.
 */
public final class FolderLinks {
    private FolderLinks() {}

    /**
     * What is wrong with the links on the way from a folder to a file in it.
     *
     * @param folder may itself be a link: it is what a person named
     * @param file a path that begins with {@code folder}
     * @return empty if the file is in the folder, or is missing
     */
    public static Optional<String> fault(Path folder, Path file) {
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
