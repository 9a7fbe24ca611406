package dev.bers.config;

import dev.bers.value.BooleanValue;
import dev.bers.value.Document;
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

/**
 * Small documents over few names, so that layers meet; references among them are common.
 *
 * <p>Where anything may refer to anything, most workspaces have circles and missing values. {@link #sound} documents refer, but
 * for a few, to anchors that are always there, so that most have no problem.
 */
final class RandomDocuments {

    private static final List<String> NAMES = List.of("A", "B", "C", "D", "keyed");
    private static final List<String> TEXTS = List.of(
            "x", "${A}", "${B.A}", "pre-${C}-post", "${D}", "${B}", "$${A}", "${keyed[a].A}", "${A}${A}", "${B.B.C}");

    /** References to what each base document of {@link #sound} has. */
    private static final List<String> SOUND_TEXTS = List.of(
            "x",
            "${fixed}",
            "pre-${fixed}-post",
            "${chain}",
            "${branch}",
            "${branch.A}",
            "$${A}",
            "${fixed}${branch.B}");

    /** One text of so many refers to what may not be there, even in sound documents. */
    private static final int UNSOUND_ONE_IN = 60;

    private final Random random;
    private final boolean isSound;

    RandomDocuments(long seed) {
        this(seed, false);
    }

    private RandomDocuments(long seed, boolean isSound) {
        this.random = new Random(seed);
        this.isSound = isSound;
    }

    /** Documents that mostly resolve without a problem, given that {@link #base()} is the lowest. */
    static RandomDocuments sound(long seed) {
        return new RandomDocuments(seed, true);
    }

    /** A document with all anchors, if these are sound. */
    Document base() {
        return isSound ? new Document("base", anchored(1)) : document("base");
    }

    Document document(String file) {
        return new Document(file, isSound ? anchored(3) : mapping(0));
    }

    /** A mapping with one anchor of so many. */
    private MappingValue anchored(int oneIn) {
        MappingValue others = mapping(0);
        MappingValue.Builder root = MappingValue.builder(others.position());
        if (random.nextInt(oneIn) == 0) {
            root.put("fixed", position(), text("f" + random.nextInt(9)));
        }
        if (random.nextInt(oneIn) == 0) {
            root.put("chain", position(), text("${branch.B}/" + random.nextInt(9)));
        }
        if (random.nextInt(oneIn) == 0) {
            MappingValue.Builder branch = MappingValue.builder(position());
            branch.put("A", position(), new NumberValue(Integer.toString(random.nextInt(9)), position()));
            branch.put("B", position(), text("${fixed}" + random.nextInt(9)));
            root.put("branch", position(), branch.build());
        }
        for (int i = 0; i < others.size(); i++) {
            root.put(others.keyAt(i), others.keyPositionAt(i), others.valueAt(i));
        }
        return root.build();
    }

    private TextValue text(String text) {
        return new TextValue(text, position());
    }

    private String anyText() {
        List<String> texts = isSound && random.nextInt(UNSOUND_ONE_IN) > 0 ? SOUND_TEXTS : TEXTS;
        return texts.get(random.nextInt(texts.size()));
    }

    private Position position() {
        return new Position(1 + random.nextInt(50), 1 + random.nextInt(20));
    }

    private MappingValue mapping(int depth) {
        MappingValue.Builder mapping = MappingValue.builder(position());
        for (String name : NAMES) {
            if (random.nextInt(5) < 2) {
                mapping.put(name, position(), name.equals("keyed") ? keyed(depth) : value(depth));
            }
        }
        return mapping.build();
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 7)) {
            case 0 -> new NumberValue(Integer.toString(random.nextInt(9)), position());
            case 1 -> text(anyText());
            case 2 -> new NullValue(position());
            case 3 -> new BooleanValue(random.nextBoolean(), position());
            case 4 -> list(depth);
            default -> mapping(depth + 1);
        };
    }

    private Value list(int depth) {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Value item = value(depth + 1);
            items.add(item instanceof NullValue ? TextValue.of("n") : item);
        }
        return new ListValue(items, position());
    }

    private Value keyed(int depth) {
        if (random.nextInt(6) == 0) {
            return value(depth);
        }
        List<Value> items = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            if (random.nextBoolean()) {
                MappingValue.Builder item = MappingValue.builder(position()).put("key", key);
                if (random.nextInt(6) == 0) {
                    item.put("$delete", true);
                }
                items.add(item.put("A", position(), value(depth + 1)).build());
            }
        }
        return new ListValue(items, position());
    }
}
