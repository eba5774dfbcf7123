/** Who a request comes from, when a proxy may stand in between. */
package glossary.sidecar.security.client;
