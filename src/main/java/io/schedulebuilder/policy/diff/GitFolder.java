package io.schedulebuilder.policy.diff;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A folder as it was at a git revision. Asks the {@code git} program; changes nothing in the repository.
 *
 * @param folder as it is now, or where it was
 */
public record GitFolder(Path folder) {
    private static final int SECONDS = 30;

    /** The mode of a symbolic link, whose content is the path that it leads to. */
    private static final String LINK = "120000";

    /**
     * Copies the folder's own files, without those of folders in it.
     *
     * @param revision as git understands it: HEAD~1, main, a hash
     * @param parent where a folder of the same name is made
     * @return that folder
     * @throws InputException if the folder is in no repository, or the revision or the folder at it is unknown
     * @throws FailureException if git cannot be run
     */
    public Path copyAt(String revision, Path parent) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path inside = Optional.ofNullable(absolute.getParent())
                .filter(Files::isDirectory)
                .orElseThrow(() -> new InputException(folder + ": there is no such folder, now or at a revision."));
        String name = String.valueOf(absolute.getFileName());
        if (!run(inside, "rev-parse", "--git-dir").succeeded()) {
            throw new InputException("\"" + revision + "\" is no folder, and " + inside
                    + " is in no git repository. Give two folders of rule files, or a revision of a repository.");
        }
        String commit = revision.startsWith("-")
                ? ""
                : run(inside, "rev-parse", "--verify", "--quiet", revision + "^{commit}")
                        .text()
                        .strip();
        if (commit.isEmpty()) {
            throw new InputException("\"" + revision + "\" is neither a folder nor a revision of the repository of "
                    + folder + ". `git log --oneline` lists revisions.");
        }
        String listed = run(inside, "ls-tree", "-z", commit, "--", name + "/").text();
        if (listed.isEmpty()) {
            throw new InputException("\"" + revision + "\" has no folder " + name + ". Name a later revision.");
        }
        try {
            Path copy = Files.createDirectories(parent.resolve(name));
            for (String entry : listed.split("\0", -1)) {
                if (!entry.isEmpty()) { // behind the last separator
                    copy(inside, entry, copy);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new FailureException("cannot write a copy of " + name + " at " + revision + " to " + parent + " ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    /** One entry of a tree: mode, type and hash, a tab, the path. */
    private static void copy(Path inside, String entry, Path copy) throws IOException {
        String[] parts = entry.split("\t", 2);
        String[] kind = parts[0].split(" ", -1);
        Path file = Path.of(parts[1]).getFileName();
        if (file == null || !kind[1].equals("blob")) {
            return;
        }
        byte[] content = run(inside, "cat-file", "blob", kind[2]).bytes;
        if (kind[0].equals(LINK)) { // as a link, so that who reads the copy judges where it leads
            Files.createSymbolicLink(copy.resolve(file), Path.of(new String(content, StandardCharsets.UTF_8)));
        } else {
            Files.write(copy.resolve(file), content);
        }
    }

    private static final class Answer {
        private final int exitCode;
        private final byte[] bytes;

        Answer(int exitCode, byte[] bytes) {
            this.exitCode = exitCode;
            this.bytes = bytes;
        }

        boolean succeeded() {
            return exitCode == 0;
        }

        /** Empty if git failed. */
        String text() {
            return succeeded() ? new String(bytes, StandardCharsets.UTF_8) : "";
        }
    }

    private static Answer run(Path inside, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", inside.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            byte[] bytes = git.getInputStream().readAllBytes();
            if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                throw new FailureException("git did not answer within " + SECONDS + " seconds. Try again.");
            }
            return new Answer(git.exitValue(), bytes);
        } catch (IOException e) {
            throw new FailureException("git cannot be run. Install it, or give two folders of rule files.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("interrupted while git was running.");
        }
    }
}
