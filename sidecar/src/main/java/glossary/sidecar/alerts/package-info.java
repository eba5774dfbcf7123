/** Tells people of what they should know of: by a webhook and by mail. */
package glossary.sidecar.alerts;
