/**
 * What the sidecar shows through JMX, and who may see it from elsewhere. The beans read what is
 * known already; the rooms reach them through the small interfaces here.
 */
package glossary.sidecar.jmx;
