package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.MessageType;
import java.util.HashMap;
import java.util.Map;

/**
 * How full a week's limits on urgent PPVs and on categories are. A full limit is hard; before that, it adds a penalty.
 */
final class Limits {
    private static final double FILLING = 0.60;
    private static final double NEARLY_FULL = 0.80;
    private static final double FILLING_PENALTY = 0.05;
    private static final double NEARLY_FULL_PENALTY = 0.10;

    private final int mostUrgent;
    private final int mostPerCategory;
    private final Map<String, Integer> categories = new HashMap<>();
    private int urgent;

    Limits(int mostUrgent, int mostPerCategory) {
        this.mostUrgent = mostUrgent;
        this.mostPerCategory = mostPerCategory;
    }

    void use(CaptionKind kind) {
        count(kind, 1);
    }

    private void count(CaptionKind kind, int times) {
        categories.merge(kind.category(), times, Integer::sum);
        if (isUrgentPpv(kind)) {
            urgent += times;
        }
    }

    /** Replaces one use by another, unless the limits forbid that. */
    boolean exchange(CaptionKind used, CaptionKind other) {
        count(used, -1);
        boolean allowed = allows(other);
        count(allowed ? other : used, 1);
        return allowed;
    }

    boolean allows(CaptionKind kind) {
        return categories.getOrDefault(kind.category(), 0) < mostPerCategory
                && (!isUrgentPpv(kind) || urgent < mostUrgent);
    }

    double penalty(CaptionKind kind) {
        double category = penalty(categories.getOrDefault(kind.category(), 0), mostPerCategory);
        return isUrgentPpv(kind) ? Math.max(category, penalty(urgent, mostUrgent)) : category;
    }

    private static double penalty(int used, int most) {
        double share = (double) used / Math.max(1, most);
        return share >= NEARLY_FULL ? NEARLY_FULL_PENALTY : share >= FILLING ? FILLING_PENALTY : 0;
    }

    private static boolean isUrgentPpv(CaptionKind kind) {
        return kind.urgent() && kind.type() == MessageType.PPV;
    }
}
