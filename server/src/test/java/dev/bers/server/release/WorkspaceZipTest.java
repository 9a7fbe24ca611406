package dev.bers.server.release;

import static dev.bers.server.release.WorkspaceTexts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bers.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class WorkspaceZipTest {

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void assertRefused(byte[] zip, String message) {
        assertThatThrownBy(() -> WorkspaceZip.read(zip))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_documents_are_read_and_nothing_else() throws IOException {
        assertThat(WorkspaceZip.read(zip(Map.of(
                        "bers.yaml", bytes("format: 1\n"),
                        "README.md", bytes("# x\n"),
                        "config/environments/base.yaml", bytes("A: 1\n"),
                        "config/.cache/x.yaml", bytes("A: 1\n"),
                        "node_modules/x/package.json", bytes("{}")))))
                .containsOnlyKeys("bers.yaml", "config/environments/base.yaml");
    }

    @Test
    void the_folder_itself_may_be_in_it() throws IOException {
        assertThat(WorkspaceZip.read(zip(Map.of(
                        "chat/bers.yaml", bytes("format: 1\n"),
                        "chat/config/environments/base.yaml", bytes("A: 1\n"),
                        "other/config/environments/base.yaml", bytes("A: 1\n")))))
                .containsOnlyKeys("bers.yaml", "config/environments/base.yaml");
    }

    @Test
    void names_that_lead_out_are_refused() throws IOException {
        for (String name : new String[] {"../bers.yaml", "config/../../x.yaml", "/etc/x.yaml", "config\\x.yaml"}) {
            assertRefused(zip(Map.of("bers.yaml", bytes("format: 1\n"), name, bytes("A: 1\n"))), "BERS-REL-015");
        }
    }

    @Test
    void what_is_no_zip_of_a_workspace_is_told() throws IOException {
        assertRefused(bytes("no zip"), "it has no bers.yaml");
        assertRefused(zip(Map.of("x.yaml", bytes("A: 1\n"))), "it has no bers.yaml");
        byte[] cut = zip(Map.of("bers.yaml", new byte[100_000]));
        assertRefused(java.util.Arrays.copyOf(cut, cut.length / 3), "BERS-REL-015");
    }

    @Test
    void a_zip_that_unpacks_to_too_much_is_refused() throws IOException {
        assertRefused(zip(Map.of("bers.yaml", new byte[WorkspaceZip.BYTES_MAX + 1])), "BERS-REL-016");
    }
}
