package io.schedulebuilder.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that listens at a webhook's address, and answers as it is told. */
public final class Listener implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** A request, as it came. */
    public record Heard(String method, String path, String key, String contentType, String body) {}

    /** Answers a request. */
    @FunctionalInterface
    public interface Answer {
        /** Answers one; {@code before} came before it. */
        void give(HttpExchange exchange, int before) throws IOException;

        /** These status codes, one after another, the last again and again. */
        static Answer codes(int... codes) {
            return (exchange, before) -> exchange.sendResponseHeaders(codes[Math.min(before, codes.length - 1)], -1);
        }
    }

    public Listener(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            int before = heard.size();
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst(Webhook.KEY)),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                answer.give(exchange, before);
            }
        });
        server.start();
    }

    /** The address, with a path and a query that nobody should see. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/services/SECRET?token=SECRET";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Heard> heard() {
        return heard;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
