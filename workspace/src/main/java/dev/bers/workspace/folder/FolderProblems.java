package dev.bers.workspace.folder;

import dev.bers.problem.Location;
import dev.bers.problem.Problem;
import dev.bers.value.Bounds;
import org.jspecify.annotations.Nullable;

/** Every problem that a workspace's folder and its accepted findings can have. */
final class FolderProblems {

    private static final int TENANT_SHOWN_MAX = 80;

    private FolderProblems() {}

    static Problem noWorkspace(String folder) {
        return Problem.error("BERS-WSP-001", "neither " + folder + " nor a folder above it has a bers.yaml")
                .foundInsteadOf(null, "a folder with bers.yaml, bers.yml or bers.json")
                .suggesting("run `bers init` to begin a workspace, or name one with --workspace DIR");
    }

    static Problem noFolder(String named, boolean isFile) {
        return Problem.error("BERS-WSP-014", named + (isFile ? " is a file and no folder" : " is no folder"))
                .foundInsteadOf(null, "a folder with bers.yaml, bers.yml or bers.json")
                .suggesting(
                        isFile
                                ? "name the folder that holds bers.yaml"
                                : "correct the path; it counts from the current folder");
    }

    static Problem noManifest(String folder) {
        return Problem.error("BERS-WSP-015", "the folder " + folder + " has no bers.yaml")
                .foundInsteadOf(null, "a folder with bers.yaml, bers.yml or bers.json")
                .suggesting(
                        "name the folder of the workspace itself: those above a folder that is named are not looked at");
    }

    static Problem twoFiles(String file, String other) {
        return Problem.error("BERS-WSP-002", file + " and " + other + " are two files for one document")
                .at(Location.ofFile(file))
                .foundInsteadOf(file + " beside " + other, "one of the two")
                .suggesting("remove or rename one of the two");
    }

    /** A file of another name, whose ending is as good as any. */
    static Problem undeclared(String file, String expected, @Nullable String nearMiss) {
        return Problem.error("BERS-WSP-003", file + " belongs to nothing that is declared")
                .at(Location.ofFile(file))
                .foundInsteadOf(file.substring(file.lastIndexOf('/') + 1), expected)
                .suggesting(
                        nearMiss == null
                                ? "declare the environment in bers.yaml, or remove the file"
                                : "Did you mean " + nearMiss + file.substring(file.lastIndexOf('.')) + "?");
    }

    static Problem unreadable(String file, String reason) {
        return Problem.error("BERS-WSP-004", file + " cannot be read: " + reason)
                .at(Location.ofFile(file))
                .suggesting("check that it exists and that you may read it");
    }

    static Problem notAFile(String file, String expected) {
        return Problem.error("BERS-WSP-005", file + " must be " + expected)
                .at(Location.ofFile(file))
                .foundInsteadOf("something else", expected)
                .suggesting("remove or rename what is in the way");
    }

    static Problem leadsOutside(String file) {
        return Problem.error("BERS-WSP-006", "the link " + file + " leads out of the workspace")
                .at(Location.ofFile(file))
                .foundInsteadOf("a link to elsewhere", "a file within the workspace")
                .suggesting("copy the file into the workspace");
    }

    static Problem brokenLink(String file) {
        return Problem.error("BERS-WSP-007", "the link " + file + " leads nowhere, or back to itself")
                .at(Location.ofFile(file))
                .suggesting("remove it, or mend its target");
    }

    static Problem badTenantName(String folder, String name) {
        return Problem.error("BERS-WSP-008", "a tenant's folder must be named by its hash, got: " + visible(name))
                .at(Location.ofFile(folder))
                .foundInsteadOf(visible(name), "1 to 64 of A-Z a-z 0-9 _ -")
                .suggesting("rename the folder to the tenant's hash");
    }

    static Problem clashByCase(String file, String other) {
        return Problem.warning("BERS-WSP-009", file + " and " + other + " differ only in upper and lower case")
                .at(Location.ofFile(file))
                .suggesting("rename one of the two: macOS and Windows cannot hold both");
    }

    static Problem tooManyDocuments() {
        return Problem.error(
                        "BERS-WSP-010",
                        "the workspace has more than " + Bounds.DOCUMENTS_MAX + " documents; the rest was not read")
                .foundInsteadOf(null, "at most " + Bounds.DOCUMENTS_MAX + " documents");
    }

    static Problem localOutsideDevelopment(String file, String environment, String tier) {
        return Problem.error(
                        "BERS-WSP-011",
                        "only environments of the development tier have local files, but " + environment
                                + " is of tier " + tier)
                .at(Location.ofFile(file))
                .foundInsteadOf(file.substring(file.lastIndexOf('/') + 1), "no local file")
                .suggesting("move its values to " + environment + ".yaml, or to variables BERS_CONFIG__…");
    }

    static Problem unknownFolder(String folder, String nearMiss) {
        return Problem.error("BERS-WSP-012", folder + " is no folder of a workspace")
                .at(Location.ofFile(folder))
                .suggesting("Did you mean " + nearMiss + "?");
    }

    static Problem noConfiguration() {
        return Problem.warning("BERS-WSP-013", "the workspace has no folder config, so it configures nothing")
                .at(Location.ofFile("config"))
                .suggesting("add config/environments/base.yaml");
    }

    static Problem badAcceptance(Location location, String found, String expected) {
        return Problem.error("BERS-WSP-020", "an accepted finding must have " + expected + ", got: " + found)
                .at(location)
                .foundInsteadOf(found, expected)
                .suggesting("write code, place, reason and until: YYYY-MM-DD");
    }

    static Problem acceptanceExpired(Location location, String code, String until) {
        return Problem.warning("BERS-WSP-021", "the acceptance of " + code + " ended on " + until)
                .at(location)
                .foundInsteadOf(until, "a day that is not over")
                .suggesting("mend the finding, or accept it anew with a reason");
    }

    static Problem acceptanceUnused(Location location, String code, String place) {
        return Problem.warning("BERS-WSP-022", "nothing at " + place + " is found as " + code + " any more")
                .at(location)
                .suggesting("remove the entry");
    }

    static Problem secretInClear(Location location, String path) {
        return Problem.warning("BERS-WSP-030", path + " is a secret, but stands in a file in clear")
                .at(location)
                .atPath(path)
                .foundInsteadOf(null, "a reference such as ${variable:NAME}")
                .suggesting("write ${variable:NAME} and give it by the environment; then change the secret");
    }

    private static String visible(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), TENANT_SHOWN_MAX); i++) {
            char c = name.charAt(i);
            out.append(c < ' ' || c == '\u007F' ? '?' : c);
        }
        return out.toString();
    }
}
