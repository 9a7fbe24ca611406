package dev.bers.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line on standard error that says what a command is at, once it takes longer than a second; terminals only. */
public final class Progress {

    private static final long PATIENCE_MILLIS = 1_000;
    private static final long STEP_MILLIS = 200;

    private final Display display;
    private final Supplier<String> task;
    private final Thread thread;
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean shown;

    /** Where the line is shown. */
    @FunctionalInterface
    interface Display {
        /** Replaces what the line shows. */
        void show(String text);
    }

    private Progress(Display display, Supplier<String> task) {
        this.display = display;
        this.task = task;
        this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::run);
    }

    /** Does a task, such as {@code Scanning dist}, and gives its result. */
    public static <T> T during(Terminal terminal, String task, Supplier<T> work) {
        return during(terminal, () -> task, work);
    }

    /** Does a task that says now and then, to any thread, how far it is. */
    public static <T> T during(Terminal terminal, Supplier<String> task, Supplier<T> work) {
        Progress progress = new Progress(terminal.display(), task);
        if (terminal.errScreen().isTerminal()) {
            progress.thread.start();
        }
        try {
            return work.get();
        } finally {
            progress.finish();
        }
    }

    private void run() {
        long began = System.nanoTime();
        try {
            boolean done = finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            while (!done) {
                show((System.nanoTime() - began) / 1_000_000_000);
                done = finished.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows how many seconds have gone by. */
    private synchronized void show(long seconds) {
        if (finished.getCount() == 0) {
            return;
        }
        shown = true;
        display.show(task.get() + " … " + seconds + " s");
    }

    /** Takes the line away. */
    private synchronized void finish() {
        finished.countDown();
        if (shown) {
            display.show("");
        }
    }
}
