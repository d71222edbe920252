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

/** A chosen caption whose time the solver decides. It is the only thing the solver moves. */
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

    /** Used by the solver to clone a message. It then sets every field. */
    @SuppressWarnings("NullAway.Init")
    Message() {}

    /**
     * @param rank unique among the week's sends
     * @param slot where it starts; empty if unplaced
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

    /** The time it is sent; empty if it is unplaced. */
    Optional<TimeSlot> sentAt() {
        return Optional.ofNullable(slot).map(Slot::time);
    }

    /** Removes it from the plan. */
    void leaveOut() {
        slot = null;
    }

    void moveTo(Slot to) {
        slot = to;
    }

    /** Its slot; empty if it is unplaced. */
    Optional<Slot> slot() {
        return Optional.ofNullable(slot);
    }

    /** Whether it was already sent. It then counts, but it does not move. */
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

    /** Its slot. Call it only for a placed message. */
    Slot place() {
        if (slot == null) {
            throw new IllegalStateException(this + " is not placed");
        }
        return slot;
    }

    /** Its points at its hour. */
    long points() {
        return pointsAt(place());
    }

    /** Whether it is a PPV on a cooling day. */
    boolean isPpvOnACoolingDay() {
        return ppv && slot != null && slot.day().isCooling();
    }

    /** The week of the horizon that it belongs to, from 1. */
    int week() {
        return week;
    }

    /** Whether a slot is in this message's week. */
    boolean isOfTheWeekOf(Slot other) {
        return other.day().week() == week;
    }

    boolean isOutsideItsWeek() {
        return slot != null && !isOfTheWeekOf(slot);
    }

    boolean isOutsideActiveHours() {
        return slot != null && !slot.isInActiveHours();
    }

    /** Whether it is planned in the past. A message that was sent in the past is not. */
    boolean isPlannedBeforeAsOf() {
        return slot != null && slot.isBeforeAsOf() && !isSent();
    }

    /** Its points at another slot. */
    long pointsAt(Slot other) {
        return pointsByHour[other.hour()];
    }

    String captionKey() {
        return chosen.caption().key();
    }

    /** Whether two PPVs in a row have the same price tier. */
    boolean isOfThePriceTierOf(Message before) {
        return priceTier == before.priceTier;
    }

    /** Whether two PPVs in a row have the same category. */
    boolean isOfTheCategoryOf(Message before) {
        return category.equals(before.category);
    }

    /** Whether two PPVs in a row are both urgent. */
    boolean isUrgentAfter(Message before) {
        return urgent && before.urgent;
    }

    /** Whether two messages in a row are PPVs on the same day, with no bump between them. */
    boolean lacksABumpAfter(Message before) {
        return ppv && before.ppv && place().day() == before.place().day();
    }

    /** Whether it has the slot that an earlier plan gave it. */
    boolean isWhereItWas() {
        return isPlaced() && chosen.keptAt().equals(sentAt());
    }

    /** Whether an earlier plan had it in another slot. An unplaced message has moved too. */
    boolean isMovedFromWhereItWas() {
        Optional<TimeSlot> kept = chosen.keptAt();
        return kept.isPresent() && !kept.equals(sentAt());
    }

    @Override
    public String toString() {
        return chosen.type().label() + " " + chosen.caption().id() + " at " + (slot == null ? "no time" : slot);
    }
}
