package glossary.sidecar.cli;

import glossary.config.Settings;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.http.JsonText;
import glossary.sidecar.search.PageJson;
import glossary.sidecar.search.SearchHit;
import glossary.sidecar.search.SearchPage;
import glossary.sidecar.search.SearchRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Searches the configured glossary, beside a running sidecar or without one. */
@Command(
    name = "search",
    description = "Searches and prints a table.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  search 'safety valve'        both words",
      "  search '\"heat exchanger\"'    the phrase",
      "  search 'ventil*' --language de",
      "  search '(pump OR valve) NOT vacuum' --json"
    })
final class SearchCommand implements Callable<Integer> {
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_RESULTS = 500;

  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "QUERY",
      description = "Words, \"phrases\", prefix*, AND, OR, NOT, parentheses.")
  private List<String> words;

  @Option(
      names = "--language",
      paramLabel = "en|de",
      description = "Only entries in this language.")
  private String language;

  @Option(
      names = "--domain",
      paramLabel = "TAG",
      description = "Only entries with this domain tag.")
  private String domain;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most results (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int limit;

  @Override
  public Integer call() throws Exception {
    SearchRequest request = request();
    Settings settings = root.common().settings();
    LogSetup.quiet();
    long started = System.nanoTime();
    SearchPage page = search(settings, request, this::tell);
    long elapsed = System.nanoTime() - started;
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(JsonText.of(new PageJson(request, page, page.warnings(), elapsed)));
    } else {
      print(page, out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void tell(String where) {
    if (!root.common().quiet()) {
      spec.commandLine().getErr().println(where);
      spec.commandLine().getErr().flush();
    }
  }

  private static SearchPage search(
      Settings settings, SearchRequest request, Consumer<String> where) {
    try {
      return DirectSearch.search(settings, Path.of(""), request, where);
    } catch (IOException failed) {
      throw new Failure(ExitCode.PROBLEMS, failed.getMessage(), failed);
    }
  }

  private SearchRequest request() {
    String query = String.join(" ", words);
    int length = query.codePointCount(0, query.length());
    if (length == 0 || length > MOST_CHARACTERS) {
      throw wrong("QUERY must have 1 to " + MOST_CHARACTERS + " characters, has " + length);
    }
    if (language != null && !language.equals("en") && !language.equals("de")) {
      throw wrong("--language must be en or de");
    }
    if (limit < 1 || limit > MOST_RESULTS) {
      throw wrong("--limit must be from 1 to " + MOST_RESULTS);
    }
    SearchRequest all = SearchRequest.of(query, limit);
    return new SearchRequest(
        all.query(), language, domain, null, limit, 0, all.deadline(), all.snippetLength());
  }

  private CommandLine.ParameterException wrong(String sentence) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence);
  }

  private static void print(SearchPage page, PrintWriter out) {
    TextTable table = new TextTable("ID", "TERM", "LANG", "TEXT");
    for (SearchHit hit : page.hits()) {
      table.row(Long.toString(hit.id()), hit.term(), hit.language(), hit.snippet());
    }
    if (!page.hits().isEmpty()) {
      table.printTo(out, TextTable.terminalWidth());
    }
    page.warnings().forEach(out::println);
    out.println(summary(page));
  }

  private static String summary(SearchPage page) {
    if (page.hits().isEmpty()) {
      return page.didYouMean() == null
          ? "Nothing found."
          : "Nothing found. Did you mean " + page.didYouMean() + "?";
    }
    String total = (page.totalExact() ? "" : "more than ") + page.total();
    return page.hits().size() + " of " + total + (page.total() == 1 ? " entry" : " entries");
  }
}
