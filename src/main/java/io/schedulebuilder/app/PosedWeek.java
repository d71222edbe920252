package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.planning.WeekProblem;

/** The captions of a week, and what the solver is asked. */
record PosedWeek(CaptionSelection selection, WeekProblem problem) {}
