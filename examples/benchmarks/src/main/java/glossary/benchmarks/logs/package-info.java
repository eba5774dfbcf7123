/** What logging costs the thread that logs. */
package glossary.benchmarks.logs;
