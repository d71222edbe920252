package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;

/**
 * What a search found.
 *
 * @param bound no solution is worth more
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
