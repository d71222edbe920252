package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;

/**
 * The result of a search.
 *
 * @param bound upper bound on every solution
 */
record Solved(CpSolverResponse response, long bound) {

    long value(LinearArgument argument) {
        LinearExpr expression = argument.build();
        long value = expression.getOffset();
        for (int i = 0; i < expression.numElements(); i++) {
            value += expression.getCoefficient(i) * response.getSolution(expression.getVariableIndex(i));
        }
        return value;
    }
}
