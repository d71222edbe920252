package io.schedulebuilder.spark;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.Serializable;

/**
 * Why a page cannot be planned.
 *
 * @param input whether the user's input is wrong
 */
record Fault(boolean input, String message) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Fault of(RuntimeException error) {
        return new Fault(error instanceof InputException, String.valueOf(error.getMessage()));
    }

    RuntimeException error() {
        return input ? new InputException(message) : new FailureException(message);
    }
}
