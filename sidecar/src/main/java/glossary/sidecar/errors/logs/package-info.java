/** Log lines and where they go: encoders, queues, files that rotate, standard error. */
package glossary.sidecar.errors.logs;
