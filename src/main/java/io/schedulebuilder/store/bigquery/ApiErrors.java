package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains the service's errors to the user, and what to do. */
final class ApiErrors {
    private static final Pattern ABSENT = Pattern.compile(
            "(?i)(?:not found|was not found|does not exist)[^`'\"\\w]*(?:table|routine|function|procedure)?["
                    + " :`'\"]*([\\w:.-]+)");

    private ApiErrors() {}

    /** Runs a call and explains its errors. */
    static <T> T explained(Dataset dataset, String attempt, Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            throw explain(dataset, attempt, e);
        }
    }

    /**
     * Explains an error.
     *
     * @param attempt what failed: "read the messages"
     */
    static FailureException explain(Dataset dataset, String attempt, ApiException e) {
        return new FailureException(dataset + ": cannot " + attempt + ": " + meaning(dataset, e), e);
    }

    private static String meaning(Dataset dataset, ApiException e) {
        String project = dataset.project();
        String words = e.message();
        if (e.code() == ApiException.NO_ANSWER && e.reason().isEmpty()) {
            return "no answer (" + words + "). Check the network and its proxy, then try again.";
        }
        if (words.contains("invalid_grant") || e.code() == 401 || e.reason().equals("authError")) {
            return "the credentials have expired or are not valid. Sign in again:  gcloud auth application-default"
                    + " login";
        }
        return switch (e.reason()) {
            case "accessNotConfigured" ->
                "BigQuery is not enabled in the project. Enable it:  gcloud services enable "
                        + "bigquery.googleapis.com --project="
                        + project;
            case "accessDenied", "forbidden", "insufficientPermissions" ->
                "no permission (" + words + "). Grant it to the account:  gcloud projects add-iam-policy-binding "
                        + project + " --member=user:YOU@EXAMPLE.COM --role=roles/bigquery.jobUser  and  bq query"
                        + " --use_legacy_sql=false 'GRANT `roles/bigquery.dataEditor` ON SCHEMA `" + dataset.qualified()
                        + "` TO \"user:YOU@EXAMPLE.COM\"'  (for the minimum permissions, see "
                        + "examples/operations/grant-bigquery.sh)";
            case "quotaExceeded" ->
                "a quota is exceeded (" + words + "). See which:  gcloud alpha services quota list"
                        + " --service=bigquery.googleapis.com --consumer=projects/" + project;
            case "billingNotEnabled", "billingTierLimitExceeded" ->
                "the project has no billing. Link an account:  gcloud billing projects link " + project
                        + " --billing-account=ACCOUNT_ID  (see  gcloud billing accounts list )";
            case "bytesBilledLimitExceeded" ->
                "it would be billed more than the limit (" + words + "). Raise it with --max-bytes-billed, or see why a"
                        + " query reads so much:  schedule-builder build --estimate-cost";
            case "rateLimitExceeded", "jobRateLimitExceeded" ->
                "too many requests at the same time, even after waiting (" + words + "). Try again when fewer run.";
            default -> byWords(dataset, e);
        };
    }

    private static String byWords(Dataset dataset, ApiException e) {
        String words = e.message();
        if (words.contains("Billing has not been enabled") || words.contains("billing account")) {
            return "the project has no billing (" + words + "). Link an account:  gcloud billing projects link "
                    + dataset.project() + " --billing-account=ACCOUNT_ID";
        }
        if (words.contains("Not found: Dataset") || words.contains("Not found: dataset")) {
            return words.contains("location")
                    ? "the dataset is in another location (" + words + "). See where it is:  bq show " + dataset.forBq()
                    : noDataset(dataset);
        }
        if (words.contains("arguments, got")
                || words.contains("No matching signature")
                || words.contains("Invalid procedure argument")) {
            return "a procedure there has another signature (" + words
                    + "). Create ours next to it:  schedule-builder warehouse deploy --warehouse " + dataset;
        }
        Matcher absent = ABSENT.matcher(words);
        if (e.isNotFound()
                || e.reason().equals("notFound")
                || words.contains("not found")
                || words.contains("Not found")) {
            return (absent.find() ? "it lacks " + absent.group(1) : words)
                    + ". Create what is missing:  schedule-builder warehouse deploy --warehouse " + dataset;
        }
        if (e.isTransient()) {
            return "the service failed (" + words
                    + "), even after retries. See status.cloud.google.com, and try later.";
        }
        return "the statement failed (" + words + "). See what is wrong:  schedule-builder doctor --warehouse "
                + dataset;
    }

    static String noDataset(Dataset dataset) {
        return "the dataset does not exist. Create it:  bq --location=US mk --dataset " + dataset.forBq()
                + "  and then  schedule-builder warehouse deploy --warehouse " + dataset;
    }
}
