package dev.bers.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A text to be searched; repeatable: the same seed, the same bytes. */
public enum ScanText {
    /** Words and punctuation, a line end now and then. */
    PROSE {
        @Override
        void append(StringBuilder out, Random random) {
            out.append(WORDS[random.nextInt(WORDS.length)]).append(ENDS[random.nextInt(ENDS.length)]);
        }
    },
    /** What a minifier leaves: quotes, operators and short names. */
    CODE {
        @Override
        void append(StringBuilder out, Random random) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
            appendName(out, random);
            out.append(random.nextInt(12) == 0 ? ';' : ',');
        }
    },
    /** The same code with a link of its own environment in every 400 bytes or so, no two alike: each must be judged. */
    LINKS {
        @Override
        void append(StringBuilder out, Random random) {
            if (random.nextInt(25) == 0) {
                out.append("\"https://staging.picasso.example/");
                appendName(out, random);
                out.append(".js\",");
            } else {
                CODE.append(out, random);
            }
        }
    };

    /** Bytes that are searched, about. */
    static final int BYTES = 16_000_000;
    /** Foreign endpoints, evenly spread. */
    static final int PLANTED = 16;

    private static final String[] WORDS = {
        "the",
        "of",
        "and",
        "environment",
        "in",
        "configuration",
        "a",
        "to",
        "is",
        "release",
        "that",
        "was",
        "staging",
        "for",
        "it",
        "production",
        "with",
        "as",
        "his",
        "on",
        "be",
        "customer",
        "at",
        "by",
        "endpoint"
    };
    private static final String[] ENDS = {" ", " ", " ", " ", " ", " ", " ", " ", ", ", ". ", ".\n", " \"", "\" ", "'s "
    };
    private static final String[] PIECES = {
        "function(e,t){return ", "e.prototype.", "const ", "=()=>", "&&", "||", ".map(", "({type:\"", "\",props:{",
                "}})",
        "void 0===", "this.state.", "\"use strict\";", "if(", "){", "}else{", ".length", "null!==", "new Map,",
                "await ",
        "\"\\n\"", "/* @license */", "className:\"row col\"", "1e3*"
    };

    abstract void append(StringBuilder out, Random random);

    private static void appendName(StringBuilder out, Random random) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            out.append((char) ('a' + random.nextInt(26)));
        }
    }

    /** The text in UTF-8. */
    byte[] bytes() {
        Random random = new Random(20_260_101);
        StringBuilder out = new StringBuilder(BYTES + 1_000);
        int planted = 0;
        while (out.length() < BYTES) {
            if (out.length() >= (long) BYTES * planted / PLANTED) {
                out.append("\"https://chat.picasso.example/api/")
                        .append(planted++)
                        .append('"');
            }
            append(out, random);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
