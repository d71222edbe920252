package io.schedulebuilder.files;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is at an output path after following links: a file or nothing, which is written beside it and renamed; standard
 * output; or a pipe or device, which is written directly.
 *
 * @param path of the file itself, or of the pipe or device
 */
public record OutputPlace(Kind kind, Path path) {
    private static final int MOST_LINKS = 40;
    private static final Pattern DESCRIPTORS = Pattern.compile("/dev/fd|/proc/(self|thread-self|\\d+)(/task/\\d+)?/fd");
    private static final Path OWN = Path.of("/proc/self/fd");
    private static final int FILE_TYPE = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    /** How the place is written. */
    enum Kind {
        REGULAR,
        STANDARD_OUTPUT,
        THROUGH
    }

    boolean isStandardOutput() {
        return kind == Kind.STANDARD_OUTPUT;
    }

    boolean isRegular() {
        return kind == Kind.REGULAR;
    }

    /**
     * Follows a path and creates missing parent folders.
     *
     * @param label the beginning of messages
     * @throws InputException if it cannot be written
     */
    static OutputPlace of(OutputPath named, FileKind kind, String label) {
        if (named.isStandardOutput()) {
            return new OutputPlace(Kind.STANDARD_OUTPUT, named.path());
        }
        Path absolute = named.path().toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new InputException(label + " is a folder. Name a file in it" + example(named, kind) + ".");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException | SecurityException e) {
            throw new InputException(label + ": its folder cannot be created (" + reason(e)
                    + "). Choose another place, or change its permissions.");
        }
        try {
            return follow(absolute, label);
        } catch (IOException | SecurityException e) {
            throw new InputException(
                    label + " cannot be written (" + reason(e) + "). Choose another place, or change its permissions.");
        }
    }

    private static String example(OutputPath named, FileKind kind) {
        return kind == FileKind.SCHEDULE ? ", such as " + named.path().resolve("schedule.csv") : "";
    }

    private static OutputPlace follow(Path absolute, String label) throws IOException {
        Path at = absolute;
        for (int links = 0; links < MOST_LINKS; links++) {
            Path folder;
            try {
                folder = Objects.requireNonNull(at.getParent()).toRealPath();
            } catch (NoSuchFileException e) {
                throw new InputException(label + " is a link to " + at
                        + ", whose folder does not exist. Create that folder, or choose another place.");
            }
            at = folder.resolve(Objects.requireNonNull(at.getFileName()));
            if (DESCRIPTORS.matcher(folder.toString()).matches()) {
                return descriptor(at, label);
            }
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException e) {
                return new OutputPlace(Kind.REGULAR, at);
            }
            if (!attributes.isSymbolicLink()) {
                return attributes.isRegularFile() ? regular(at, label) : through(at, label);
            }
            at = folder.resolve(Files.readSymbolicLink(at));
        }
        throw new FileSystemLoopException("its links lead in a circle");
    }

    private static OutputPlace regular(Path file, String label) {
        if (isOwn(file, 1)) {
            return new OutputPlace(Kind.STANDARD_OUTPUT, file);
        }
        if (isOwn(file, 2)) {
            throw new InputException(label + " is where this run's messages go. Choose another place.");
        }
        if (!Files.isWritable(file)) {
            throw new InputException(label + " cannot be written. Choose another place, or change its permissions.");
        }
        return new OutputPlace(Kind.REGULAR, file);
    }

    private static boolean isOwn(Path file, int descriptor) {
        try {
            return Files.isSameFile(OWN.resolve(Integer.toString(descriptor)), file);
        } catch (IOException e) {
            return false; // closed, or a system without such files
        }
    }

    private static OutputPlace through(Path path, String label) throws IOException {
        int type = FILE_TYPE & (int) Files.getAttribute(path, "unix:mode");
        if (type == BLOCK_DEVICE || type == SOCKET) {
            throw new InputException(
                    label + " is a " + (type == SOCKET ? "socket" : "disk") + ". Choose another place.");
        }
        if (!Files.isWritable(path)) {
            throw new InputException(label + " cannot be written. Choose another place, or change its permissions.");
        }
        return new OutputPlace(Kind.THROUGH, path);
    }

    /** A file descriptor of a process, by its number. */
    private static OutputPlace descriptor(Path path, String label) throws IOException {
        String number = String.valueOf(path.getFileName());
        Path folder = Objects.requireNonNull(path.getParent());
        boolean own = !folder.startsWith("/proc")
                || folder.startsWith(Path.of("/proc/self").toRealPath());
        if (own && number.equals("1")) {
            return new OutputPlace(Kind.STANDARD_OUTPUT, path);
        }
        Path info = folder.resolveSibling("fdinfo").resolve(number);
        boolean readOnly = (own && number.equals("0")) || (Files.exists(info) && isReadOnly(Files.readString(info)));
        if (readOnly || !Files.exists(path)) {
            throw new InputException(label + " is not open for writing. Choose another place.");
        }
        return new OutputPlace(Kind.THROUGH, path);
    }

    /** Reads the access mode from the last octal digit of the flags. */
    private static boolean isReadOnly(String info) {
        return info.lines()
                .filter(line -> line.startsWith("flags:"))
                .anyMatch(line -> "04".indexOf(line.charAt(line.length() - 1)) >= 0);
    }

    /** Why a file operation failed, without the path, because the message begins with it. */
    public static String reason(Exception e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return e instanceof FileSystemException || e.getMessage() == null
                ? words
                : e.getMessage().lines().findFirst().orElse(words);
    }
}
