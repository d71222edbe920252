package io.schedulebuilder.policy.language;

import java.util.ArrayList;
import java.util.List;

/** The lines that git leaves in a file where it could not merge two versions. */
public final class MergeConflict {
    private static final String BEGINS = "<<<<<<<";
    private static final String ENDS = ">>>>>>>";

    private MergeConflict() {}

    /**
     * One fault for each conflict in a file; empty if there is none.
     *
     * @param name of the file, for messages
     */
    public static List<Fault> faultsOf(String name, String text) {
        List<Fault> faults = new ArrayList<>();
        int begun = 0;
        int line = 0;
        for (String content : text.split("\r\n|\r|\n", -1)) {
            line++;
            if (marks(content, BEGINS)) {
                if (begun > 0) {
                    faults.add(fault(name, begun, 0));
                }
                begun = line;
            } else if (marks(content, ENDS)) {
                faults.add(begun > 0 ? fault(name, begun, line) : fault(name, line, 0));
                begun = 0;
            }
        }
        if (begun > 0) {
            faults.add(fault(name, begun, 0));
        }
        return List.copyOf(faults);
    }

    private static Fault fault(String name, int first, int last) {
        return new Fault(new Place(name, first), FaultText.conflict(first, last));
    }

    private static boolean marks(String line, String sign) {
        return line.equals(sign) || line.startsWith(sign + " ");
    }
}
