/** What pages of other origins may do: cross-origin resource sharing, by the Fetch standard. */
package glossary.sidecar.security.cors;
