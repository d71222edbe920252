package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.planning.WeekProblem;

/** The captions of a week, and what the solver is asked. */
public record PosedWeek(CaptionSelection selection, WeekProblem problem) {}
