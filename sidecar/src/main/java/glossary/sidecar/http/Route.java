package glossary.sidecar.http;

/**
 * One path of the API.
 *
 * @param method GET, POST, PUT or DELETE
 * @param template such as {@code /api/glossary/{id}}; a fixed segment wins over a variable one
 * @param access what the caller must be allowed to do
 */
public record Route(String method, String template, Access access, Handler handler) {}
