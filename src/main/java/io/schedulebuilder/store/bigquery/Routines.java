package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.model.ListRoutinesResponse;
import com.google.api.services.bigquery.model.Routine;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Procedures and functions: ours, from their files, and those in the dataset. */
record Routines(Map<String, String> bodies) {
    /** In the order of creation: each after those that it calls. */
    static final List<String> ALL = List.of(
            "sb_caption_key",
            "sb_wilson_score_bounds",
            "sb_page_reports",
            "sb_analyze_pages",
            "sb_analyze_creator_performance",
            "sb_select_captions_for_creator",
            "sb_lock_caption_assignments",
            "sb_update_caption_performance",
            "sb_sweep_expired_caption_locks",
            "analyze_creator_performance",
            "select_captions_for_creator",
            "lock_caption_assignments",
            "update_caption_performance",
            "sweep_expired_caption_locks",
            "wilson_score_bounds");

    /** The prefix of our routines, which separates them from the agency's. */
    static final String PREFIX = "sb_";

    private static final String MARK = "schedule-builder:";
    private static final int FINGERPRINT_LENGTH = 16;

    /** What exists under a name. */
    enum State {
        /** Nothing. */
        ABSENT,
        /** Our routine, in this version. */
        CURRENT,
        /** Our routine, in another version. */
        OUTDATED,
        /** Another routine. */
        FOREIGN
    }

    static SqlFile file(String routine) {
        return SqlFile.of("procedures/" + routine + ".sql");
    }

    /** Changes when the file's text changes. */
    static String fingerprint(SqlFile file) {
        return Digest.hex(file.text()).substring(0, FINGERPRINT_LENGTH);
    }

    /** The statement that creates it. */
    static String sql(Session session, String routine) {
        SqlFile file = file(routine);
        return session.sql(
                file,
                // A deployment adds this column before it creates procedures.
                Map.of("fingerprint", fingerprint(file), Tables.OPTIONAL_CAPTION_ID, "caption_id"));
    }

    static Routines read(Session session) {
        Map<String, String> bodies = new LinkedHashMap<>();
        Dataset dataset = session.dataset();
        try {
            String page = "";
            do {
                String token = page;
                ListRoutinesResponse answer = session.calls().repeatedly(() -> session.api()
                        .routines()
                        .list(dataset.project(), dataset.name())
                        .setReadMask("routineType,definitionBody")
                        .setPageToken(token.isEmpty() ? null : token));
                for (Routine routine : Optional.ofNullable(answer.getRoutines()).orElse(List.of())) {
                    bodies.put(
                            routine.getRoutineReference().getRoutineId(),
                            Optional.ofNullable(routine.getDefinitionBody()).orElse(""));
                }
                page = Optional.ofNullable(answer.getNextPageToken()).orElse("");
            } while (!page.isEmpty());
        } catch (ApiException e) {
            throw ApiErrors.explain(dataset, "list the procedures", e);
        }
        return new Routines(bodies);
    }

    State state(String routine) {
        Optional<String> body = Optional.ofNullable(bodies.get(routine));
        if (body.isEmpty()) {
            return State.ABSENT;
        }
        if (body.get().contains(MARK + fingerprint(file(routine)))) {
            return State.CURRENT;
        }
        return body.get().contains(MARK) ? State.OUTDATED : State.FOREIGN;
    }

    /**
     * Checks our routines.
     *
     * @throws FailureException if one that a build calls is missing or has another version
     */
    void require(Dataset dataset) {
        List<String> faults = new ArrayList<>();
        for (String routine : ALL) {
            State state = state(routine);
            if (routine.startsWith(PREFIX) && state != State.CURRENT) {
                faults.add(routine + (state == State.ABSENT ? " is missing" : " is not this program's version"));
            }
        }
        if (!faults.isEmpty()) {
            throw new FailureException(
                    dataset + ": its procedures do not match this program: " + String.join(", ", faults)
                            + ". Update them:  schedule-builder warehouse deploy --warehouse " + dataset);
        }
    }
}
