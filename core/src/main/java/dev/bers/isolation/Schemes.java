package dev.bers.isolation;

/** What must be known of URL schemes to find where a URL leads. */
final class Schemes {

    private Schemes() {}

    /** The port of a scheme (IANA Service Name and Port Number Registry); {@link Endpoint#ANY_PORT} if unknown. */
    static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            case "ssh", "sftp" -> 22;
            case "smtp" -> 25;
            case "ldap" -> 389;
            case "ldaps" -> 636;
            case "sqlserver" -> 1433;
            case "mysql", "mariadb" -> 3306;
            case "postgres", "postgresql" -> 5432;
            case "amqps" -> 5671;
            case "amqp" -> 5672;
            case "redis", "rediss" -> 6379;
            case "mongodb" -> 27017;
            default -> Endpoint.ANY_PORT;
        };
    }

    /**
     * The special schemes of the WHATWG URL standard, section 4.2: after them backslashes are slashes and any number of
     * slashes, none included, begins the authority.
     */
    static boolean isSpecial(String scheme) {
        return switch (scheme) {
            case "http", "https", "ws", "wss", "ftp" -> true;
            default -> false;
        };
    }

    /** Whether the authority of a scheme's URLs is a bucket of S3. */
    static boolean isBucket(String scheme) {
        return scheme.equals("s3") || scheme.equals("s3a") || scheme.equals("s3n");
    }

    /** Whether a character may stand in a scheme. */
    static boolean isPart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    }

    /** Whether a character may begin a scheme. */
    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
