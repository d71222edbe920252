package io.schedulebuilder.launch;

import io.schedulebuilder.batch.BatchPlanningOptions;
import io.schedulebuilder.build.PlanningOptions;
import io.schedulebuilder.compare.ContenderOptions;
import io.schedulebuilder.doctor.DoctorCommand;
import io.schedulebuilder.explain.ExplainCommand;
import io.schedulebuilder.notice.NoticeOptions;
import io.schedulebuilder.preview.RuleSetOptions;
import io.schedulebuilder.rules.RulesTestCommand;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and mixins; gives each that needs it the installation. */
public final class Commands implements IFactory {
    private final Installation installation;
    private final IFactory others = CommandLine.defaultFactory();

    public Commands(Installation installation) {
        this.installation = installation;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == WarehouseOptions.class) {
            return type.cast(new WarehouseOptions(installation));
        }
        if (type == PlanningOptions.class) {
            return type.cast(new PlanningOptions(installation));
        }
        if (type == RulesOption.class) {
            return type.cast(new RulesOption(installation));
        }
        if (type == ExplainCommand.class) {
            return type.cast(new ExplainCommand(installation));
        }
        if (type == RulesTestCommand.class) {
            return type.cast(new RulesTestCommand(installation));
        }
        if (type == RuleSetOptions.class) {
            return type.cast(new RuleSetOptions(installation));
        }
        if (type == BatchPlanningOptions.class) {
            return type.cast(new BatchPlanningOptions(installation));
        }
        if (type == ContenderOptions.class) {
            return type.cast(new ContenderOptions(installation));
        }
        if (type == NoticeOptions.class) {
            return type.cast(new NoticeOptions(installation));
        }
        if (type == ConsoleOptions.class) {
            return type.cast(new ConsoleOptions(installation));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(installation));
        }
        return others.create(type);
    }
}
