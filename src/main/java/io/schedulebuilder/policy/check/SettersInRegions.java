package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.ConflictResolution;
import io.schedulebuilder.policy.ConflictResolution.Claim;
import io.schedulebuilder.policy.ConflictResolution.Clash;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Regions;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters that the same rules set, checked in every region that these rules distinguish: which rules set them where,
 * which rules clash, and which never have an effect.
 *
 * @param missing the points where no rule sets a parameter
 * @param clashes the points where two rules of the same salience set a parameter to different values
 * @param fired the names of the rules that fire anywhere
 * @param won the settings that are not overridden somewhere
 * @param lost the settings that are overridden somewhere
 */
record SettersInRegions(
        List<Rule> setters,
        List<PolicyParameter<?>> parameters,
        Regions regions,
        Map<PolicyParameter<?>, BitSet> missing,
        Map<Clash, BitSet> clashes,
        Set<String> fired,
        Set<SettersInRegions.Attempt> won,
        Map<SettersInRegions.Attempt, SettersInRegions.Lost> lost) {
    /** Uses names, which are unique in a rule book, because comparing whole rules is slow. */
    record Attempt(String rule, String parameter) {
        static Attempt of(Claim claim) {
            return new Attempt(claim.rule().name(), claim.setting().key());
        }
    }

    /**
     * A setting that was overridden.
     *
     * @param winners the rules that overrode it in some region
     */
    record Lost(Claim claim, Set<Rule> winners) {}

    /**
     * Checks every region.
     *
     * @param setters all rules that set any of the parameters, in the order of the files
     */
    static SettersInRegions of(RuleBook book, List<Rule> setters, List<PolicyParameter<?>> parameters) {
        SettersInRegions looked = new SettersInRegions(
                setters,
                parameters,
                Regions.of(book, setters, Set.of()),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new LinkedHashMap<>());
        if (!looked.areTooMany()) {
            for (int point = 0; point < looked.regions.size(); point++) {
                looked.look(point);
            }
        }
        return looked;
    }

    private void look(int point) {
        Optional<FieldValues> values = regions.values(point);
        if (values.isEmpty()) {
            return;
        }
        List<Rule> here = firing(values.get());
        here.forEach(rule -> fired.add(rule.name()));
        ConflictResolution conflictResolution = new ConflictResolution(here, word -> true);
        for (PolicyParameter<?> parameter : parameters) {
            List<Claim> claims = conflictResolution.claims(parameter);
            if (!claims.isEmpty()) {
                judge(claims);
            } else if (!parameter.isOptional()) {
                missing.computeIfAbsent(parameter, none -> new BitSet()).set(point);
            }
        }
        conflictResolution.clashes().stream()
                .filter(clash -> parameters.contains(clash.first().setting().parameter()))
                .forEach(clash ->
                        clashes.computeIfAbsent(clash, none -> new BitSet()).set(point));
    }

    private void judge(List<Claim> claims) {
        Rule winner = claims.get(0).rule();
        for (Claim claim : claims) {
            if (claim.rule().salience() == winner.salience()) {
                won.add(Attempt.of(claim));
            } else {
                lost.computeIfAbsent(Attempt.of(claim), none -> new Lost(claim, new LinkedHashSet<>()))
                        .winners()
                        .add(winner);
            }
        }
    }

    private List<Rule> firing(FieldValues values) {
        return setters.stream().filter(rule -> rule.conditions().holds(values)).toList();
    }

    /** Whether there are too many regions to check, so that nothing is known. */
    boolean areTooMany() {
        return regions.areTooMany();
    }

    /** Whether a rule fires anywhere. */
    boolean fires(Rule rule) {
        return fired.contains(rule.name());
    }

    /** The settings that are overridden wherever their rule fires. */
    List<Lost> alwaysOverridden() {
        return lost.entrySet().stream()
                .filter(entry -> !won.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The rules that fire at a point; none if tier, zone or segment is not fixed there. */
    List<Rule> firingAt(int point) {
        return regions.values(point).map(this::firing).orElse(List.of());
    }
}
