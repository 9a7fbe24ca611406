package dev.bers.isolation;

import org.jspecify.annotations.Nullable;

/**
 * A bucket in the host and path of a URL of Amazon S3: virtual-hosted and path style, with and without region, the
 * dual-stack, website, accelerate, FIPS, express and VPC endpoints, in all partitions. (Amazon S3 User Guide, "Methods
 * for accessing a bucket"; "Amazon S3 endpoints and quotas".)
 *
 * @param bucket its name, in lower case; may contain {@code *} where a pattern is read
 * @param key the path within it, normal; empty for the bucket as a whole
 */
record S3Address(String bucket, String key) {

    private static final String[] DOMAINS = {".amazonaws.com", ".amazonaws.com.cn", ".api.aws"};

    /** The bucket that a host and a normal path address; null if they address none. */
    static @Nullable S3Address of(String host, String path) {
        for (String domain : DOMAINS) {
            if (host.endsWith(domain)) {
                return within(host.substring(0, host.length() - domain.length()), path);
            }
        }
        return null;
    }

    private static @Nullable S3Address within(String name, String path) {
        boolean privateLink = name.endsWith(".vpce");
        String rest = privateLink ? name.substring(0, name.length() - ".vpce".length()) : name;
        for (int labels = 0; labels < 3; labels++) {
            String last = rest.substring(rest.lastIndexOf('.') + 1);
            String before = rest.substring(0, Math.max(0, rest.length() - last.length() - 1));
            if (isService(last)) {
                return bucket(privateLink ? withoutEndpointId(before) : before, path);
            }
            boolean mayPass = labels == 0 || last.equals("dualstack");
            if (!mayPass || before.isEmpty()) {
                return null;
            }
            rest = before;
        }
        return null;
    }

    private static boolean isService(String label) {
        if (label.equals("s3") || label.startsWith("s3express-")) {
            return true;
        }
        return label.startsWith("s3-")
                && !label.startsWith("s3-control")
                && !label.startsWith("s3-accesspoint")
                && !label.startsWith("s3-object-lambda")
                && !label.startsWith("s3-outposts");
    }

    /** Of {@code <bucket>.bucket.vpce-<id>}, the bucket. */
    private static String withoutEndpointId(String before) {
        String name = before.substring(0, Math.max(0, before.lastIndexOf('.')));
        if (name.equals("bucket")) {
            return "";
        }
        return name.endsWith(".bucket") ? name.substring(0, name.length() - ".bucket".length()) : name;
    }

    private static @Nullable S3Address bucket(String inHost, String path) {
        if (!inHost.isEmpty()) {
            return new S3Address(inHost, path);
        }
        return path.isEmpty() ? null : ofPath(path.substring(1));
    }

    /** The bucket and key of {@code bucket/key}, the path already normal. */
    static S3Address ofPath(String path) {
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        return new S3Address(bucket.toLowerCase(java.util.Locale.ROOT), slash < 0 ? "" : path.substring(slash));
    }
}
