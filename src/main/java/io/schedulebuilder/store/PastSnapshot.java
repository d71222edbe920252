package io.schedulebuilder.store;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.DataAge;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.Promises;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A view as it was known at a time; see {@link Snapshot#asKnownAt}. Hides rows; all other answers are the view's. */
final class PastSnapshot implements Snapshot {
    private final StoreSnapshot view;
    private final Instant time;
    private Optional<Market> market = Optional.empty();

    PastSnapshot(StoreSnapshot view, Instant time) {
        this.view = view;
        this.time = time;
    }

    @Override
    public CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement) {
        return view.pool(page, horizon, asOf, replacement, time);
    }

    @Override
    public List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return view.schedules(page, from, to).stream()
                .filter(schedule -> schedule.createdAt().isBefore(time))
                .toList();
    }

    @Override
    public Snapshot asKnownAt(Instant other) {
        return view.asKnownAt(other.isBefore(time) ? other : time);
    }

    @Override
    public List<PageName> activePages() {
        return view.activePages();
    }

    @Override
    public Optional<Instant> lastMessage() {
        return view.lastMessage();
    }

    @Override
    public Optional<DataAge> age(Instant asOf) {
        return view.age(asOf);
    }

    @Override
    public PageHistory history(Page page, Instant asOf) {
        return view.read(page, asOf);
    }

    @Override
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        view.read(asOf, reader);
    }

    @Override
    public Market market() {
        if (market.isEmpty()) {
            market = Optional.of(view.market().before(time));
        }
        return market.get();
    }

    /** Who asks for a factor or a digest says as of when. */
    @Override
    public Promises promises() {
        return view.promises();
    }

    @Override
    public Map<CaptionId, Caption> captions(Collection<CaptionId> ids) {
        return view.captions(ids);
    }

    @Override
    public List<Holiday> holidays(LocalDate from, LocalDate to) {
        return view.holidays(from, to);
    }

    @Override
    public Optional<Page> page(PageName name) {
        return view.page(name);
    }

    @Override
    public List<PageName> pageNames() {
        return view.pageNames();
    }

    @Override
    public Set<Long> messageIds() {
        return view.messageIds();
    }

    @Override
    public void close() {
        view.close();
    }
}
