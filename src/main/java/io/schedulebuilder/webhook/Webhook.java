package io.schedulebuilder.webhook;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;

/** A receiver on the network. Its address may be a secret: messages show the host, but never the path and query. */
public final class Webhook {
    /** The same for all tries of one document, so that a receiver can drop a repetition. */
    static final String KEY = "Idempotency-Key";

    /** The fixed part of each pause. */
    private static final double CERTAIN = 0.5;

    private static final Set<Integer> PASSING = Set.of(408, 429);
    private static final int HIGHEST_PORT = 65_535;

    private final URI address;
    private final String origin;
    private final String program;

    /**
     * Creates the webhook for an address.
     *
     * @param origin where the address was given, for messages: {@code --notify}
     * @param program how the program identifies itself to the receiver: name/version
     * @throws InputException if it is not an http or https address
     */
    public Webhook(String url, String origin, String program) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) { // its message contains the address
            throw new InputException(origin + " is not an address. " + howTo());
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InputException(origin + " is not an http or https address. " + howTo());
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new InputException(origin + " has no host or an invalid port. " + howTo());
        }
        if (uri.getRawUserInfo() != null) {
            throw new InputException(origin
                    + " has a user or password before its host, which is not supported. Use an address without them.");
        }
        this.address = uri;
        this.origin = origin;
        this.program = program;
    }

    private static String howTo() {
        return "Write one such as https://hooks.example.com/batches.";
    }

    /** The address without its secret parts. */
    @Override
    public String toString() {
        return origin + " " + address.getScheme() + "://" + address.getRawAuthority() + "/…";
    }

    /** The result of one try. */
    private record Answer(
            boolean taken, boolean mayPass, String words, Optional<Duration> notBefore, Duration waitedFor) {
        /** @param waited the time without a response, as far as our own limits cut it short */
        static Answer passing(String words, Duration waited) {
            return new Answer(false, true, words, Optional.empty(), waited);
        }

        static Answer lasting(String words) {
            return new Answer(false, false, words, Optional.empty(), Duration.ZERO);
        }
    }

    /**
     * Posts a document. Tries again, within the limits, when the connection fails or the receiver responds with 408,
     * 429 or 5xx. Does not follow redirects, because they would send the document to an address that the user did not
     * give.
     *
     * @param progress receives a message for each pause
     * @return why it could not be delivered; empty if it was delivered
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public Optional<String> deliver(String json, DeliveryLimits limits, Consumer<String> progress)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connecting())
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", program)
                .header(KEY, UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json));
        RandomGenerator random = RandomGenerator.getDefault();
        long end = System.nanoTime() + limits.retry().inAll().toNanos();
        String words = "";
        for (int tries = 1; ; tries++) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Answer answer = attempt(
                    client, request.timeout(least(left, limits.answering())).build(), limits);
            if (answer.taken()) {
                return Optional.empty();
            }
            if (tries == 1 || left.compareTo(answer.waitedFor()) >= 0) {
                words = answer.words(); // a try that our own limit cut short says nothing about the receiver
            }
            Duration pause = limits.retry().pause(tries, CERTAIN, random);
            Duration wanted = answer.notBefore().orElse(pause);
            pause = wanted.compareTo(pause) > 0 ? wanted : pause;
            if (!answer.mayPass() || System.nanoTime() + pause.toNanos() >= end) {
                return Optional.of(words + (tries > 1 ? ", after " + tries + " tries" : ""));
            }
            progress.accept(this + ": " + words + ", trying again");
            Thread.sleep(pause.toMillis());
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Answer attempt(HttpClient client, HttpRequest request, DeliveryLimits limits)
            throws InterruptedException {
        try {
            // The status is enough: do not wait for a body that may never end.
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return answer(response);
        } catch (HttpConnectTimeoutException e) {
            return Answer.passing("the connection timed out", limits.connecting());
        } catch (HttpTimeoutException e) {
            return Answer.passing("the response timed out", limits.answering());
        } catch (SSLHandshakeException e) {
            return Answer.lasting("its certificate is not accepted (" + e.getMessage() + ")");
        } catch (IOException e) {
            return Answer.passing(
                    isUnresolved(e)
                            ? "its name cannot be resolved"
                            : e instanceof ConnectException
                                    ? "the connection was refused"
                                    : "the connection was dropped",
                    Duration.ZERO);
        }
    }

    private static boolean isUnresolved(Throwable error) {
        return error instanceof UnresolvedAddressException
                || (error.getCause() != null && isUnresolved(error.getCause()));
    }

    private static Answer answer(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        String words = "it answered " + status;
        if (status / 100 == 2) {
            return new Answer(true, false, words, Optional.empty(), Duration.ZERO);
        }
        if (status / 100 == 3) {
            return Answer.lasting(words + ", a redirect, which is not followed");
        }
        return new Answer(
                false,
                status / 100 == 5 || PASSING.contains(status),
                words,
                response.headers().firstValue(RetryAfter.HEADER).flatMap(text -> RetryAfter.parse(text, Instant.now())),
                Duration.ZERO);
    }
}
