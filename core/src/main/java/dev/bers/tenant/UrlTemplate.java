package dev.bers.tenant;

import java.util.Optional;

/**
 * The template of a URL (RFC 6570, its simple expansion) whose only expression is {@code {tenant}}. A tenant's hash consists of
 * unreserved characters, so that it stands in the URL as it is.
 */
public final class UrlTemplate {

    private static final String TENANT = "{tenant}";

    private UrlTemplate() {}

    /** The text that a template makes for a tenant; empty if it has braces around anything else. */
    public static Optional<String> fill(String template, TenantHash tenant) {
        String filled = template.replace(TENANT, tenant.text());
        boolean hasOthers = filled.indexOf('{') >= 0 || filled.indexOf('}') >= 0;
        return hasOthers ? Optional.empty() : Optional.of(filled);
    }
}
