package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import io.schedulebuilder.store.Dataset;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of the service's refusals, in the service's own words to the program. */
class ApiErrorsTest {
    private static final Dataset DATASET = new Dataset("agency-prod", "eros");
    private static final ServiceLimits SHORT = new ServiceLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20)),
            Duration.ofMillis(50));
    private static final String DATASET_FOUND =
            "{\"datasetReference\": {\"projectId\": \"agency-prod\", \"datasetId\": \"eros\"}, \"location\": \"US\"}";

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | authError | Request had invalid authentication credentials. | gcloud auth application-default login",
                "401 | required | Login Required. | gcloud auth application-default login",
                "400 | badRequest | invalid_grant: Token has been expired or revoked. | gcloud auth application-default login",
                "403 | accessDenied | Access Denied: Dataset agency-prod:eros: Permission bigquery.datasets.get denied | gcloud projects add-iam-policy-binding agency-prod ",
                "403 | accessDenied | Access Denied: Dataset agency-prod:eros: Permission bigquery.datasets.get denied | GRANT `roles/bigquery.dataEditor` ON SCHEMA `agency-prod.eros`",
                "403 | accessNotConfigured | BigQuery API has not been used in project 12 before or it is disabled. | gcloud services enable bigquery.googleapis.com --project=agency-prod",
                "403 | billingNotEnabled | Billing has not been enabled for this project. | gcloud billing projects link agency-prod --billing-account=",
                "403 | quotaExceeded | Quota exceeded: too many bytes scanned | gcloud alpha services quota list --service=bigquery.googleapis.com --consumer=projects/agency-prod",
                "404 | notFound | Not found: Dataset agency-prod:eros | bq --location=US mk --dataset agency-prod:eros",
                "403 | rateLimitExceeded | Exceeded rate limits: too many api requests | Try again when fewer run.",
                "503 | backendError | Visibility check was unavailable. | status.cloud.google.com",
            })
    void refusalOfTheDataset_saysWhatToDo(int code, String reason, String words, String remedy) throws Exception {
        serve(code, error(code, reason, words), 200, "{}");
        assertThat(message()).startsWith("bigquery:agency-prod.eros: ").contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | notFound | Not found: Dataset agency-prod:eros was not found in location US | bq show agency-prod:eros",
                "404 | notFound | Not found: Table agency-prod:eros.caption_bank was not found in location US | "
                        + "it lacks agency-prod:eros.caption_bank. Create what is missing:  schedule-builder warehouse "
                        + "deploy --warehouse bigquery:agency-prod.eros",
                "400 | bytesBilledLimitExceeded | Query exceeded limit for bytes billed: 10737418240. 20971520000 or higher required. | --max-bytes-billed",
                "400 | invalidQuery | Procedure eros.lock_caption_assignments expects 3 arguments, got 5 at [1:1] | schedule-builder warehouse deploy --warehouse bigquery:agency-prod.eros",
                "403 | accessDenied | Access Denied: Project agency-prod: User does not have bigquery.jobs.create permission | --role=roles/bigquery.jobUser",
                "403 | quotaExceeded | Quota exceeded: Your project exceeded quota for free query bytes scanned. | gcloud alpha services quota list",
                "403 | billingNotEnabled | DML queries are not allowed in the free tier. Set up a billing account. | gcloud billing projects link agency-prod",
            })
    void refusalOfAQuery_saysWhatToDo(int code, String reason, String words, String remedy) throws Exception {
        serve(200, DATASET_FOUND, code, error(code, reason, words));
        assertThat(message())
                .startsWith("bigquery:agency-prod.eros: cannot try: ")
                .contains(remedy);
    }

    /** A job that was taken and then failed says so with code 200. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytesBilledLimitExceeded | Query exceeded limit for bytes billed: 10737418240. | --max-bytes-billed",
                "invalidQuery | Procedure eros.lock_caption_assignments expects 3 arguments, got 5 at [1:1] | warehouse deploy",
                "notFound | Not found: Routine agency-prod:eros.sb_caption_key was not found in location US | it lacks agency-prod:eros.sb_caption_key. Create what is missing:  schedule-builder warehouse deploy",
            })
    void jobThatFails_saysWhatToDo(String reason, String words, String remedy) throws Exception {
        serve(
                200,
                DATASET_FOUND,
                200,
                String.format(
                        Locale.ROOT,
                        "{\"status\": {\"state\": \"DONE\", \"errorResult\": {\"reason\": \"%s\", \"message\": \"%s\"}}}",
                        reason,
                        words));
        assertThat(message()).contains(remedy);
    }

    @Test
    void answerThatIsNoJson_isOneSentence() throws Exception {
        serve(502, "<html>\n<b>Bad gateway</b>\n</html>", 200, "{}");
        assertThat(message()).startsWith("bigquery:agency-prod.eros: ").doesNotContain("\n", "\tat ");
    }

    private String message() {
        BigQueryWarehouse warehouse = TestWarehouses.open(
                DATASET, URI.create("http://127.0.0.1:" + server.getAddress().getPort()), SHORT);
        FailureException failure = catchThrowableOfType(
                FailureException.class,
                () -> warehouse.session().query("try", new Statement("test", "SELECT 1", List.of(), Optional.empty())));
        return String.valueOf(failure.getMessage());
    }

    private void serve(int datasetCode, String datasetAnswer, int jobsCode, String jobsAnswer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean dataset = exchange.getRequestURI().getPath().contains("/datasets/");
            byte[] answer = (dataset ? datasetAnswer : jobsAnswer).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(dataset ? datasetCode : jobsCode, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static String error(int code, String reason, String words) {
        return String.format(
                Locale.ROOT,
                "{\"error\": {\"code\": %d, \"message\": \"%s\", \"errors\": [{\"reason\": \"%s\", \"message\": \"%s\"}]}}",
                code,
                words,
                reason,
                words);
    }
}
