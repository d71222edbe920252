package io.schedulebuilder.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A tenth of the messages, by predicted conversion. Of calibrated predictions, predicted and actual are about equal.
 *
 * @param number 1 has the lowest predictions
 * @param messages number of messages
 * @param predicted purchases per viewer
 * @param actual purchases per viewer
 */
record Decile(int number, int messages, double predicted, double actual) {
    private static final int DECILES = 10;

    /** All deciles that have messages, lowest first; their numbers of messages differ by at most one. */
    static List<Decile> of(List<CheckedSend> sends) {
        List<CheckedSend> inOrder = sends.stream()
                .sorted(Comparator.comparingDouble(CheckedSend::predicted)) // stable, so ties stay in order
                .toList();
        List<Decile> deciles = new ArrayList<>();
        for (int number = 1; number <= DECILES; number++) {
            List<CheckedSend> part =
                    inOrder.subList((number - 1) * inOrder.size() / DECILES, number * inOrder.size() / DECILES);
            if (!part.isEmpty()) {
                deciles.add(of(number, part));
            }
        }
        return deciles;
    }

    private static Decile of(int number, List<CheckedSend> sends) {
        double viewed = 0;
        double predicted = 0;
        double purchased = 0;
        for (CheckedSend send : sends) {
            viewed += send.viewed();
            predicted += send.predicted() * send.viewed();
            purchased += send.purchased();
        }
        return new Decile(number, sends.size(), predicted / viewed, purchased / viewed);
    }
}
