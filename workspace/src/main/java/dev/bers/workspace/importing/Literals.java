package dev.bers.workspace.importing;

import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.TextValue;
import dev.bers.value.Value;

/** Texts that mean themselves, written so that interpolation leaves them alone. */
final class Literals {

    private Literals() {}

    /** The value with each <code>${</code> written as <code>$${</code>. */
    static Value escaped(Value value) {
        if (value instanceof TextValue text) {
            return new TextValue(escaped(text.text()), text.position());
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.items().stream().map(Literals::escaped).toList(), list.position());
        }
        if (!(value instanceof MappingValue mapping)) {
            return value;
        }
        MappingValue.Builder escaped = MappingValue.builder(mapping.position());
        for (int i = 0; i < mapping.size(); i++) {
            escaped.put(mapping.keyAt(i), mapping.keyPositionAt(i), escaped(mapping.valueAt(i)));
        }
        return escaped.build();
    }

    static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
