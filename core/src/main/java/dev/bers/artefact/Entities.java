package dev.bers.artefact;

import java.util.HashMap;
import java.util.Map;

/** The named character references of HTML (WHATWG HTML, 13.5) that stand for ASCII. */
final class Entities {

    /** Letters of the longest name. */
    static final int NAME_LENGTH_MAX = 16;

    private static final String[] NAMES = {
        "period",
        ".",
        "sol",
        "/",
        "colon",
        ":",
        "amp",
        "&",
        "AMP",
        "&",
        "lowbar",
        "_",
        "UnderBar",
        "_",
        "percnt",
        "%",
        "bsol",
        "\\",
        "quot",
        "\"",
        "QUOT",
        "\"",
        "apos",
        "'",
        "grave",
        "`",
        "DiacriticalGrave",
        "`",
        "lt",
        "<",
        "LT",
        "<",
        "gt",
        ">",
        "GT",
        ">",
        "num",
        "#",
        "quest",
        "?",
        "equals",
        "=",
        "semi",
        ";",
        "comma",
        ",",
        "commat",
        "@",
        "excl",
        "!",
        "plus",
        "+",
        "ast",
        "*",
        "midast",
        "*",
        "lpar",
        "(",
        "rpar",
        ")",
        "lsqb",
        "[",
        "lbrack",
        "[",
        "rsqb",
        "]",
        "rbrack",
        "]",
        "lcub",
        "{",
        "lbrace",
        "{",
        "rcub",
        "}",
        "rbrace",
        "}",
        "vert",
        "|",
        "verbar",
        "|",
        "VerticalLine",
        "|",
        "dollar",
        "$",
        "Hat",
        "^",
        "NewLine",
        "\n",
        "Tab",
        "\t"
    };

    private static final Map<String, Character> CHARACTERS = characters();

    private Entities() {}

    private static Map<String, Character> characters() {
        Map<String, Character> characters = new HashMap<>();
        for (int i = 0; i < NAMES.length; i += 2) {
            characters.put(NAMES[i], NAMES[i + 1].charAt(0));
        }
        return characters;
    }

    /** The character of a name, or -1. */
    static int character(String name) {
        Character found = CHARACTERS.get(name);
        return found == null ? -1 : found;
    }
}
