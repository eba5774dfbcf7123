package glossary.sidecar.errors;

import java.util.Map;

/**
 * An error that passed flood control.
 *
 * @param isNew whether it is the first of its kind
 * @param thrown the exception; null if there was none
 * @param context of the request or the host, without personal data; values without secrets
 */
record ErrorReport(
    ErrorGroup group, boolean isNew, Throwable thrown, Map<String, String> context) {}
