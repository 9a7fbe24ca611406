package dev.bers.cli.serving;

import dev.bers.cli.invocation.CliProblems;
import dev.bers.cli.invocation.ExitCode;
import dev.bers.cli.invocation.Invocation;
import java.util.List;

/** What {@code bers serve} starts. The process that has the server on its class path hands it to the command line. */
public interface Server {

    /** Of a process that is only the command line. */
    Server NONE = (settings, invocation) -> invocation.refuse(List.of(CliProblems.noServer()), ExitCode.SURROUNDINGS);

    /**
     * Serves until the process is told to stop.
     *
     * @param invocation the command line, which prints
     * @return the exit code
     * @throws dev.bers.problem.ProblemException if what is to be served is not fit for it
     */
    int run(ServeSettings settings, Invocation invocation);
}
