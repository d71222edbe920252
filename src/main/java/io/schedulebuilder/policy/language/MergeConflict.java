package io.schedulebuilder.policy.language;

import java.util.ArrayList;
import java.util.List;

/** Finds the lines that git leaves in a file when it cannot merge two versions. */
public final class MergeConflict {
    private static final String BEGINS = "<<<<<<<";
    private static final String ENDS = ">>>>>>>";

    private MergeConflict() {}

    /**
     * One fault for each merge conflict in a file; empty if there is none.
     *
     * @param name the file's name, for messages
     */
    public static List<Fault> faultsOf(String name, String text) {
        List<Fault> faults = new ArrayList<>();
        int start = 0;
        int line = 0;
        for (String content : text.split("\r\n|\r|\n", -1)) {
            line++;
            if (marks(content, BEGINS)) {
                if (start > 0) {
                    faults.add(fault(name, start, 0));
                }
                start = line;
            } else if (marks(content, ENDS)) {
                faults.add(start > 0 ? fault(name, start, line) : fault(name, line, 0));
                start = 0;
            }
        }
        if (start > 0) {
            faults.add(fault(name, start, 0));
        }
        return List.copyOf(faults);
    }

    private static Fault fault(String name, int first, int last) {
        return new Fault(
                new Place(name, first),
                last == 0
                        ? "git left a merge conflict marker on line " + first
                                + ". Merge the lines by hand, and remove the marker."
                        : "git left a merge conflict on lines " + first + " to " + last
                                + ". Keep the lines you want, and remove the lines that start with <<<<<<<, "
                                + "======= and >>>>>>>.");
    }

    private static boolean marks(String line, String sign) {
        return line.equals(sign) || line.startsWith(sign + " ");
    }
}
