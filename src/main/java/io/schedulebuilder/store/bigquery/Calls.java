package io.schedulebuilder.store.bigquery;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests, and retries those that may be retried. */
record Calls(ServiceLimits limits) {
    /** Creates a new request for each try. */
    @FunctionalInterface
    interface Request<T> {
        AbstractGoogleJsonClientRequest<T> make() throws IOException;
    }

    /**
     * The response to a request that changes nothing or may be repeated.
     *
     * @throws ApiException if it is refused, or fails until the limits are reached
     */
    <T> T repeatedly(Request<T> request) {
        Backoff backoff = limits.ofCall();
        while (true) {
            try {
                return once(request);
            } catch (ApiException e) {
                if (!e.isTransient() || !backoff.hasTime()) {
                    throw e;
                }
            }
            backoff.pause();
        }
    }

    /** The same, but empty if the object is not found. */
    <T> Optional<T> ifFound(Request<T> request) {
        try {
            return Optional.of(repeatedly(request));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The response to a request that is sent only once. */
    <T> T once(Request<T> request) {
        try {
            return Objects.requireNonNull(request.make().execute());
        } catch (GoogleJsonResponseException e) {
            throw refusal(e);
        } catch (HttpResponseException e) {
            throw new ApiException(e.getStatusCode(), "", "HTTP " + e.getStatusCode() + " " + shown(e.getContent()));
        } catch (IOException e) {
            throw noAnswer(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // The response is incomplete.
            throw noAnswer(e);
        }
    }

    /** The connection failed or broke, or the service that issues tokens did not respond or refused. */
    private static ApiException noAnswer(Exception e) {
        if (e instanceof Retryable token && !token.isRetryable()) {
            return new ApiException(401, "authError", shown(e.getMessage()));
        }
        return new ApiException(
                ApiException.NO_ANSWER, "", e.getClass().getSimpleName() + ": " + shown(e.getMessage()));
    }

    private static ApiException refusal(GoogleJsonResponseException e) {
        Optional<GoogleJsonError> details = Optional.ofNullable(e.getDetails());
        String reason = details.map(GoogleJsonError::getErrors).filter(list -> !list.isEmpty()).stream()
                .flatMap(List::stream)
                .map(GoogleJsonError.ErrorInfo::getReason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new ApiException(
                e.getStatusCode(),
                reason,
                details.map(GoogleJsonError::getMessage).orElse("HTTP " + e.getStatusCode()));
    }

    private static String shown(@Nullable String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + " …" : line;
    }
}
