package io.schedulebuilder.store;

import io.schedulebuilder.domain.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A BigQuery dataset of a project. */
public record Dataset(String project, String name) {
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]|[a-z0-9.-]+:[a-z][a-z0-9-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,1024}");
    private static final Pattern BOTH = Pattern.compile("(.+)\\.([^.]*)");

    public Dataset {
        if (!PROJECT.matcher(project).matches()) {
            throw new InputException("\"" + project + "\" is not a project id: 6 to 30 lower-case letters, digits and "
                    + "hyphens, such as of-scheduler-proj. See yours with  gcloud projects list");
        }
        if (!NAME.matcher(name).matches()) {
            throw new InputException("\"" + name + "\" is not a dataset: letters, digits and underscores, such as "
                    + "eros_scheduling_brain. See yours with  bq ls --project_id=" + project);
        }
    }

    /**
     * Parses {@code project.dataset}.
     *
     * @throws InputException if the text has another form
     */
    public static Dataset parse(String text) {
        Matcher parts = BOTH.matcher(text);
        if (!parts.matches()) {
            throw new InputException(
                    "\"" + text + "\" does not name a BigQuery dataset. Write bigquery:PROJECT.DATASET, such as "
                            + "bigquery:of-scheduler-proj.eros_scheduling_brain.");
        }
        return new Dataset(parts.group(1), parts.group(2));
    }

    /** The name in SQL, without backticks. */
    public String qualified() {
        return project + "." + name;
    }

    /** The full name of an object in the dataset, quoted for SQL. */
    public String quoted(String object) {
        return "`" + qualified() + "." + object + "`";
    }

    /** The name for the {@code bq} command. */
    public String forBq() {
        return project + ":" + name;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return "bigquery:" + qualified();
    }
}
