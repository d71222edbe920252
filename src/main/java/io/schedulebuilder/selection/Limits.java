package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import java.util.HashMap;
import java.util.Map;

/** How full the bounds on urgent PPVs and on categories are: hard when full, a penalty before. */
final class Limits {
    private static final double FILLING = 0.60;
    private static final double NEARLY_FULL = 0.80;
    private static final double FILLING_PENALTY = 0.05;
    private static final double NEARLY_FULL_PENALTY = 0.10;

    private final int mostUrgent;
    private final int mostPerCategory;
    private final Map<String, Integer> categories = new HashMap<>();
    private int urgent;

    Limits(Policy policy, int weeks) {
        this.mostUrgent = policy.limits().urgentPpvs() * weeks;
        this.mostPerCategory = policy.limits().perCategory() * weeks;
    }

    void use(Caption caption) {
        categories.merge(caption.category(), 1, Integer::sum);
        if (isUrgentPpv(caption)) {
            urgent++;
        }
    }

    boolean allows(Caption caption) {
        return categories.getOrDefault(caption.category(), 0) < mostPerCategory
                && (!isUrgentPpv(caption) || urgent < mostUrgent);
    }

    double penalty(Caption caption) {
        double category = penalty(categories.getOrDefault(caption.category(), 0), mostPerCategory);
        return isUrgentPpv(caption) ? Math.max(category, penalty(urgent, mostUrgent)) : category;
    }

    private static double penalty(int used, int most) {
        double share = (double) used / Math.max(1, most);
        return share >= NEARLY_FULL ? NEARLY_FULL_PENALTY : share >= FILLING ? FILLING_PENALTY : 0;
    }

    private static boolean isUrgentPpv(Caption caption) {
        return caption.urgent() && caption.priceTier().messageType() == MessageType.PPV;
    }
}
