package io.schedulebuilder.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/reference/java-api.md promises: to remove or change a line here breaks other people's code. */
class PublicApiTest {
    @Test
    void publicMembers_areThosePromised() {
        assertThat(Stream.of(ScheduleBuilder.class, Warehouses.class, Week.class)
                        .flatMap(PublicApiTest::members))
                .containsExactlyInAnyOrder(
                        "ScheduleBuilder ScheduleBuilder.on(Warehouse, Path, Path)",
                        "ScheduleBuilder ScheduleBuilder.weeks(int)",
                        "ScheduleBuilder ScheduleBuilder.seed(long)",
                        "ScheduleBuilder ScheduleBuilder.replacing()",
                        "ScheduleBuilder ScheduleBuilder.keeping()",
                        "Week ScheduleBuilder.build(String, LocalDate)",
                        "Week ScheduleBuilder.plan(String, LocalDate)",
                        "Warehouse Warehouses.duckDb(Path)",
                        "String Week.scheduleId()",
                        "int Week.messages()",
                        "int Week.unplaced()",
                        "Optional Week.expectedRevenue()",
                        "List Week.warnings()",
                        "Week Week.writeCsv(Path)");
    }

    private static Stream<String> members(Class<?> type) {
        assertThat(type.getConstructors()).isEmpty();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getReturnType().getSimpleName() + " " + type.getSimpleName() + "."
                        + method.getName() + "(" + parameters(method) + ")");
    }

    private static String parameters(Executable method) {
        return List.of(method.getParameterTypes()).stream()
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
    }
}
