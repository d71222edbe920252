package io.schedulebuilder.launch;

import io.schedulebuilder.terminal.Installation;
import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands and mixins. Passes the installation to each class whose constructor takes it. */
final class Commands implements IFactory {
    private final Installation installation;
    private final IFactory others = CommandLine.defaultFactory();

    Commands(Installation installation) {
        this.installation = installation;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Installation.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(installation));
            }
        }
        return others.create(type);
    }
}
