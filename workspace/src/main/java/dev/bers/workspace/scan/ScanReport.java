package dev.bers.workspace.scan;

import dev.bers.artefact.ArtefactFinding;
import dev.bers.environment.EnvironmentName;
import dev.bers.exchange.ProblemExchange;
import dev.bers.problem.Problem;
import dev.bers.value.ListValue;
import dev.bers.value.MappingValue;
import dev.bers.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan found.
 *
 * @param environment what the artefacts are built for
 * @param files how many files were searched, entries of archives included, archives themselves not
 * @param bytes how many bytes they have, expanded
 * @param findings in the order of the files, within a file by place
 * @param accepted how many more findings there are that were accepted on purpose
 * @param problems what could not be searched, or not to its end
 */
public record ScanReport(
        EnvironmentName environment,
        int files,
        long bytes,
        List<ScanFinding> findings,
        int accepted,
        List<Problem> problems) {

    /** Copies the lists. */
    public ScanReport {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /** Whether nothing was found, and nothing left unsearched for a reason that is an error. */
    public boolean isClean() {
        return findings.isEmpty() && problems.stream().noneMatch(Problem::isError);
    }

    /** Whether nothing at all was left unsearched, such as a file whose ending alone says that it is packed, or a link's target. */
    public boolean isWhole() {
        return problems.stream().allMatch(ScanProblems::isAboutWhatWasSearched);
    }

    /** The answer of {@code bers isolation scan --json}; {@code problems} only where there are some. */
    public MappingValue toValue() {
        List<Value> items = new ArrayList<>();
        for (ScanFinding found : findings) {
            items.add(finding(found));
        }
        MappingValue.Builder out = MappingValue.builder()
                .put("environment", environment.text())
                .put("files", files)
                .put("bytes", bytes)
                .put("accepted", accepted)
                .put("findings", ListValue.of(items));
        if (!problems.isEmpty()) {
            out.put("problems", ProblemExchange.list(problems));
        }
        return out.build();
    }

    private static MappingValue finding(ScanFinding found) {
        ArtefactFinding finding = found.finding();
        MappingValue.Builder out =
                MappingValue.builder().put("code", finding.code()).put("file", found.file());
        String source = found.source();
        if (source != null) {
            out.put("source", source);
        }
        return out.put("line", finding.line())
                .put("column", finding.column())
                .put("endpoint", finding.endpoint())
                .put("owner", ProblemExchange.orNull(finding.owner()))
                .put("encoding", finding.encoding().text())
                .build();
    }
}
