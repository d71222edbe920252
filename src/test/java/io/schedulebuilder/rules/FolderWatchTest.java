package io.schedulebuilder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final long QUIET_MILLIS = 1_500;

    @TempDir
    Path parent;

    private final LinkedBlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private Path folder;
    private FolderWatch watch;
    private Thread waiting;

    @BeforeEach
    void watched() throws Exception {
        folder = Files.createDirectory(parent.resolve("rules"));
        Files.writeString(folder.resolve("a.drl"), "1");
        watch = new FolderWatch(folder);
        waiting = new Thread(() -> {
            try {
                boolean more = true;
                while (more) {
                    more = watch.await();
                    answers.add(more);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
    }

    @AfterEach
    void closed() throws Exception {
        watch.close();
        waiting.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(waiting.isAlive()).isFalse();
        assertThat(answers).as("the end is told").contains(false);
    }

    @Test
    void save_ofSeveralWrites_isOneChange() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("a.drl.tmp"), "x".repeat(i));
            Files.writeString(folder.resolve("a.drl"), "y".repeat(i));
        }
        Files.delete(folder.resolve("a.drl.tmp"));

        assertThat(nextAnswer()).isTrue();
        assertThat(answers.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void change_ofAFileWithin_isTold() throws Exception {
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(folder.resolve("tests").resolve("directions.csv"), "1");
        assertThat(nextAnswer()).isTrue();

        Files.writeString(folder.resolve("tests").resolve("directions.csv"), "22");
        assertThat(nextAnswer()).isTrue();
    }

    @Test
    void folder_thatIsReplaced_isStillWatched() throws Exception {
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve("a.drl"), "333");
        Files.move(folder, parent.resolve("away"));
        assertThat(nextAnswer()).as("away").isTrue();
        Files.move(other, folder);
        assertThat(nextAnswer()).as("back").isTrue();

        Files.writeString(folder.resolve("a.drl"), "4444");
        assertThat(nextAnswer()).as("changed").isTrue();
    }

    @Test
    void file_besideTheFolder_isNoChange() throws Exception {
        Files.writeString(parent.resolve("b.drl"), "1");

        assertThat(answers.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    }

    private Boolean nextAnswer() throws InterruptedException {
        return answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
