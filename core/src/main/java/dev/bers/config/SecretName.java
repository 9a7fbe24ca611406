package dev.bers.config;

import java.util.List;
import java.util.Locale;

/** What the name of a key tells of its value where no schema says whether that is a secret. */
public final class SecretName {

    private static final List<String> ENDINGS = List.of("_KEY", "APIKEY", "SECRET");
    private static final List<String> PARTS = List.of("_SECRET_", "TOKEN", "PASSWORD", "PASSWD", "CREDENTIAL");
    /** What stands before KEY in the name of a key that is made to be seen by everyone. */
    private static final List<String> PUBLISHED = List.of("PUBLIC", "PUBLISHABLE", "SITE");

    private static final String KEY = "KEY";

    private SecretName() {}

    /** Whether people who call a value so mostly mean a secret, such as {@code API_KEY} or {@code dbPassword}. */
    public static boolean isLikely(String key) {
        String name = key.toUpperCase(Locale.ROOT);
        boolean isNamed = name.equals(KEY);
        for (String ending : ENDINGS) {
            isNamed |= name.endsWith(ending);
        }
        for (String part : PARTS) {
            isNamed |= name.contains(part);
        }
        return isNamed && !isPublished(name);
    }

    private static boolean isPublished(String name) {
        if (!name.endsWith(KEY)) {
            return false;
        }
        int end = name.length() - KEY.length();
        String before = name.substring(0, name.startsWith("_", end - 1) ? end - 1 : end);
        for (String word : PUBLISHED) {
            if (before.equals(word) || before.endsWith("_" + word)) {
                return true;
            }
        }
        return false;
    }
}
