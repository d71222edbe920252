package io.schedulebuilder.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.RetryPolicy;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook against a real server that answers well, badly, late, or not at all. */
class WebhookTest {
    /** For answers that come at once, however busy the machine is. */
    private static final DeliveryLimits LONG = new DeliveryLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(60)));

    private static final DeliveryLimits SHORT = new DeliveryLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(5)));

    /** Little time in all, so that giving up is soon seen. */
    private static final DeliveryLimits NONE = new DeliveryLimits(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(600)));

    private final List<String> progress = new ArrayList<>();

    @Test
    void deliver_whereSomeoneListens_postsTheDocumentOnce() throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(204))) {
            assertThat(deliver(listener, LONG)).isEmpty();
            assertThat(listener.heard()).singleElement().satisfies(heard -> {
                assertThat(heard.method()).isEqualTo("POST");
                assertThat(heard.path()).isEqualTo("/services/SECRET?token=SECRET");
                assertThat(heard.contentType()).isEqualTo("application/json; charset=utf-8");
                assertThat(heard.body()).isEqualTo("{\"outcome\":\"døne\"}");
            });
            assertThat(progress).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408})
    void deliver_whatMayPass_isTriedAgain_underTheSameKey(int code) throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(code, code, 200))) {
            assertThat(deliver(listener, LONG)).isEmpty();
            assertThat(listener.heard()).hasSize(3);
            assertThat(listener.heard().stream().map(Listener.Heard::key).distinct())
                    .singleElement()
                    .asString()
                    .hasSize(36);
            assertThat(progress).hasSize(2).allMatch(line -> line.contains("it answered " + code));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void deliver_whatLasts_isNotTriedAgain(int code) throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(code))) {
            assertThat(deliver(listener, LONG)).contains("it answered " + code);
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void deliver_toWhoSendsUsElsewhere_doesNotFollow(int code) throws Exception {
        try (Listener elsewhere = new Listener(Listener.Answer.codes(200));
                Listener listener = new Listener((exchange, before) -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.url());
                    exchange.sendResponseHeaders(code, -1);
                })) {
            assertThat(deliver(listener, LONG).orElseThrow()).contains("it answered " + code, "not followed");
            assertThat(listener.heard()).hasSize(1);
            assertThat(elsewhere.heard()).isEmpty();
        }
    }

    @Test
    void deliver_whenTheConnectionIsDropped_triesAgain() throws Exception {
        try (Listener listener = new Listener((exchange, before) -> {
            if (before < 2) {
                throw new IOException("drops the connection without an answer");
            }
            exchange.sendResponseHeaders(200, -1);
        })) {
            assertThat(deliver(listener, SHORT)).isEmpty();
            // The client may itself ask once more on a connection that it had kept.
            assertThat(listener.heard()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void deliver_toWhoAnswersTooLate_triesAgain_andThenHasIt() throws Exception {
        try (Listener listener = new Listener((exchange, before) -> {
            if (before == 0) {
                sleep(2000);
            }
            exchange.sendResponseHeaders(200, -1);
        })) {
            assertThat(deliver(listener, SHORT)).isEmpty();
            assertThat(listener.heard()).hasSize(2);
            assertThat(progress).singleElement().asString().contains("the response timed out");
        }
    }

    @Test
    void deliver_toWhoNeverAnswers_givesUp() throws Exception {
        try (Listener listener = new Listener((exchange, before) -> sleep(20_000))) {
            assertThat(deliver(listener, NONE).orElseThrow()).startsWith("the response timed out");
        }
    }

    @Test
    void deliver_whenTheTimeInAllEndsATry_tellsWhatTheOneBeforeMet() throws Exception {
        DeliveryLimits endsMidway = new DeliveryLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2)));
        try (Listener listener = new Listener((exchange, before) -> {
            if (before > 0) {
                sleep(20_000);
            }
            exchange.sendResponseHeaders(503, -1);
        })) {
            assertThat(deliver(listener, endsMidway)).contains("it answered 503, after 2 tries");
        }
    }

    @Test
    void deliver_toWhoAcceptsAndNeverReads_givesUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(webhook("http://127.0.0.1:" + silent.getLocalPort() + "/x")
                            .deliver("{}", NONE, progress::add)
                            .orElseThrow())
                    .startsWith("the response timed out");
        }
    }

    @Test
    void deliver_toWhoseAnswerHasNoEnd_isDone() throws Exception {
        try (Listener listener = new Listener((exchange, before) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("and so on".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            sleep(20_000);
        })) {
            assertThat(deliver(listener, SHORT)).isEmpty();
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @Test
    void deliver_whereNobodyListens_givesUp_andSaysHowOftenItTried() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertThat(webhook("http://127.0.0.1:" + port + "/x").deliver("{}", NONE, progress::add))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("the connection was refused, after ")
                        .endsWith(" tries"));
        assertThat(webhook("http://no-such-host.invalid/x").deliver("{}", NONE, progress::add))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("its name cannot be resolved"));
    }

    @Test
    void deliver_toWhoWantsMoreTimeThanThereIs_givesUpAtOnce() throws Exception {
        try (Listener listener = new Listener((exchange, before) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        })) {
            assertThat(deliver(listener, SHORT)).contains("it answered 503");
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @Test
    void deliver_toWhoWantsAMoment_waitsForIt() throws Exception {
        List<Long> asked = new ArrayList<>();
        try (Listener listener = new Listener((exchange, before) -> {
            asked.add(System.nanoTime());
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(before == 0 ? 429 : 200, -1);
        })) {
            assertThat(deliver(listener, SHORT)).isEmpty();
            assertThat(asked.get(1) - asked.get(0))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void deliver_overHttpsToWhoDoesNotSpeakIt_givesUp() throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Webhook webhook = webhook("https://127.0.0.1:" + listener.port() + "/SECRET");
            assertThat(webhook.deliver("{}", NONE, progress::add)).isPresent();
            assertThat(listener.heard()).isEmpty();
        }
    }

    @Test
    void webhook_showsItsHost_andNothingElse() {
        assertThat(webhook("https://hooks.example.com:8443/services/SECRET?token=SECRET#SECRET"))
                .hasToString("--notify https://hooks.example.com:8443/…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SECRET",
                "ftp://example.com/SECRET",
                "file:///etc/SECRET",
                "https:SECRET",
                "https:///SECRET",
                "http://exa mple.com/SECRET",
                "http://example.com:99999/SECRET",
                "http://example.com:0/SECRET",
                "https://me:SECRET@example.com/",
                "https://example.com/SECRET|{}"
            })
    void webhook_atNoAddress_isRefused_withoutShowingIt(String url) {
        assertThatThrownBy(() -> webhook(url))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--notify ")
                .hasMessageNotContaining("SECRET");
    }

    private Optional<String> deliver(Listener listener, DeliveryLimits limits) throws InterruptedException {
        return webhook(listener.url()).deliver("{\"outcome\":\"døne\"}", limits, progress::add);
    }

    private static Webhook webhook(String url) {
        return new Webhook(url, "--notify", "schedule-builder/test");
    }

    private static void sleep(long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IOException(e); // the test is over
        }
    }
}
