package dev.bers.client;

import dev.bers.problem.ProblemException;
import java.nio.file.Path;

/** A client that gets its configuration from the folder of a workspace, and follows its changes. */
public final class FromFolder extends Options<FromFolder> {

    private final Path folder;

    FromFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    FromFolder self() {
        return this;
    }

    /**
     * Opens the client. Where no environment was named, it is detected as {@code bers detect} does in the folder.
     *
     * @throws ProblemException if the workspace has errors, the environment or tenant is not declared, or the module
     *     {@code bers-workspace} is missing
     */
    public Bers open() {
        Reports reports = reports();
        Current current = new Current(reports);
        try {
            FolderSource source = new FolderSource(folder, namedEnvironment(), namedTenant(), processVariables());
            return new Bers(current, reports, source.follow(current, reports));
        } catch (NoClassDefFoundError missing) {
            throw new ProblemException(ClientProblems.noWorkspaceModule());
        }
    }
}
