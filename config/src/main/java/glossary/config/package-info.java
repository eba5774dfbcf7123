/** Every setting: declared once, read from its sources, checked, explained. */
package glossary.config;
