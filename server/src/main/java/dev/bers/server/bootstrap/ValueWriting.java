package dev.bers.server.bootstrap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.bers.value.Json;
import dev.bers.value.Value;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Lets a resource answer with a value of the core, written as the core writes it. */
@Singleton
final class ValueWriting implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("bers").addSerializer(Value.class, new ValueSerializer()));
    }

    private static final class ValueSerializer extends StdSerializer<Value> {

        private static final long serialVersionUID = 1L;

        ValueSerializer() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(Json.write(value));
        }
    }
}
