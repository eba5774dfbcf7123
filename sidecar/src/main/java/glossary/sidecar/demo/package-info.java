/** What the demo shows beside a sidecar: a sample host with the agent, and some traffic. */
package glossary.sidecar.demo;
