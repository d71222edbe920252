package io.schedulebuilder.policy.diff;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A folder as it was at a git revision. Runs the {@code git} program; changes nothing in the repository.
 *
 * @param folder the path of the folder, which may no longer exist
 */
public record GitFolder(Path folder) {
    private static final int SECONDS = 30;

    /** Environment variables that git sets for a hook; they point to the hook's repository. */
    private static final List<String> OF_ANOTHER_REPOSITORY =
            List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY");

    /** The mode of a symbolic link, whose content is its target path. */
    private static final String LINK = "120000";

    /**
     * Copies the files directly in the folder, without subfolders.
     *
     * @param revision as git understands it: HEAD~1, main, a hash
     * @param parent the folder in which a folder of the same name is created
     * @return the created folder
     * @throws InputException if the folder is not in a repository, or the revision does not exist or does not have the
     *     folder
     * @throws FailureException if git cannot run, or fails
     */
    public Path copyAt(String revision, Path parent) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path inside = Optional.ofNullable(absolute.getParent())
                .filter(Files::isDirectory)
                .orElseThrow(() ->
                        new InputException(folder + ": the folder does not exist, neither now nor at a revision."));
        String name = String.valueOf(absolute.getFileName());
        Answer repository = run(inside, "rev-parse", "--git-dir");
        if (!repository.succeeded() && repository.reason().startsWith("not a git repository")) {
            throw new InputException("\"" + revision + "\" is not a valid folder, and " + inside
                    + " is not in a git repository. Name two folders of rule files, or a revision of a repository.");
        }
        repository.orRefuse(inside);
        String commit = commit(revision, inside);
        String listed = run(inside, "ls-tree", "-z", commit, "--", name + "/")
                .orRefuse(inside)
                .text();
        if (listed.isEmpty()) {
            throw new InputException("\"" + revision + "\" has no folder " + name + ". Name a later revision.");
        }
        try {
            Path copy = Files.createDirectories(parent.resolve(name));
            for (String entry : listed.split("\0", -1)) {
                if (!entry.isEmpty()) { // after the last separator
                    copy(inside, entry, copy);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new FailureException("cannot write a copy of " + name + " at " + revision + " to " + parent + " ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    private String commit(String revision, Path inside) {
        Answer commit = revision.startsWith("-")
                ? Answer.NONE
                : run(inside, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
        if (commit.succeeded()) {
            return commit.text().strip();
        }
        if (run(inside, "rev-list", "--all", "--max-count=1").text().isBlank()) {
            throw new InputException("the repository of " + folder
                    + " has no commits, so no revisions. Commit the rules, or name two folders of rule files.");
        }
        throw new InputException("\"" + revision + "\" is neither a folder nor a revision of the repository of "
                + folder + ". `git log --oneline` lists revisions.");
    }

    /** Copies one entry of a tree: mode, type and hash, a tab, the path. */
    private static void copy(Path inside, String entry, Path copy) throws IOException {
        String[] parts = entry.split("\t", 2);
        String[] kind = parts[0].split(" ", -1);
        Path file = Path.of(parts[1]).getFileName();
        if (file == null || !kind[1].equals("blob")) {
            return;
        }
        byte[] content = run(inside, "cat-file", "blob", kind[2])
                .orRefuse(inside)
                .bytes()
                .array();
        if (kind[0].equals(LINK)) { // copied as a link, so that the reader of the copy decides whether to follow it
            Files.createSymbolicLink(copy.resolve(file), Path.of(new String(content, StandardCharsets.UTF_8)));
        } else {
            Files.write(copy.resolve(file), content);
        }
    }

    private record Answer(int exitCode, ByteBuffer bytes, String said) {
        static final Answer NONE = new Answer(1, ByteBuffer.allocate(0), "");

        boolean succeeded() {
            return exitCode == 0;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        /** Git's own reason for a failure, without its prefix. */
        String reason() {
            return said.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("warning:"))
                    .findFirst()
                    .map(line -> line.replaceFirst("^(fatal|error): ", "").strip())
                    .orElse("no reason given");
        }

        /** Adds the git command that would help, if git names one. */
        Answer orRefuse(Path inside) {
            if (succeeded()) {
                return this;
            }
            String advice = said.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("git config "))
                    .findFirst()
                    .map(command -> "If you trust the repository, run `" + command + "`; or name")
                    .orElse("Correct that, or name");
            throw new FailureException("git cannot read " + inside + ": " + reason().replaceFirst("[.:]+$", "") + ". "
                    + advice + " two folders of rule files.");
        }
    }

    private static Answer run(Path inside, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", inside.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OF_ANOTHER_REPOSITORY);
        builder.environment().put("LC_ALL", "C"); // so that its messages are in English
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> text(git.getErrorStream()));
            byte[] bytes = git.getInputStream().readAllBytes();
            if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                throw new FailureException("git did not answer within " + SECONDS + " seconds. Try again.");
            }
            return new Answer(git.exitValue(), ByteBuffer.wrap(bytes), said.join());
        } catch (IOException e) {
            throw new FailureException(
                    "git cannot be run because it is not on the PATH. Install it, or name two folders of rule files.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("interrupted while git was running.");
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
