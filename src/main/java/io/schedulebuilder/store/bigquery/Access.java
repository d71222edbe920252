package io.schedulebuilder.store.bigquery;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to the service: the credentials and the address.
 *
 * <p>Requests use the client's REST layer. The layer above it retries by its own rules, reads the rows of a query from
 * a table instead of the response, and does not return the id of the query with the rows.
 *
 * @param identity the account in use, for people
 */
record Access(Bigquery api, String identity) {
    /**
     * The environment variable for the address of an emulator, as other clients of the service read it:
     * {@code http://127.0.0.1:9050}.
     */
    static final String EMULATOR = "BIGQUERY_EMULATOR_HOST";

    /** Searching for credentials may ask the machine's metadata server, which takes a minute if it does not respond. */
    private static final Duration CREDENTIALS = Duration.ofMillis(1500);

    /**
     * Opens the connection.
     *
     * @param emulator used instead of the service, without credentials
     * @throws FailureException if no credentials are found within two seconds
     */
    static Access open(Dataset dataset, Optional<URI> emulator, ServiceLimits limits) {
        Credentials credentials = emulator.isPresent() ? NoCredentials.getInstance() : applicationDefault(dataset);
        HttpTransportOptions transport = HttpTransportOptions.newBuilder()
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setReadTimeout(Math.toIntExact(limits.answer().toMillis()))
                .build();
        BigQueryOptions.Builder options = BigQueryOptions.newBuilder()
                .setProjectId(dataset.project())
                .setCredentials(credentials)
                .setTransportOptions(transport);
        emulator.ifPresent(host -> options.setHost(host.toString()));
        BigQueryOptions built = options.build();
        Bigquery.Builder api = new Bigquery.Builder(
                        transport.getHttpTransportFactory().create(),
                        GsonFactory.getDefaultInstance(),
                        transport.getHttpRequestInitializer(built))
                .setApplicationName("schedule-builder");
        emulator.ifPresent(host -> api.setRootUrl(host + "/"));
        return new Access(
                api.build(),
                emulator.map(host -> "none (emulator at " + host + ")").orElseGet(() -> name(credentials)));
    }

    private static GoogleCredentials applicationDefault(Dataset dataset) {
        FutureTask<GoogleCredentials> search = new FutureTask<>(GoogleCredentials::getApplicationDefault);
        Thread thread = new Thread(search, "credentials");
        thread.setDaemon(true); // it may wait for a response that never comes
        thread.start();
        try {
            return search.get(CREDENTIALS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof IOException io
                            && !String.valueOf(io.getMessage()).startsWith("Your default credentials were not found")
                    ? " (" + String.valueOf(io.getMessage()).lines().findFirst().orElse("") + ")"
                    : "";
            throw new FailureException(noCredentials(dataset, why), e);
        } catch (TimeoutException e) {
            throw new FailureException(noCredentials(dataset, " (the search timed out)"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("Interrupted while looking for credentials.", e);
        }
    }

    private static String noCredentials(Dataset dataset, String why) {
        return dataset + ": there are no credentials" + why
                + ". Sign in with  gcloud auth application-default login  or set "
                + "GOOGLE_APPLICATION_CREDENTIALS to a service account's key file.";
    }

    private static String name(Credentials credentials) {
        if (credentials instanceof ServiceAccountCredentials account) {
            return "service account " + account.getClientEmail();
        }
        return credentials instanceof UserCredentials
                ? "your own, from gcloud auth application-default login"
                : credentials.getClass().getSimpleName();
    }
}
