package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.schedule.MessageChanges.Entry;
import io.schedulebuilder.schedule.MessageChanges.Pair;
import io.schedulebuilder.schedule.PlanDiff.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** On written plans, and on what hands make of them. */
class PlanDiffTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEEK = "small-green"; // Europe/London, 8 PPVs and 6 bumps
    private static final List<String> WEEKS =
            List.of("small-green", "micro-red", "tight-replanned", "tight-jigsaw", "tight-overfull-cap");

    @Test
    void plan_andItself_areTheSame() {
        PlanDiff diff = between(plan(WEEK), plan(WEEK));

        assertThat(diff.same()).isTrue();
        assertThat(diff.messages().asTheyWere()).hasSize(14);
        assertThat(lists(diff).subList(2, 10)).allMatch(List::isEmpty);
        assertThat(diff.inputs()).isEmpty();
        assertThat(diff.policy()).isEmpty();
        assertThat(diff.constraints()).allMatch(constraint -> constraint.change() == 0);
    }

    @Test
    void movedMessage_hasBothTimes_andTheElapsedMinutes() {
        Plan before = plan(WEEK);
        String from = before.messages().get(3).scheduledSendTime().toString();
        Plan after = edited(WEEK, plan -> message(plan, 3).put("scheduled_send_time", "2025-11-10 21:45:00"));

        PlanDiff diff = between(before, after);

        assertThat(diff.same()).isFalse();
        Pair moved = only(diff.messages().moved());
        assertThat(moved.a().flatMap(Entry::time).map(Minute::toString)).contains(from.substring(0, 16));
        assertThat(moved.b().flatMap(Entry::time).map(Minute::toString)).contains("2025-11-10 21:45");
        assertThat(moved.minutesLater())
                .hasValueSatisfying(minutes -> assertThat(minutes).isPositive());
        assertThat(diff.messages().asTheyWere()).hasSize(13);
    }

    /** 120 minutes on the wall, 180 in fact: the night in which the clock goes back. */
    @Test
    void move_acrossTheClockChange_isElapsedTime() {
        Plan before = edited("tight-night", plan -> message(plan, 0).put("scheduled_send_time", "2025-10-26 01:30:00"));
        Plan after = edited("tight-night", plan -> message(plan, 0).put("scheduled_send_time", "2025-10-26 03:30:00"));

        assertThat(only(between(before, after).messages().moved()).minutesLater())
                .contains(180L);
    }

    @Test
    void captionOfOnePlan_isNewOrDropped_andOneForAnotherAtItsTime_isSaidSo() {
        Plan before = plan(WEEK);
        Plan another = edited(WEEK, plan -> message(plan, 0).put("caption_id", 4711));
        Plan elsewhere = edited(
                WEEK,
                plan -> message(plan, 0).put("caption_id", 4711).put("scheduled_send_time", "2025-11-10 21:45:00"));

        Pair inPlaceOf = only(between(before, another).messages().otherCaption());
        assertThat(inPlaceOf.a().map(Entry::captionId))
                .contains(before.messages().get(0).captionId());
        assertThat(inPlaceOf.b().map(Entry::captionId)).contains(new CaptionId(4711));

        PlanDiff diff = between(before, elsewhere);
        assertThat(only(diff.messages().added()).b().map(Entry::captionId)).contains(new CaptionId(4711));
        assertThat(only(diff.messages().dropped()).a().map(Entry::captionId))
                .contains(before.messages().get(0).captionId());
        assertThat(diff.messages().otherCaption()).isEmpty();
    }

    @Test
    void bumpWhereAPpvWas_isNotAnotherCaption() {
        Plan before = plan(WEEK);
        int ppv = first(before, MessageType.PPV);
        Plan after = edited(WEEK, plan -> message(plan, ppv)
                .put("caption_id", 4711)
                .put("message_type", "Bump")
                .put("price_tier", "Free"));

        PlanDiff diff = between(before, after);

        assertThat(diff.messages().otherCaption()).isEmpty();
        assertThat(diff.messages().added()).hasSize(1);
        assertThat(diff.messages().dropped()).hasSize(1);
        assertThat(diff.b().ppvs()).isEqualTo(diff.a().ppvs() - 1);
        assertThat(diff.b().expectedRevenue().orElseThrow())
                .isEqualByComparingTo(diff.a()
                        .expectedRevenue()
                        .orElseThrow()
                        .subtract(before.messages().get(ppv).expectedRevenue()));
    }

    @Test
    void messageOfAnotherTierCategoryUrgencyOrText_isChanged_oneThatOnlyEarnsOtherwise_isNot() {
        List<Consumer<ObjectNode>> changes = List.of(
                message -> message.put("message_type", "Bump"),
                message -> message.put("price_tier", "Premium"),
                message -> message.put("content_category", "another"),
                message ->
                        message.put("has_urgency", !message.path("has_urgency").asBoolean()),
                message -> message.put("caption_text", "another"));
        int ppv = plan(WEEK)
                .messages()
                .indexOf(plan(WEEK).messages().stream()
                        .filter(message ->
                                message.messageType() == MessageType.PPV && message.priceTier() != PriceTier.PREMIUM)
                        .findFirst()
                        .orElseThrow());
        for (Consumer<ObjectNode> change : changes) {
            Plan after = edited(WEEK, plan -> change.accept(message(plan, ppv)));
            assertThat(between(plan(WEEK), after).messages().changed()).hasSize(1);
        }
        Plan dearer = edited(WEEK, plan -> message(plan, ppv).put("expected_revenue", 9999.99));
        assertThat(between(plan(WEEK), dearer).messages().changed()).isEmpty();
        assertThat(between(plan(WEEK), dearer).same()).isFalse();
    }

    @Test
    void unplacedMessages_areSortedByWhatTheOtherPlanDoesWithThem() {
        Plan overfull = plan("tight-overfull-cap");
        Plan whole = plan("large-green"); // the same captions, all placed

        PlanDiff wider = between(overfull, whole);
        assertThat(wider.messages().placed())
                .hasSize(7)
                .allMatch(pair -> pair.a().orElseThrow().time().isEmpty());
        assertThat(wider.messages().placed())
                .allMatch(pair -> !pair.a().orElseThrow().reasons().isEmpty());
        assertThat(wider.change().medium()).isEqualTo(7);

        PlanDiff narrower = between(whole, overfull);
        assertThat(narrower.messages().leftOut()).hasSize(7);
        assertThat(narrower.b().unplaced()).isEqualTo(7);

        Plan fewer = edited("tight-overfull-cap", plan -> ((ArrayNode) plan.path("unplaced")).remove(0));
        assertThat(between(overfull, fewer).messages().noLongerLeftOut()).hasSize(1);
        assertThat(between(overfull, fewer).messages().leftOutInBoth()).hasSize(6);
        assertThat(only(between(fewer, overfull).messages().leftOut()).a()).isEmpty();
    }

    @Test
    void messageWithoutCaption_isCounted() {
        Plan after = edited(WEEK, plan -> ((ArrayNode) plan.path("unplaced"))
                .addObject()
                .putNull("caption_id")
                .put("message_type", "PPV")
                .putNull("caption")
                .putArray("reasons")
                .add("no caption is free."));

        PlanDiff diff = between(plan(WEEK), after);

        assertThat(diff.b().withoutCaption()).isEqualTo(1);
        assertThat(diff.b().unplaced()).isEqualTo(1);
        assertThat(diff.messages().asTheyWere()).hasSize(14);
    }

    @Test
    void inputsAndPolicy_areNamedWhereTheyDiffer() {
        PlanDiff rules = between(plan("tight-replanned"), plan("tight-jigsaw"));
        assertThat(rules.inputs().stream().map(Difference::name)).containsExactly("rules");
        assertThat(rules.policy()).containsExactly(new Difference("PPV gap", "720 min", "750 min"));

        PlanDiff edited = between(plan(WEEK), edited(WEEK, plan -> {
            ((ObjectNode) plan.path("run")).put("seed", 7).put("solver_config", "fast.xml");
            plan.put("as_of", "2025-11-05T09:30:00Z");
            ((ObjectNode) plan.at("/policy/weights")).put("least change", 50);
        }));
        assertThat(edited.inputs())
                .contains(
                        new Difference("as-of", "2025-11-04 00:00", "2025-11-05 09:30"),
                        new Difference("seed", "1", "7"))
                .anyMatch(difference -> difference.name().equals("solver config")
                        && difference.a().startsWith("default.xml ")
                        && difference.b().startsWith("fast.xml "));
        assertThat(edited.policy()).containsExactly(new Difference("weight of least change", "100", "50"));
    }

    @Test
    void otherPagesAndWeeks_areComparedAsTheyAre() {
        PlanDiff pages = between(plan("small-green"), plan("micro-red"));
        assertThat(pages.samePage()).isFalse();
        assertThat(pages.sameWeek()).isTrue();
        assertThat(pages.inputs().stream().map(Difference::name)).contains("page", "time zone", "rows read");

        PlanDiff weeks = between(plan("tight-night"), plan("large-green"));
        assertThat(weeks.samePage()).isTrue();
        assertThat(weeks.sameWeek()).isFalse();
    }

    @Test
    void constraintOfOnePlanOnly_hasNoWeightInTheOther() {
        Plan older = edited(WEEK, plan -> {
            ArrayNode lines = (ArrayNode) plan.at("/score/constraints");
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (lines.get(i).path("name").asText().equals("least change")) {
                    lines.remove(i);
                }
            }
        });

        assertThat(between(older, plan(WEEK)).constraints())
                .filteredOn(line -> line.constraint() == PlanningConstraint.LEAST_CHANGE)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.weightA()).isEmpty();
                    assertThat(line.weightB()).contains(100);
                    assertThat(line.level()).isEqualTo(PlanningConstraint.Level.SOFT);
                });
    }

    @Test
    void planWithoutItsProblem_isComparedToo() {
        Plan older = edited("tight-overfull-cap", plan -> {
            plan.remove("problem");
            plan.path("unplaced").forEach(left -> ((ObjectNode) left).remove("caption"));
        });

        PlanDiff diff = between(older, plan("tight-overfull-cap"));

        assertThat(diff.same()).isFalse();
        assertThat(diff.messages().asTheyWere()).hasSize(21);
        assertThat(diff.messages().leftOutInBoth()).hasSize(7);
    }

    @Test
    void unreadableTimes_areNamedByTheirKeys() {
        long caption = plan(WEEK).messages().get(0).captionId().value();
        refused(
                plan -> message(plan, 0).put("scheduled_send_time", "soon"),
                "messages[0].scheduled_send_time: \"soon\" is not yyyy-MM-dd HH:mm:ss");
        refused(
                plan -> message(plan, 0).put("scheduled_send_time", "2026-03-29 01:30:00"),
                "messages[0].scheduled_send_time: 2026-03-29 01:30:00 does not exist in Europe/London: the clock "
                        + "skips it when daylight saving time starts");
        refused(
                plan -> plan.put("time_zone", "Moon/Tycho"),
                "time_zone: \"Moon/Tycho\" is not a time zone, such as America/Los_Angeles");
        refused(
                plan -> message(plan, 1).put("caption_id", caption),
                "messages[1].caption_id: caption " + caption + " is that of messages[0] already");
    }

    private static void refused(Consumer<ObjectNode> edit, String fault) {
        assertThatThrownBy(() -> edited(WEEK, edit))
                .isInstanceOf(InputException.class)
                .hasMessage(WEEK + ":1: " + fault + ". Undo the change, or run plan again.");
    }

    /** However plans differ, each message is in one list, and the other way round says the opposite. */
    @Property(tries = 60)
    void everyMessage_isInOneList_andTurnedRound_theListsChangeSides(@ForAll Random random) {
        Plan a = disturbed(random);
        Plan b = disturbed(random);

        PlanDiff there = between(a, b);
        PlanDiff back = between(b, a);

        assertThat(ids(there, Pair::a)).containsExactlyInAnyOrderElementsOf(captions(a));
        assertThat(ids(there, Pair::b)).containsExactlyInAnyOrderElementsOf(captions(b));
        assertThat(there.same()).isEqualTo(back.same()).isEqualTo(a.equals(b));
        assertThat(turned(there.messages().moved()))
                .containsExactlyInAnyOrderElementsOf(back.messages().moved());
        assertThat(turned(there.messages().added()))
                .containsExactlyElementsOf(back.messages().dropped());
        assertThat(turned(there.messages().dropped()))
                .containsExactlyElementsOf(back.messages().added());
        assertThat(turned(there.messages().placed()).size()
                        + there.messages().leftOut().size()
                        + there.messages().noLongerLeftOut().size())
                .isEqualTo(back.messages().placed().size()
                        + back.messages().leftOut().size()
                        + back.messages().noLongerLeftOut().size());
        assertThat(there.change().soft()).isEqualTo(-back.change().soft());
        for (int i = 0; i < there.constraints().size(); i++) {
            assertThat(there.constraints().get(i).change())
                    .isEqualTo(-back.constraints().get(i).change());
        }
    }

    /** A plan with times exchanged, captions others, messages dropped. */
    private static Plan disturbed(Random random) {
        return edited(WEEKS.get(random.nextInt(WEEKS.size())), plan -> {
            ArrayNode messages = (ArrayNode) plan.path("messages");
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode one = (ObjectNode) messages.get(random.nextInt(messages.size()));
                ObjectNode other = (ObjectNode) messages.get(random.nextInt(messages.size()));
                JsonNode time = one.path("scheduled_send_time");
                one.set("scheduled_send_time", other.path("scheduled_send_time"));
                other.set("scheduled_send_time", time);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                ((ObjectNode) messages.get(random.nextInt(messages.size()))).put("caption_id", random.nextLong());
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                messages.remove(random.nextInt(messages.size()));
            }
        });
    }

    private static List<Pair> turned(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Pair(pair.b(), pair.a(), pair.minutesLater().map(minutes -> -minutes)))
                .toList();
    }

    private static List<List<Pair>> lists(PlanDiff diff) {
        return List.of(
                diff.messages().asTheyWere(),
                diff.messages().leftOutInBoth(),
                diff.messages().moved(),
                diff.messages().otherCaption(),
                diff.messages().changed(),
                diff.messages().added(),
                diff.messages().dropped(),
                diff.messages().leftOut(),
                diff.messages().placed(),
                diff.messages().noLongerLeftOut());
    }

    private static List<CaptionId> ids(PlanDiff diff, Function<Pair, Optional<Entry>> side) {
        return lists(diff).stream()
                .flatMap(List::stream)
                .map(side)
                .flatMap(Optional::stream)
                .map(Entry::captionId)
                .toList();
    }

    private static List<CaptionId> captions(Plan plan) {
        List<CaptionId> captions = new ArrayList<>();
        plan.messages().forEach(message -> captions.add(message.captionId()));
        plan.unplaced().forEach(left -> left.captionId().ifPresent(captions::add));
        return captions;
    }

    private static int first(Plan plan, MessageType type) {
        return Stream.iterate(0, i -> i + 1)
                .filter(i -> plan.messages().get(i).messageType() == type)
                .findFirst()
                .orElseThrow();
    }

    private static PlanDiff between(Plan a, Plan b) {
        return PlanDiff.between(a, b);
    }

    private static Pair only(List<Pair> pairs) {
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }

    private static ObjectNode message(ObjectNode plan, int index) {
        return (ObjectNode) plan.path("messages").get(index);
    }

    private static Path file(String week) {
        return Path.of("src", "test", "resources", "plans", week + ".plan.json");
    }

    private static Plan plan(String week) {
        return PlanReader.read(file(week));
    }

    private static Plan edited(String week, Consumer<ObjectNode> edit) {
        try {
            ObjectNode plan = (ObjectNode) JSON.readTree(Files.readString(file(week)));
            edit.accept(plan);
            return PlanReader.read(JSON.writeValueAsString(plan), week);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
