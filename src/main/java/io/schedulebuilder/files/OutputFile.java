package io.schedulebuilder.files;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/**
 * A file that a run writes where the user wants it. A file appears completely or not at all, only one run writes it at
 * a time, and it replaces only an empty file or an earlier file of its kind, whose permissions it keeps. Links are
 * followed and stay. Pipes and devices are written directly. The place is checked before the work starts. Not
 * thread-safe.
 */
public final class OutputFile implements AutoCloseable {
    private final Outputs outputs;
    private final OutputPath named;
    private final OutputPlace place;
    private final FileKind kind;
    private final String label;
    private final Optional<PosixFileAttributes> before;
    private Optional<Claim> claim = Optional.empty();
    private Optional<String> text = Optional.empty();

    OutputFile(Outputs outputs, OutputPath named, OutputPlace place, FileKind kind, String label) {
        this.outputs = outputs;
        this.named = named;
        this.place = place;
        this.kind = kind;
        this.label = label;
        this.before = place.isRegular() ? attributes(place.path()) : Optional.empty();
        if (place.isRegular()) {
            try {
                kind.requireReplaceable(place.path(), label);
                claim = Optional.of(claim());
            } catch (IOException e) {
                giveBack();
                throw new InputException(label + " cannot be written (" + OutputPlace.reason(e)
                        + "). Choose another place, or change its permissions.");
            } catch (RuntimeException e) {
                giveBack();
                throw e;
            }
        }
    }

    /** Content to write. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content and leaves the writer open. */
        void writeTo(Writer out) throws IOException;
    }

    /** Its path as the user named it; {@code -} for standard output. */
    public Path path() {
        return named.isStandardOutput() ? named.path() : named.path().toAbsolutePath();
    }

    /** Whether it is not a file, so that no other file can be written beside it. */
    public boolean isStream() {
        return !place.isRegular();
    }

    /**
     * Writes the file.
     *
     * @throws FailureException if the disk or the receiver fails
     */
    public void write(Content content) {
        try {
            stage(content);
            publish();
        } catch (IOException | UncheckedIOException e) {
            close();
            throw new FailureException(
                    label + " cannot be written (" + words(e)
                            + "). Free some disk space or choose another place, and run again.",
                    e);
        }
    }

    /** Writes the content without publishing it. */
    public void stage(Content content) throws IOException {
        if (place.isRegular()) {
            if (claim.isEmpty()) { // it is written a second time
                claim = Optional.of(claim());
            }
            claim.get().write(content);
        } else {
            StringWriter all = new StringWriter();
            content.writeTo(all);
            text = Optional.of(all.toString());
        }
    }

    /** Gives the staged content its final name, or sends it. */
    public void publish() throws IOException {
        if (place.isRegular()) {
            Optional<String> what = kind.somethingElse(place.path()); // the file may have been created since the check
            if (what.isPresent()) {
                throw new IOException("it now contains something else: " + what.get());
            }
            Claim staged = claim.orElseThrow(() -> new IOException("nothing was written"));
            attributes(place.path()).or(() -> before).ifPresent(kept -> keep(kept, staged.path()));
            staged.moveTo(place.path());
            claim = Optional.empty();
        } else if (place.isStandardOutput()) {
            PrintWriter out = outputs.standardOutput();
            out.print(text.orElse(""));
            out.flush();
        } else {
            // Append: others may have written to the file's descriptor, and must not be overwritten.
            try (OutputStream to = Files.newOutputStream(place.path(), StandardOpenOption.APPEND);
                    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
                out.write(text.orElse(""));
            }
        }
    }

    /**
     * Removes an earlier file, so that it is not mistaken for the output of a run that is killed. A link to it stays.
     *
     * @throws InputException if it cannot be removed
     */
    public void removeEarlier() {
        if (place.isRegular()) {
            try {
                Files.deleteIfExists(place.path());
            } catch (IOException e) {
                throw new InputException(label + " cannot be written (" + OutputPlace.reason(e)
                        + "). Choose another place, or change its permissions.");
            }
        }
    }

    /** Lets other runs write there; discards what was not published. */
    @Override
    public void close() {
        claim.ifPresent(Claim::close);
        claim = Optional.empty();
        giveBack();
    }

    private void giveBack() {
        outputs.giveBack(place.path());
    }

    private Claim claim() throws IOException {
        return Claim.on(Claim.nameFor(place.path()))
                .orElseThrow(() -> new FailureException(
                        label + " is being written by another run. Wait for it, or choose another place."));
    }

    private static Optional<PosixFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Sets the owner first, because a change of owner can remove permissions. */
    private static void keep(PosixFileAttributes kept, Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            PosixFileAttributes now = view.readAttributes();
            if (!now.group().equals(kept.group())) {
                view.setGroup(kept.group());
            }
            if (!now.owner().equals(kept.owner())) {
                view.setOwner(kept.owner());
            }
        } catch (IOException e) {
            // Only root can change a file's owner.
        }
        try {
            view.setPermissions(kept.permissions());
        } catch (IOException e) {
            // The file system does not support permissions.
        }
    }

    private static String words(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof FileSystemException file
                ? OutputPlace.reason(file)
                : String.valueOf(cause.getMessage());
    }
}
