/** What the checks of input cost. */
package glossary.benchmarks.input;
