package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Stands between a client and the emulator, counts requests, and lets some of them go wrong. Keeps what the service keeps
 * and the emulator does not: a job's id starts a job once, and is answered 409 from then on.
 */
final class FaultyProxy implements AutoCloseable {
    /** Longer than an impatient client waits for an answer. */
    static final Duration STALL = Duration.ofMillis(2500);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What becomes of a request. */
    enum Fault {
        FORBIDDEN(403, "accessDenied", "Access Denied: injected"),
        NOT_FOUND(404, "notFound", "Not found: injected"),
        DUPLICATE(409, "duplicate", "Already Exists: injected"),
        RATE_LIMIT(429, "rateLimitExceeded", "Exceeded rate limits: injected"),
        INTERNAL(500, "internalError", "An internal error occurred: injected"),
        UNAVAILABLE(503, "backendError", "Visibility check was unavailable: injected"),
        RESET_BEFORE,
        /** The request is carried out, its answer lost. */
        RESET_AFTER,
        /** The request is carried out, and half of its answer arrives. */
        TRUNCATED,
        /** The request is carried out after the client has gone. */
        STALL,
        /**
         * The job is accepted, not run, and fails; asked for its results, the service answers as it does for some failed
         * scripts: 200, complete, no rows.
         */
        FAILED_WITHOUT_SAYING;

        private final int code;
        private final String reason;
        private final String message;

        Fault() {
            this(0, "", "");
        }

        Fault(int code, String reason, String message) {
            this.code = code;
            this.reason = reason;
            this.message = message;
        }
    }

    /** Which requests go wrong. */
    @FunctionalInterface
    interface Choice {
        /**
         * Whether this one does.
         *
         * @param number of the request since the proxy was told, from 1 on
         * @param request method and path, and the id of the job that it starts
         */
        boolean hits(int number, String request);
    }

    /** Bodies are bytes, as ISO 8859-1 has a letter for each. */
    private record Message(String start, Map<String, String> headers, String body) {}

    private record Answer(int code, String body) {}

    private final URI target;
    private final ServerSocket server;
    private final ExecutorService connections = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "faulty-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> started = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> requests = new ArrayList<>();
    private int stalled;
    private Choice choice = (number, request) -> false;
    private Fault fault = Fault.FORBIDDEN;

    FaultyProxy(URI target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on; counting begins anew. */
    synchronized void spoil(Choice which, Fault how) {
        requests.clear();
        choice = which;
        fault = how;
    }

    void calm() {
        spoil((number, request) -> false, Fault.FORBIDDEN);
    }

    /** Those since it was last told what to spoil, in order. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits until what was stalled is carried out. */
    synchronized void awaitLateArrivals() throws InterruptedException {
        while (stalled > 0) {
            wait();
        }
    }

    @Override
    public void close() {
        connections.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Optional<Message> message = read(in);
                if (message.isEmpty() || !answer(message.get(), socket)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** @return whether the connection still stands */
    private boolean answer(Message message, Socket socket) throws IOException {
        String job = jobId(message);
        Optional<Answer> ofFailed = ofFailedJob(message.start());
        if (ofFailed.isPresent()) {
            write(socket, ofFailed.get());
            return true;
        }
        Optional<Fault> now = number(message.start().replace(" HTTP/1.1", "") + " " + job);
        if (now.isEmpty()) {
            write(socket, forward(message, job));
            return true;
        }
        Fault how = now.get();
        switch (how) {
            case RESET_BEFORE -> reset(socket);
            case RESET_AFTER -> {
                forward(message, job);
                reset(socket);
            }
            case TRUNCATED -> {
                Answer whole = forward(message, job);
                OutputStream out = socket.getOutputStream();
                out.write(head(whole));
                out.write(bytes(whole.body()), 0, whole.body().length() / 2);
                out.flush();
            }
            case STALL -> stall(message, job);
            case FAILED_WITHOUT_SAYING -> {
                synchronized (this) {
                    failed.add(job);
                }
                write(socket, new Answer(200, status(job, "\"state\": \"RUNNING\"")));
                return true;
            }
            default -> {
                write(socket, refusal(how.code, how.reason, how.message));
                return true;
            }
        }
        return false;
    }

    /** What is answered about a job that failed; empty for any other. */
    private synchronized Optional<Answer> ofFailedJob(String start) {
        return failed.stream()
                .filter(job -> start.contains("/" + job + "?") || start.contains("/" + job + " "))
                .findFirst()
                .map(job -> new Answer(
                        200,
                        start.contains("/queries/")
                                ? "{\"jobComplete\": true, \"totalRows\": \"0\", \"jobReference\": {\"jobId\": \"" + job
                                        + "\"}}"
                                : status(
                                        job,
                                        "\"state\": \"DONE\", \"errorResult\": {\"reason\": \"invalidQuery\","
                                                + " \"message\": \"Query error: injected at [1:1]\"}")));
    }

    private static String status(String job, String status) {
        return "{\"jobReference\": {\"projectId\": \"test-project\", \"jobId\": \"" + job + "\"}, \"status\": {"
                + status + "}}";
    }

    private synchronized Optional<Fault> number(String request) {
        requests.add(request);
        return choice.hits(requests.size(), request) ? Optional.of(fault) : Optional.empty();
    }

    private void stall(Message message, String job) throws IOException {
        count(1);
        try {
            TimeUnit.NANOSECONDS.sleep(STALL.toNanos());
            forward(message, job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        stalled += more;
        notifyAll();
    }

    private Answer forward(Message message, String job) throws IOException {
        synchronized (this) {
            if (!job.isEmpty() && !started.add(job)) {
                return refusal(409, "duplicate", "Already Exists: Job " + job);
            }
        }
        String[] words = message.start().split(" ", -1);
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(words[1]))
                .method(words[0], BodyPublishers.ofByteArray(bytes(message.body())));
        for (String name : List.of("content-type", "content-encoding")) {
            Optional.ofNullable(message.headers().get(name)).ifPresent(value -> request.header(name, value));
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Answer refusal(int code, String reason, String message) {
        String json = String.format(
                Locale.ROOT,
                "{\"error\": {\"code\": %d, \"message\": \"%s\", \"errors\": [{\"reason\": \"%s\", \"message\": \"%s\"}]}}",
                code,
                message,
                reason,
                message);
        return new Answer(code, json);
    }

    private static void write(Socket socket, Answer answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head(answer));
        whole.writeBytes(bytes(answer.body()));
        socket.getOutputStream().write(whole.toByteArray());
        socket.getOutputStream().flush();
    }

    private static byte[] head(Answer answer) {
        return String.format(
                        Locale.ROOT,
                        "HTTP/1.1 %d -\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %d\r\n\r\n",
                        answer.code(),
                        answer.body().length())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** So that the other side sees "Connection reset", not an orderly end. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String jobId(Message message) throws IOException {
        if (!message.start().startsWith("POST") || !message.start().contains("/jobs ")) {
            return "";
        }
        boolean zipped = "gzip".equals(message.headers().get("content-encoding"));
        try (InputStream body = zipped
                ? new GZIPInputStream(new ByteArrayInputStream(bytes(message.body())))
                : new ByteArrayInputStream(bytes(message.body()))) {
            JsonNode job = JSON.readTree(body);
            return job.path("jobReference").path("jobId").asText("");
        }
    }

    private static Optional<Message> read(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.writeBytes(exactly(in, size));
                line(in);
            }
            line(in);
        } else {
            body.writeBytes(exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return Optional.of(new Message(start, headers, body.toString(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
