package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.entity.PlanningPin;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** A chosen caption whose time the solver decides: the only thing that moves. */
@PlanningEntity(difficultyComparatorClass = HardestFirst.class)
public final class Message implements Send {
    private ChosenMessage chosen;
    private int rank;
    private int week;
    private boolean ppv;
    private PriceTier priceTier;
    private String category;
    private boolean urgent;
    private long[] pointsByHour;

    @PlanningVariable(nullable = true)
    private @Nullable Slot slot;

    /** For the solver's clones, which fill every field. */
    @SuppressWarnings("NullAway.Init")
    Message() {}

    /**
     * @param rank unique among the week's sends
     * @param slot where it starts from; empty: unplaced
     */
    Message(ChosenMessage chosen, int rank, HourTable hours, Optional<Slot> slot) {
        this.chosen = chosen;
        this.rank = rank;
        this.week = chosen.week();
        this.ppv = chosen.type() == MessageType.PPV;
        this.priceTier = chosen.caption().priceTier();
        this.category = chosen.caption().category();
        this.urgent = chosen.caption().urgent();
        this.pointsByHour = Worth.pointsByHour(chosen, hours);
        this.slot = slot.orElse(null);
    }

    ChosenMessage chosen() {
        return chosen;
    }

    /** When it is sent; empty when it is left out. */
    Optional<TimeSlot> sentAt() {
        return Optional.ofNullable(slot).map(Slot::time);
    }

    /** Takes it off the plan. */
    void leaveOut() {
        slot = null;
    }

    /** Puts it on the plan. */
    void moveTo(Slot to) {
        slot = to;
    }

    /** Its slot; empty when it is left out. */
    Optional<Slot> slot() {
        return Optional.ofNullable(slot);
    }

    /** Sent already: it counts, but it does not move. */
    @PlanningPin
    boolean isSent() {
        return chosen.sentAt().isPresent();
    }

    @Override
    @PlanningId
    public int rank() {
        return rank;
    }

    @Override
    public boolean isPpv() {
        return ppv;
    }

    @Override
    public boolean isPlaced() {
        return slot != null;
    }

    @Override
    public long epochSecond() {
        return place().epochSecond();
    }

    /** Its slot. Asked only of placed messages. */
    Slot place() {
        if (slot == null) {
            throw new IllegalStateException(this + " is not placed");
        }
        return slot;
    }

    /** What it is worth at its hour, in points. */
    long points() {
        return pointsAt(place());
    }

    /** Whether it asks to pay on a day on which nobody is to be asked. */
    boolean isPpvOnACoolingDay() {
        return ppv && slot != null && slot.day().isCooling();
    }

    /** The week of the horizon that it belongs to, from 1. */
    int week() {
        return week;
    }

    /** Whether a slot is on a day of its week. */
    boolean isOfTheWeekOf(Slot other) {
        return other.day().week() == week;
    }

    boolean isOutsideItsWeek() {
        return slot != null && !isOfTheWeekOf(slot);
    }

    boolean isOutsideActiveHours() {
        return slot != null && !slot.isInActiveHours();
    }

    /** Whether it is planned into the past; what was sent in it is not. */
    boolean isPlannedBeforeAsOf() {
        return slot != null && slot.isBeforeAsOf() && !isSent();
    }

    /** What it would be worth at a slot, in points. */
    long pointsAt(Slot other) {
        return pointsByHour[other.hour()];
    }

    String captionKey() {
        return chosen.caption().key();
    }

    /** Whether two PPVs in a row have one price tier. */
    boolean isOfThePriceTierOf(Message before) {
        return priceTier == before.priceTier;
    }

    /** Whether two PPVs in a row have one category. */
    boolean isOfTheCategoryOf(Message before) {
        return category.equals(before.category);
    }

    /** Whether two PPVs in a row are both urgent. */
    boolean isUrgentAfter(Message before) {
        return urgent && before.urgent;
    }

    /** Whether two messages in a row are PPVs of one day. */
    boolean lacksABumpAfter(Message before) {
        return ppv && before.ppv && place().day() == before.place().day();
    }

    /** Whether an earlier plan had it where it is. */
    boolean isWhereItWas() {
        return isPlaced() && chosen.keptAt().equals(sentAt());
    }

    /** Whether an earlier plan had it elsewhere; a message left out has moved too. */
    boolean isMovedFromWhereItWas() {
        Optional<TimeSlot> kept = chosen.keptAt();
        return kept.isPresent() && !kept.equals(sentAt());
    }

    @Override
    public String toString() {
        return chosen.type().label() + " " + chosen.caption().id() + " at " + (slot == null ? "no time" : slot);
    }
}
