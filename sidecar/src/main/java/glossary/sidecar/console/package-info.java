/** The page at {@code /}: static files of the class path, and how this server is to the caller. */
package glossary.sidecar.console;
