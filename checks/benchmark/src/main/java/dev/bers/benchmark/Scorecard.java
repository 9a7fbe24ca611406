package dev.bers.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, held against its bars.
 *
 * @param lines one for each row of the table
 */
public record Scorecard(List<Line> lines) {

    /**
     * A row of the table.
     *
     * @param what was measured
     * @param figure the median
     * @param bars what it is held against, with what was reached
     * @param peers the peers' figures and their ratios to ours
     */
    public record Line(String what, String figure, List<Bar> bars, String peers) {

        boolean isMet() {
            return bars.stream().allMatch(Bar::met);
        }
    }

    /** A limit, and whether it holds. */
    public record Bar(String limit, boolean met) {}

    /** Collects lines from figures. */
    public static final class Builder {
        private final Map<String, Figure> figures;
        private final List<Line> lines = new ArrayList<>();

        /** For figures by their names. */
        public Builder(Map<String, Figure> figures) {
            this.figures = figures;
        }

        /** Adds a line, unless its figure was not measured in this run. */
        public Builder line(String what, String name, Limit limit) {
            Figure figure = figures.get(name);
            if (figure != null) {
                lines.add(limit.judge(what, figure, figures));
            }
            return this;
        }

        /** The lines so far. */
        public Scorecard build() {
            return new Scorecard(List.copyOf(lines));
        }
    }

    /** What a figure must hold. */
    public static final class Limit {
        private final double limit;
        private boolean floor;
        private boolean showingAllocation;
        private boolean withoutAllocation;
        private final List<String> beaten = new ArrayList<>();
        private double factor = 1;
        private boolean slower;

        private Limit(double limit) {
            this.limit = limit;
        }

        /** A limit from above. */
        public static Limit atMost(double limit) {
            return new Limit(limit);
        }

        /** A limit from below; NaN if the figure is only held against peers, as one where more is better. */
        public static Limit atLeast(double limit) {
            Limit floored = new Limit(limit);
            floored.floor = true;
            return floored;
        }

        /** Held only against peers. */
        public static Limit none() {
            return new Limit(Double.NaN);
        }

        Limit withoutAllocation() {
            withoutAllocation = true;
            return showingAllocation();
        }

        Limit showingAllocation() {
            showingAllocation = true;
            return this;
        }

        /** At least so many times faster than the best of these. */
        public Limit timesFaster(double times, String... peers) {
            factor = times;
            beaten.addAll(List.of(peers));
            return this;
        }

        /** At most so many times the time of this one. */
        public Limit timesSlowerAtMost(double times, String peer) {
            slower = true;
            return timesFaster(times, peer);
        }

        Line judge(String what, Figure figure, Map<String, Figure> figures) {
            List<Bar> bars = new ArrayList<>();
            if (!Double.isNaN(limit)) {
                boolean met = floor ? figure.median() >= limit : figure.median() <= limit;
                bars.add(new Bar(
                        (floor ? "≥ " : "≤ ") + plain(limit) + " "
                                + figure.unit().replace("us", "µs"),
                        met));
            }
            if (withoutAllocation && !Double.isNaN(figure.bytes())) {
                bars.add(new Bar("0 B", figure.bytes() < 0.5));
            }
            StringBuilder text = new StringBuilder();
            double least = Double.POSITIVE_INFINITY;
            for (String name : beaten) {
                Figure peer = figures.get(name);
                if (peer != null) {
                    double ratio = ratio(figure, peer);
                    least = Math.min(least, ratio);
                    text.append(text.isEmpty() ? "" : ", ").append(peerText(name, peer, ratio));
                }
            }
            if (least < Double.POSITIVE_INFINITY) {
                bars.add(ratioBar(least));
            }
            String allocated =
                    showingAllocation && !Double.isNaN(figure.bytes()) ? ", " + Math.round(figure.bytes()) + " B" : "";
            return new Line(what, figure.text() + allocated, bars, text.toString());
        }

        /** How many times faster we are; a limit from below is one on speed, not on time. */
        private double ratio(Figure ours, Figure peer) {
            return floor ? ours.median() / peer.median() : peer.median() / ours.median();
        }

        private Bar ratioBar(double ratio) {
            return slower
                    ? new Bar("≤ " + plain(factor) + "× its time", 1 / ratio <= factor)
                    : new Bar(factor == 1 ? "faster" : "≥ " + plain(factor) + "× faster", ratio >= factor);
        }

        private static String peerText(String name, Figure peer, double ratio) {
            String simple = name.substring(name.indexOf('.') + 1);
            int parameter = simple.indexOf(':');
            simple = parameter < 0 ? simple : simple.substring(0, parameter);
            return simple.replaceFirst("^(json|yaml)", "").toLowerCase(Locale.ROOT) + " " + peer.text() + " ("
                    + Figure.number(ratio) + "×)";
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /** As a Markdown table. */
    public String markdown() {
        StringBuilder out =
                new StringBuilder("| What | Reached | Bar | | Peers (their time ÷ ours) |\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            out.append("| ")
                    .append(line.what())
                    .append(" | ")
                    .append(line.figure())
                    .append(" | ")
                    .append(bars(line))
                    .append(" | ")
                    .append(line.bars().isEmpty() ? "–" : line.isMet() ? "met" : "**missed**")
                    .append(" | ")
                    .append(line.peers().isEmpty() ? "–" : line.peers())
                    .append(" |\n");
        }
        return out.toString();
    }

    private static String bars(Line line) {
        if (line.bars().isEmpty()) {
            return "–";
        }
        List<String> texts = new ArrayList<>();
        line.bars().forEach(bar -> texts.add(bar.met() ? bar.limit() : "**" + bar.limit() + "**"));
        return String.join(", ", texts);
    }
}
