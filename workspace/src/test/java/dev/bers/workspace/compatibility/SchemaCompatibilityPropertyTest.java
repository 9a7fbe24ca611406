package dev.bers.workspace.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bers.value.Document;
import dev.bers.value.Json;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whatever is called compatible is held against an independent validator with random documents. */
class SchemaCompatibilityPropertyTest {

    private static final int DOCUMENTS = 40;

    @Property(tries = 1_500, seed = "20261121")
    void what_is_called_backward_compatible_accepts_each_document_that_was_valid(@ForAll long seed) {
        RandomSchemas random = new RandomSchemas(new Random(seed));
        MappingValue older = random.schema(0);
        MappingValue newer = random.random().nextInt(4) == 0 ? random.schema(0) : random.changed(older);
        CompatibilityReport report = SchemaCompatibility.compare(
                new Document("old.json", older), new Document("new.json", newer), CompatibilityMode.BACKWARD);
        if (!report.isCompatible()) {
            return;
        }
        Schema before = compile(older);
        Schema after = compile(newer);
        int valid = 0;
        for (Value document : documents(random)) {
            String json = Json.write(document);
            if (accepts(before, json) == Verdict.YES) {
                valid++;
                assertThat(accepts(after, json))
                        .as("old %s%nnew %s%ndocument %s", older, newer, json)
                        .isNotEqualTo(Verdict.NO);
            }
        }
        Statistics.label("a changed schema is held against valid documents")
                .collect(valid > 0 && !older.equals(newer))
                .coverage(share -> share.check(true).percentage(percent -> percent > 10));
    }

    /** A schema that refers to itself without a step down has no answer: the validator never ends. */
    private static Verdict accepts(Schema schema, String json) {
        try {
            return Verdict.of(schema.validate(json, InputFormat.JSON).isEmpty());
        } catch (StackOverflowError refersToItself) {
            return Verdict.UNKNOWN;
        }
    }

    @Property(tries = 300, seed = "20261121")
    void a_schema_is_compatible_with_itself_unless_it_is_too_general(@ForAll long seed) {
        MappingValue schema = new RandomSchemas(new Random(seed)).schema(0);

        CompatibilityReport report = SchemaCompatibility.compare(
                new Document("old.json", schema), new Document("new.json", schema), CompatibilityMode.FULL);

        assertThat(report.breaks()).as(schema.toString()).isEmpty();
        assertThat(report.notes()).isEmpty();
    }

    private static List<Value> documents(RandomSchemas random) {
        List<Value> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(random.value(0));
        }
        return documents;
    }

    private static Schema compile(MappingValue schema) {
        return Objects.requireNonNull(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(schema), InputFormat.JSON));
    }
}
