package io.schedulebuilder.export;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a batch's files go: a CSV and a plan for each page, one CSV of all. While the batch runs, a hidden folder in it
 * holds the plans that are made and not recorded yet, so that a batch which ends half-way can be gone on with. Thread-safe
 * for different pages.
 */
public final class BatchFolder {
    private static final String ASIDE = ".batch";
    private static final String HEADER = "batch.json";
    private static final String PLAN = ".plan.json";

    private final Path folder;
    private final ScheduleCsv.Reader reader;

    private BatchFolder(Path folder, ScheduleCsv.Reader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** What a batch was begun with. */
    record Header(String batch, String began) {}

    /**
     * A folder, made if need be.
     *
     * @throws InputException if it is a file, or cannot be made or written
     */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--output-dir " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
        } catch (IOException | SecurityException e) {
            throw new InputException(
                    "--output-dir " + folder + " cannot be made or written. Choose another place, or allow it.");
        }
        return new BatchFolder(folder.toAbsolutePath(), reader);
    }

    public Path path() {
        return folder;
    }

    /**
     * Begins a batch, or goes on with the one that lies here.
     *
     * @param fingerprint of all that its plans depend on beside the warehouse
     * @param resume go on, if there is something to go on with
     * @param now the moment that a new batch begins
     * @return the moment that the batch began
     * @throws InputException if another batch lies here and is to be gone on with
     */
    public Instant begin(String fingerprint, boolean resume, Instant now) {
        Optional<Header> lying = header();
        if (resume && lying.isPresent()) {
            if (!lying.get().batch().equals(fingerprint)) {
                throw new InputException("--resume: the batch that was begun in " + folder
                        + " is another: its week, seed, rules or solver configuration differ. Give the same ones, or leave"
                        + " --resume out to begin anew.");
            }
            return Instant.parse(lying.get().began());
        }
        end();
        try {
            Files.createDirectories(aside());
            Files.writeString(aside().resolve(HEADER), PlanJson.writeLine(new Header(fingerprint, now.toString())));
        } catch (IOException e) {
            throw refused(e);
        }
        return now;
    }

    private Optional<Header> header() {
        try {
            return PlanJson.readLine(Files.readString(aside().resolve(HEADER)), Header.class);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path aside() {
        return folder.resolve(ASIDE);
    }

    /** The plans that wait to be recorded, by page; each is read when it is asked for. */
    public SortedMap<PageName, Path> laidAside() {
        SortedMap<PageName, Path> plans = new TreeMap<>();
        for (Path file : files()) {
            plans.put(new PageName(PlanJson.read(file).pageName()), file);
        }
        return plans;
    }

    private List<Path> files() {
        if (!Files.isDirectory(aside())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside())) {
            return files.filter(file -> file.toString().endsWith(PLAN)).sorted().toList();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Lays a plan aside: whole or not at all.
     *
     * @throws FailureException if the disk refuses
     */
    public void layAside(PlanFile plan) {
        Path file = aside().resolve(plan.scheduleId().replaceAll("[^\\p{L}\\p{N}._-]", "_") + PLAN);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, PlanJson.write(plan), StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** A plan that is recorded waits no more. */
    public void recorded(Path laidAside) {
        try {
            Files.deleteIfExists(laidAside);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The files of one page's week, {@code page-start.csv} and {@code page-start.plan.json}. */
    public ScheduleFiles files(String pageName, String start) {
        return ScheduleFiles.at(csv(pageName, start), reader);
    }

    /** Where a page's CSV is, or will be. */
    public Path csv(String pageName, String start) {
        String plain = pageName.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        // Two names may look alike once what no file may hold is gone.
        String mark = plain.equals(pageName) ? "" : "-" + Integer.toHexString(pageName.hashCode());
        return folder.resolve(plain + mark + "-" + start + ".csv");
    }

    /**
     * Writes the CSV of all pages, in order of page and time: the pages' own files one after another, with one heading.
     *
     * @param csvs of the pages, in order
     */
    public Path writeAll(List<Path> csvs, String start) {
        Path all = folder.resolve("all-pages-" + start + ".csv");
        WholeFile.at(all, "--output-dir").write(out -> {
            try {
                boolean first = true;
                for (Path csv : csvs) {
                    String text = Files.readString(csv, StandardCharsets.UTF_8);
                    out.write(first ? text : text.substring(text.indexOf("\r\n") + 2));
                    first = false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return all;
    }

    /** Removes what was laid aside: all is recorded, or is to be made anew. */
    public void end() {
        if (!Files.isDirectory(aside())) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(aside())) {
            files.forEach(all::add);
            all.add(aside());
        } catch (IOException e) {
            throw refused(e);
        }
        try {
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private FailureException refused(IOException e) {
        return new FailureException(
                folder + " cannot be written (" + e.getMessage() + "). Make room, and run again with --resume.", e);
    }
}
