package org.usersync.umapi.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.target.TargetException;

/**
 * Reads a list page by page to its end, or fails: a short read passed off as a whole one would change users. Where the
 * first page tells how many there are, some of the others are read at the same time; they are delivered in their order.
 *
 * <p>Adobe answers a page beyond the end with the last page again, so the end is where {@code lastPage} says so, and
 * the page count of the headers, where there is one, must agree. {@code X-Total-Count} counts technical accounts that
 * are not delivered and proves nothing.
 *
 * @param <T> the kind of entry
 */
final class PagedList<T> {
    private static final Logger LOG = LoggerFactory.getLogger(PagedList.class);
    private static final String NO_GROUP = "error.group.not_found";
    /** How Adobe's list of groups says that a page is beyond its end. */
    private static final String BEYOND_END = "Not found";

    private final AdobeApi api;
    private final String what;
    private final String bucket;
    private final IntFunction<String> path;
    private final PageReader<T> reader;

    /**
     * Makes a list.
     *
     * @param api makes the calls
     * @param what names the list in messages, such as {@code users}
     * @param bucket the rate limit that its pages count in
     * @param path the path of a page, whose number begins with 0
     * @param reader reads one page
     */
    PagedList(AdobeApi api, String what, String bucket, IntFunction<String> path, PageReader<T> reader) {
        this.api = api;
        this.what = what;
        this.bucket = bucket;
        this.path = path;
        this.reader = reader;
    }

    /**
     * What is kept of a page that was delivered. The one after it is the same again if it has the same ends, even if somebody
     * between them was changed meanwhile.
     */
    private record Ends<T>(int size, T first, T last) {
        static <T> Ends<T> of(List<T> entries) {
            return new Ends<>(entries.size(), entries.get(0), entries.get(entries.size() - 1));
        }
    }

    /**
     * Reads all pages.
     *
     * @param sink takes the entries of a page once the whole page is there
     * @return false if Adobe does not know the group whose list this is
     */
    boolean read(Consumer<T> sink) {
        Optional<Page<T>> first = fetch(0);
        if (first.isEmpty()) {
            return false;
        }
        Integer count = first.get().pageCount();
        if (count == null || count <= 2) {
            deliver(first.get(), this::page, sink);
            return true;
        }
        try (ReadAhead<Page<T>> ahead = new ReadAhead<>(bucket, this::page, 1, count)) {
            // There may be more of them by now.
            deliver(first.get(), number -> number < count ? next(ahead) : page(number), sink);
        }
        return true;
    }

    private Page<T> next(ReadAhead<Page<T>> ahead) {
        try {
            return ahead.next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw api.failures().cancelled();
        }
    }

    private Page<T> page(int number) {
        return fetch(number).orElseThrow(() -> wrong(number, "it is missing"));
    }

    private void deliver(Page<T> first, IntFunction<Page<T>> following, Consumer<T> sink) {
        Page<T> page = first;
        Ends<T> previous = null;
        Integer count = null;
        long delivered = 0;
        for (int number = 0; ; number++) {
            // What a page does not tell holds as the one before told it.
            count = page.pageCount() == null ? count : page.pageCount();
            boolean last = isLast(number, page, count);
            List<T> entries = page.entries() == null ? List.of() : page.entries();
            Ends<T> ends = entries.isEmpty() ? null : Ends.of(entries);
            if (ends != null && ends.equals(previous)) {
                throw wrong(number, "it repeats the page before");
            }
            entries.forEach(sink);
            delivered += entries.size();
            if (last) {
                LOG.debug("{}: {} in {} pages, {} by Adobe's count", what, delivered, number + 1, page.totalCount());
                return;
            }
            previous = ends;
            page = following.apply(number + 1);
        }
    }

    private Optional<Page<T>> fetch(int number) {
        String request = request(number);
        AdobeApi.Outcome<Page<T>> outcome;
        try {
            outcome = api.call(new AdobeApi.Request(request, bucket, path.apply(number), null), false, reader);
        } catch (PageReader.NotAPage e) {
            throw wrong(number, String.valueOf(e.getMessage()));
        }
        if (outcome instanceof AdobeApi.Outcome.Answered<Page<T>> answered) {
            Page<T> page = answered.value();
            return number == 0 && NO_GROUP.equals(page.result()) ? Optional.empty() : Optional.of(page);
        }
        Refusal refusal = ((AdobeApi.Outcome.Refused<Page<T>>) outcome).refusal();
        // only the first page: a group that vanishes while it is read was not read completely
        if (number == 0 && refusal.status() == 404 && refusal.code().equals(NO_GROUP)) {
            return Optional.empty();
        }
        throw api.failures().refused(request, refusal);
    }

    private boolean isLast(int number, Page<T> page, @Nullable Integer count) {
        boolean beyondEnd = BEYOND_END.equals(page.result());
        if (!beyondEnd && !"success".equals(page.result())) {
            throw wrong(number, "its result is " + said(page));
        }
        if (!beyondEnd && page.entries() == null) {
            throw wrong(number, "it has no list of entries");
        }
        Boolean last = page.lastPage();
        if (last == null) {
            throw wrong(number, "it does not say whether it is the last page");
        }
        if (beyondEnd && !last) {
            throw wrong(number, "it is said not to exist and not to be the last page");
        }
        if (!last && page.entries() != null && page.entries().isEmpty()) {
            throw wrong(number, "it is empty and not the last page");
        }
        checkCount(number, last, beyondEnd, count);
        return last;
    }

    private void checkCount(int number, boolean last, boolean beyondEnd, @Nullable Integer count) {
        if (count == null) {
            return;
        }
        // 0 pages are an empty list, whose page 0 is delivered all the same
        if (count == 0 && number == 0 && last) {
            return;
        }
        boolean fits = last ? (beyondEnd ? count <= number : count == number + 1) : count > number + 1;
        if (!fits) {
            throw wrong(
                    number,
                    (last ? "it is said to be the last page" : "it is said not to be the last page")
                            + ", while the page count is " + count);
        }
    }

    private String said(Page<T> page) {
        return page.result() == null
                ? "missing"
                : api.line(page.message().isEmpty() ? page.result() : page.result() + ": " + page.message());
    }

    private String request(int number) {
        return "the request for " + what + ", page " + number;
    }

    private TargetException wrong(int number, String wrong) {
        return api.failures().protocol(request(number), wrong);
    }
}
