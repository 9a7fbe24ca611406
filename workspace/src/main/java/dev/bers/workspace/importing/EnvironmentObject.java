package dev.bers.workspace.importing;

import dev.bers.problem.ProblemException;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the object of a script whose keys are environments. */
final class EnvironmentObject {

    private static final int DEPTH_MAX = 3;

    private EnvironmentObject() {}

    /**
     * The constant that holds it.
     *
     * @param chosen the name of the object, {@code A.b} for a part of one; null to find it by its keys
     * @throws ProblemException if there is none, or more than one
     */
    static Script.Constant find(Script script, String file, @Nullable String chosen) {
        Map<String, Script.Constant> objects = new LinkedHashMap<>();
        script.constants().forEach((name, constant) -> collect(name, constant, objects, 0));
        if (chosen != null) {
            Script.Constant found = objects.get(chosen);
            if (found == null) {
                throw new ProblemException(ImportProblems.unknownObject(chosen, List.copyOf(objects.keySet()), file));
            }
            return found;
        }
        List<String> best = bestNames(objects);
        if (best.isEmpty()) {
            throw new ProblemException(ImportProblems.noEnvironments(file));
        }
        Script.Constant first = java.util.Objects.requireNonNull(objects.get(best.get(0)));
        for (String name : best) {
            if (first == null
                    || !first.value()
                            .equals(java.util.Objects.requireNonNull(objects.get(name))
                                    .value())) {
                throw new ProblemException(ImportProblems.ambiguous(best, file));
            }
        }
        return first;
    }

    private static void collect(
            String name, Script.Constant constant, Map<String, Script.Constant> objects, int depth) {
        if (!(constant.value() instanceof MappingValue mapping)) {
            return;
        }
        objects.put(name, constant);
        for (int i = 0; i < mapping.size() && depth < DEPTH_MAX; i++) {
            Value part = mapping.valueAt(i);
            collect(name + "." + mapping.keyAt(i), new Script.Constant(part, constant.leftOut()), objects, depth + 1);
        }
    }

    /** The objects with the most keys that usually name environments. */
    private static List<String> bestNames(Map<String, Script.Constant> objects) {
        List<String> best = new ArrayList<>();
        long most = 1;
        for (Map.Entry<String, Script.Constant> object : objects.entrySet()) {
            long count = environments((MappingValue) object.getValue().value());
            if (count > most) {
                best.clear();
                most = count;
            }
            if (count == most) {
                best.add(object.getKey());
            }
        }
        return best;
    }

    private static long environments(MappingValue mapping) {
        long count = 0;
        for (int i = 0; i < mapping.size(); i++) {
            boolean isObject = mapping.valueAt(i) instanceof MappingValue;
            count += isObject && EnvironmentGuess.isUsual(mapping.keyAt(i)) ? 1 : 0;
        }
        return count;
    }
}
