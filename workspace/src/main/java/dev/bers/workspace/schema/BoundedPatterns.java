package dev.bers.workspace.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import dev.bers.workspace.pattern.BoundedPattern;
import dev.bers.workspace.pattern.Looks;

/** The patterns of one schema, whose work is bounded over all texts of one validation. */
final class BoundedPatterns implements RegularExpressionFactory {

    /** The schema library hands a pattern nothing but the text, so what is left is found by the thread. */
    private final ThreadLocal<Looks> looks = ThreadLocal.withInitial(Looks::new);

    /**
     * A pattern as JSON Schema understands it: {@code $} is the very end of a text, and the long names of characters'
     * properties are known.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static BoundedPattern compile(String regex) {
        String anchored = RegularExpressions.replaceDollarAnchors(regex);
        return BoundedPattern.compile(regex, RegularExpressions.replaceLongformCharacterProperties(anchored));
    }

    /** Begins a validation in this thread. */
    void allow(Looks allowed) {
        looks.set(allowed);
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        BoundedPattern pattern = compile(regex);
        return text -> looks.get().find(pattern, text);
    }
}
