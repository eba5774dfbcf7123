package glossary.sidecar.security.input;

import java.util.List;

/**
 * Something in a request that looks like an attack.
 *
 * @param attack its class's label
 * @param field its name, if that is one of ours or plain, else {@code {other}}
 * @param points as {@link Score} counts them
 * @param rules their ids
 * @param excerpt 32 characters around the strongest sign, digits and long tokens masked
 * @param refused whether the request is refused for it
 */
record Finding(
    String attack,
    String field,
    FieldKind kind,
    int points,
    List<String> rules,
    String excerpt,
    boolean refused) {}
