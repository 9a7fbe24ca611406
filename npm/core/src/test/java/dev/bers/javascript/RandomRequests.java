package dev.bers.javascript;

import dev.bers.value.BooleanValue;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.NullValue;
import dev.bers.value.NumberValue;
import dev.bers.value.Position;
import dev.bers.value.TextValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests that resemble the vectors': some texts are spliced, some members dropped, added or exchanged. */
final class RandomRequests {

    /** What tells readers of hosts, URLs, encodings, paths and expressions apart. */
    private static final List<String> FRAGMENTS = List.of(
            "https://chat.picasso.example/api",
            "//staging.picasso.example:8443/a/../b",
            "s3://picasso/tenants",
            "picasso.s3.eu-west-1.amazonaws.com",
            "arn:aws:lambda:eu-west-1:123456789012:function:picasso-chat",
            "jdbc:postgresql://db.picasso.example:5432/x",
            "aHR0cHM6Ly9jaGF0LnBpY2Fzc28uZXhhbXBsZQ==",
            "https:\\/\\/chat.picasso.example",
            "\\u0068ttps://chat",
            "%68ttps%3A%2F%2Fchat.picasso.example",
            "&#104;ttps:&#x2f;/chat&period;picasso.example",
            "${A}",
            "${environment:B.C}",
            "${variable:HOME}",
            "$${",
            "NODES[two].url",
            "\"key.with.dots\".x",
            "127.0.0.1",
            "0x7f.1",
            "[::ffff:7f00:1]",
            "localhost:3000",
            "bücher.example",
            "ﬀ。ＥＸＡＭＰＬＥ",
            "例え.テスト",
            "ΣΑΣ.example",
            "\uD83D\uDE00",
            "\uD83D",
            "é",
            "\u212A",
            "İ",
            "ß",
            "\u00A0",
            "\u2028",
            "production",
            "staging",
            "development",
            "PRODUCTION",
            "?picasso-env=staging&x",
            "1e21",
            "-0.000001",
            "9007199254740993",
            "<script>",
            "../../etc/passwd",
            "\r\nX: y",
            "{{x}}",
            "*",
            "**",
            ".",
            ":",
            "/",
            "\\",
            "%",
            " ",
            "");

    private static final List<String> KEYS = List.of(
            "A", "B", "keyed", "environment", "__proto__", "10", "2", "constructor", "x-bers-key", "default", "é");

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A request like one that is given, with a few changes; what stands in the other one may be taken over. */
    MappingValue like(MappingValue request, MappingValue other) {
        MappingValue changed = request;
        for (int changes = 1 + below(4); changes > 0; changes--) {
            changed = (MappingValue) changed(changed, other, 0);
        }
        return changed;
    }

    private Value changed(Value value, Value other, int depth) {
        if (value instanceof MappingValue mapping && mapping.size() > 0 && (depth == 0 || below(8) > 0)) {
            return changedMember(mapping, other, depth);
        }
        if (value instanceof ListValue list && !list.items().isEmpty() && below(8) > 0) {
            List<Value> items = new ArrayList<>(list.items());
            int at = below(items.size());
            items.set(at, changed(items.get(at), other, depth + 1));
            return ListValue.of(items);
        }
        if (value instanceof TextValue text) {
            return below(20) == 0 ? anything(other) : TextValue.of(spliced(text.text()));
        }
        return below(3) == 0 ? anything(other) : value;
    }

    private MappingValue changedMember(MappingValue mapping, Value other, int depth) {
        int at = below(mapping.size());
        MappingValue.Builder copy = MappingValue.builder();
        for (int i = 0; i < mapping.size(); i++) {
            String key = mapping.keyAt(i);
            if (i != at) {
                copy.put(key, mapping.valueAt(i));
            } else if (depth == 0 || below(12) > 0) {
                Value found = other instanceof MappingValue others ? others.get(key) : null;
                Value same = found == null ? other : found;
                boolean takesOver = found != null && below(6) == 0;
                copy.put(key, takesOver ? same : changed(mapping.valueAt(i), same, depth + 1));
            }
        }
        String added = KEYS.get(below(KEYS.size()));
        return (depth > 0 && below(6) == 0 && !copy.has(added) ? copy.put(added, anything(other)) : copy).build();
    }

    private Value anything(Value other) {
        return switch (below(7)) {
            case 0 -> NumberValue.of(below(2_000) - 1_000);
            case 1 -> BooleanValue.of(below(2) == 0);
            case 2 -> new NullValue(Position.UNKNOWN);
            case 3 -> ListValue.of(List.of(TextValue.of(fragment()), TextValue.of(fragment())));
            case 4 ->
                MappingValue.builder()
                        .put(KEYS.get(below(KEYS.size())), fragment())
                        .build();
            case 5 -> other;
            default -> TextValue.of(fragment() + fragment());
        };
    }

    private String spliced(String text) {
        int from = below(text.length() + 1);
        int to = below(3) == 0 ? from + below(text.length() - from + 1) : from;
        return text.substring(0, from) + fragment() + text.substring(to);
    }

    private String fragment() {
        return FRAGMENTS.get(below(FRAGMENTS.size()));
    }
}
