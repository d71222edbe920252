package example;

import io.schedulebuilder.api.ScheduleBuilder;
import io.schedulebuilder.api.Warehouses;
import io.schedulebuilder.api.Week;
import io.schedulebuilder.store.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;

/** Plans a page's week and writes its CSV. */
public final class PlanAWeek {
    private PlanAWeek() {}

    /** @param args warehouse file, folder of rules, solver configuration, page, first day, CSV */
    public static void main(String[] args) {
        try (Warehouse warehouse = Warehouses.duckDb(Path.of(args[0]))) {
            Week week = ScheduleBuilder.on(warehouse, Path.of(args[1]), Path.of(args[2]))
                    .build(args[3], LocalDate.parse(args[4]))
                    .writeCsv(Path.of(args[5]));
            System.out.println(week.scheduleId() + ": " + week.messages() + " messages, " + week.unplaced() + " unplaced");
        }
    }
}
