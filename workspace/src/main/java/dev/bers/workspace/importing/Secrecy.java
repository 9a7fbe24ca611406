package dev.bers.workspace.importing;

import dev.bers.config.SecretName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values look like secrets, by their names or by a password within a URL. */
final class Secrecy {

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)([^/?#\\s]*:[^/?#\\s]*)@");

    /** What the key of a URL's user and password ends in, beside that of the URL. */
    static final String CREDENTIALS_KEY = "_CREDENTIALS";

    private Secrecy() {}

    static boolean isSecret(String key, String value) {
        return SecretName.isLikely(key) || CREDENTIALS.matcher(value).find();
    }

    /** User and password of the first URL in a text that has them. */
    static Optional<String> credentials(String value) {
        Matcher found = CREDENTIALS.matcher(value);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A text without the users and passwords of its URLs. */
    static String withoutCredentials(String value) {
        return CREDENTIALS.matcher(value).replaceAll("");
    }
}
