package dev.bers.client.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import dev.bers.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[]}",
                "{\"a\":[1,-2.5,1e+30,true,false,null,\"x\"],\"b\":{\"c\":{}}}",
                "{\"\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001 é 😀\"}"
            })
    void what_is_written_is_read_back(String json) {
        assertThat(Json.write(JsonReader.mapping(json))).isEqualTo(json);
    }

    @Test
    void space_and_escapes_of_every_kind_are_read() {
        assertThat(Json.write(JsonReader.mapping(" \r\n{ \"a\" :\t[ 1 , \"\\u00e9\\/\\uD83D\\uDE00\" ] } ")))
                .isEqualTo("{\"a\":[1,\"é/😀\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|a list instead of a mapping",
                "{|it ends too early",
                "{\"a\":1,}|there is no '\"'",
                "{\"a\" 1}|there is no ':'",
                "{\"a\":01}|there is no value",
                "{\"a\":tru}|there is no value",
                "{\"a\":nul}|there is no value",
                "{\"a\":\"\\x\"}|there is no such escape",
                "{\"a\":\"\\u12g4\"}|there is no such escape",
                "{\"a\":[1 2]}|there is no ','",
                "{\"a\":1,\"a\":2}|a name comes twice",
                "{} {}|something follows the end"
            })
    void everything_else_is_refused_with_its_place(String json, String reason) {
        assertThatThrownBy(() -> JsonReader.mapping(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("BERS-APP-010")
                .hasMessageContaining(reason);
    }

    @Test
    void a_text_may_not_hold_a_line_end() {
        assertThatThrownBy(() -> JsonReader.mapping("{\"a\":\"x\n\"}")).hasMessageContaining("a text is not closed");
    }

    @Test
    void depth_and_number_of_values_are_bounded() {
        assertThatThrownBy(() -> JsonReader.mapping("{\"a\":" + "[".repeat(100_000)))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> JsonReader.mapping("{\"a\":[" + "1,".repeat(200_001) + "1]}"))
                .hasMessageContaining("too many values");
    }
}
