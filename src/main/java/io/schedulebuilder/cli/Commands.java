package io.schedulebuilder.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and mixins; gives each that needs it the installation. */
final class Commands implements IFactory {
    private final Installation installation;
    private final IFactory others = CommandLine.defaultFactory();

    Commands(Installation installation) {
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
        if (type == TalkOptions.class) {
            return type.cast(new TalkOptions(installation));
        }
        if (type == DoctorCommand.class) {
            return type.cast(new DoctorCommand(installation));
        }
        return others.create(type);
    }
}
