package dev.bers.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Stands between a client and PostgreSQL, and breaks connections at chosen moments. */
final class BreakingProxy implements AutoCloseable {

    /** When the next connection breaks. */
    enum Moment {
        NEVER,
        /** The server does not hear of the commit. */
        BEFORE_COMMIT,
        /** The server commits, the client does not hear of it. */
        AFTER_COMMIT,
        /** As above, and then nobody gets through any more. */
        AFTER_COMMIT_FOR_EVER,
        /** Nobody gets through. */
        ALWAYS
    }

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Moment moment = Moment.NEVER;

    BreakingProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void breakAt(Moment next) {
        moment = next;
        if (next == Moment.ALWAYS) {
            open.forEach(BreakingProxy::close);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (moment == Moment.ALWAYS) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> forward(client, server));
                Thread.ofVirtual().start(() -> answer(server, client));
            } catch (IOException ended) {
                close(listening);
            }
        }
    }

    private void forward(Socket client, Socket server) {
        pump(client, server, text -> text.contains("COMMIT") && moment == Moment.BEFORE_COMMIT);
    }

    private void answer(Socket server, Socket client) {
        pump(
                server,
                client,
                text -> text.contains("COMMIT\0")
                        && (moment == Moment.AFTER_COMMIT || moment == Moment.AFTER_COMMIT_FOR_EVER));
    }

    private void pump(Socket from, Socket to, Predicate<String> breaksAt) {
        byte[] bytes = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (breaksAt.test(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))) {
                    breakAt(moment == Moment.AFTER_COMMIT_FOR_EVER ? Moment.ALWAYS : Moment.NEVER);
                    return;
                }
                out.write(bytes, 0, length);
                out.flush();
            }
        } catch (IOException broken) {
            open.remove(from);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        close(listening);
        open.forEach(BreakingProxy::close);
    }
}
