package glossary.sidecar.http;

import java.util.List;

/** The filters around a handler. Each sees the errors of the inner ones as responses. */
final class Pipeline {
  private final List<Filter> filters;
  private final ErrorAnswers errors;

  /**
   * @param filters outermost first
   */
  Pipeline(List<Filter> filters, ErrorAnswers errors) {
    this.filters = List.copyOf(filters);
    this.errors = errors;
  }

  /**
   * @param template of the request's route, for the log
   * @throws OutOfMemoryError and the like: all that leaves the process in doubt
   */
  Response run(Request request, String template, Handler innermost) {
    return step(0, request, template, innermost);
  }

  private Response step(int index, Request request, String template, Handler innermost) {
    try {
      return index == filters.size()
          ? innermost.handle(request)
          : filters
              .get(index)
              .handle(request, inner -> step(index + 1, inner, template, innermost));
    } catch (Problem problem) {
      return errors.refusal(request, template, problem);
    } catch (OutOfMemoryError | InternalError doubtful) {
      throw doubtful;
    } catch (Throwable failure) {
      return errors.internal(request, template, failure);
    }
  }
}
