/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordIteratorTest {
    private final List<String> asked = new ArrayList<>();

    private static List<Map<String, Object>> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(RecordIteratorTest::row).toList();
    }

    private static Map<String, Object> row(int number) {
        return Map.of("_id", String.format("%024d", number), "n", number);
    }

    /** A server with these rows, which gives at most so many a page, whatever is asked for. */
    private PageSource server(List<Map<String, Object>> rows, int ceiling) {
        return (pass, offset, limit) -> {
            asked.add(offset + "+" + limit);
            int from = (int) Math.min(offset, rows.size());
            int to = Math.min(rows.size(), from + Math.min(limit, ceiling));
            return new Page(List.copyOf(rows.subList(from, to)), 1);
        };
    }

    private static RecordIterator iterator(PageSource source, int pageSize) {
        return new RecordIterator("company/list", source, 1, pageSize, 0, 0, true, row -> true);
    }

    private static List<Integer> numbers(RecordIterator records) {
        List<Integer> numbers = new ArrayList<>();
        records.forEachRemaining(row -> numbers.add((Integer) row.get("n")));
        return numbers;
    }

    private static List<Integer> range(int to) {
        return IntStream.range(0, to).boxed().toList();
    }

    @Nested
    class TheEnd {
        @Test
        void aFewRowsAreTheEndAtOnce() {
            assertThat(numbers(iterator(server(rows(0, 12), 1000), 1000))).hasSize(12);
            assertThat(asked).containsExactly("0+1000");
        }

        @Test
        void onlyAnEmptyPageIsTheEndIfThatIsWanted() {
            assertThat(numbers(iterator(server(rows(0, 12), 1000), 1000).untilEmptyPage()))
                    .hasSize(12);
            assertThat(asked).containsExactly("0+1000", "12+1000");
        }

        @Test
        void aShortFirstPageIsProvedByAnEmptyOne() {
            assertThat(numbers(iterator(server(rows(0, 500), 1000), 1000))).hasSize(500);
            assertThat(asked).containsExactly("0+1000", "500+1000");
        }

        @Test
        void aPageShorterThanAnEarlierOneIsTheEnd() {
            assertThat(numbers(iterator(server(rows(0, 1500), 1000), 1000))).hasSize(1500);
            assertThat(asked).containsExactly("0+1000", "1000+1000");
        }

        @Test
        void aServerThatCutsPagesLosesNothing() {
            assertThat(numbers(iterator(server(rows(0, 250), 100), 1000))).isEqualTo(range(250));
            assertThat(asked).containsExactly("0+1000", "100+1000", "200+1000");
        }

        @Test
        void aPageShorterThanTheDocumentedDefaultIsTheEnd() {
            assertThat(numbers(iterator(server(rows(0, 99), 1000), 1000).knowing(LargestPage.atLeast(100))))
                    .hasSize(99);
            assertThat(asked).containsExactly("0+1000");
        }

        @Test
        void aPageOfTheDocumentedDefaultMayBeACutOne() {
            assertThat(numbers(iterator(server(rows(0, 250), 100), 1000).knowing(LargestPage.atLeast(100))))
                    .isEqualTo(range(250));
            assertThat(asked).containsExactly("0+1000", "100+1000", "200+1000");
        }

        @Test
        void anEnormousDefaultIsNotBelieved() {
            assertThat(numbers(iterator(server(rows(0, 600), 10_000), 10_000).knowing(LargestPage.atLeast(10_000))))
                    .hasSize(600);
            assertThat(asked).containsExactly("0+10000", "600+10000");
        }

        @Test
        void whatOneListHasShownHoldsForTheNext() {
            LargestPage largest = LargestPage.atLeast(100);
            assertThat(numbers(iterator(server(rows(0, 700), 1000), 1000).knowing(largest)))
                    .hasSize(700);
            asked.clear();

            assertThat(numbers(iterator(server(rows(0, 699), 1000), 1000).knowing(largest)))
                    .hasSize(699);
            assertThat(asked).containsExactly("0+1000");
            asked.clear();
            // As many as the largest page so far: that may be where the server cuts.
            assertThat(numbers(iterator(server(rows(0, 900), 700), 1000).knowing(largest)))
                    .isEqualTo(range(900));
            assertThat(asked).containsExactly("0+1000", "700+1000");
        }

        @Test
        void whatWasSeenLongAgoIsNotBelieved() {
            AtomicLong nanos = new AtomicLong();
            LargestPage largest = new LargestPage(100, nanos::get);
            numbers(iterator(server(rows(0, 700), 1000), 1000).knowing(largest));
            asked.clear();
            nanos.addAndGet(Duration.ofMinutes(11).toNanos());

            // The server has come to give 500 at most.
            assertThat(numbers(iterator(server(rows(0, 600), 500), 1000).knowing(largest)))
                    .isEqualTo(range(600));
            assertThat(asked).containsExactly("0+1000", "500+1000");
        }

        @Test
        void anEmptyListIsOneCall() {
            assertThat(numbers(iterator(server(List.of(), 100), 100))).isEmpty();
            assertThat(asked).hasSize(1);
        }
    }

    @Nested
    class MovingData {
        @Test
        void rowsThatCameInBeforeTheOffsetAreNotHandedOutTwice() {
            PageSource shifting = (pass, offset, limit) -> new Page(offset == 0 ? rows(0, 50) : rows(48, 60), 1);

            assertThat(numbers(iterator(shifting, 50))).isEqualTo(range(60));
        }

        @Test
        void aServerThatDoesNotSortLosesNothing() {
            List<Map<String, Object>> mixed = new ArrayList<>(rows(0, 200));
            Collections.reverse(mixed);

            assertThat(numbers(iterator(server(mixed, 50), 50))).hasSize(200).doesNotHaveDuplicates();
        }

        @Test
        void orderThatBreaksLateLosesNothing() {
            List<Map<String, Object>> mixed = new ArrayList<>(rows(100, 200));
            mixed.addAll(rows(0, 100));

            assertThat(numbers(iterator(server(mixed, 50), 50))).hasSize(200).doesNotHaveDuplicates();
        }

        @Test
        void aRepeatedPageIsAnError() {
            PageSource deaf = (pass, offset, limit) -> new Page(rows(0, 50), 1);

            assertThatThrownBy(() -> numbers(iterator(deaf, 50)))
                    .isInstanceOf(PagingException.class)
                    .hasMessageContaining("company/list: Planhat gave the page at offset 50 again");
        }

        @Test
        void aLastPageOfRowsThatMovedBehindTheOffsetIsNoRepeatedPage() {
            PageSource moved = (pass, offset, limit) -> new Page(offset == 0 ? rows(0, 50) : rows(49, 50), 1);

            assertThat(numbers(iterator(moved, 50))).isEqualTo(range(50));
        }

        @Test
        void aRepeatedPageOfRowsWithoutAnIdIsAnError() {
            List<Map<String, Object>> bare = IntStream.range(0, 50)
                    .mapToObj(i -> Map.<String, Object>of("n", i))
                    .toList();
            PageSource deaf = (pass, offset, limit) -> new Page(offset > 5_000 ? List.of() : bare, 1);

            assertThatThrownBy(() -> numbers(iterator(deaf, 50))).isInstanceOf(PagingException.class);
        }

        @Test
        void rowsWithoutAnIdAreAllHandedOut() {
            List<Map<String, Object>> bare = Collections.nCopies(40, Map.of("n", 1));

            assertThat(numbers(iterator(server(bare, 100), 100))).hasSize(40);
        }
    }

    @Nested
    class Limits {
        @Test
        void noMoreThanTheMostRecordsAreAskedFor() {
            RecordIterator records =
                    new RecordIterator("company/list", server(rows(0, 500), 1000), 1, 100, 0, 150, true, row -> true);

            assertThat(numbers(records)).isEqualTo(range(150));
            assertThat(asked).containsExactly("0+100", "100+50");
        }

        @Test
        void theFirstRecordsCanBePassedOver() {
            RecordIterator records =
                    new RecordIterator("company/list", server(rows(0, 20), 1000), 1, 100, 15, 0, true, row -> true);

            assertThat(numbers(records)).containsExactly(15, 16, 17, 18, 19);
        }

        @Test
        void aRareRecordIsNotLookedForOneByOne() {
            RecordIterator records = new RecordIterator(
                    "note/list", server(rows(0, 300), 100), 1, 100, 0, 1, true, row -> (int) row.get("n") == 250);

            assertThat(numbers(records)).containsExactly(250);
            assertThat(asked).hasSizeLessThan(6);
        }

        @Test
        void recordsThatDoNotBelongToTheListAreNotCounted() {
            RecordIterator records = new RecordIterator(
                    "note/list", server(rows(0, 300), 100), 1, 100, 0, 120, true, row -> (int) row.get("n") % 2 == 0);

            assertThat(numbers(records)).hasSize(120).allMatch(n -> n % 2 == 0);
        }
    }

    @Nested
    class SeveralPasses {
        @Test
        void theFirstRecordsArePassedOverOnceAndNotInEveryPass() {
            PageSource source = (pass, offset, limit) -> {
                List<Map<String, Object>> all = pass == 0 ? rows(0, 10) : rows(10, 15);
                return new Page(all.subList((int) Math.min(offset, all.size()), all.size()), 1);
            };

            RecordIterator records = new RecordIterator("task/list", source, 2, 100, 5, 8, true, row -> true);

            assertThat(numbers(records)).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
        }

        @Test
        void recordsOfTwoPassesAreJoinedById() {
            PageSource source = (pass, offset, limit) ->
                    offset > 0 ? new Page(List.of(), 1) : new Page(pass == 0 ? rows(0, 10) : rows(0, 15), 1);

            RecordIterator records = new RecordIterator("task/list", source, 2, 100, 0, 0, true, row -> true);

            assertThat(numbers(records)).isEqualTo(range(15));
        }

        @Test
        void aSecondPassThatBringsTheSameIsNoRepeatedPage() {
            PageSource source = server(rows(0, 10), 100);

            assertThat(numbers(new RecordIterator("task/list", source, 2, 100, 0, 0, true, row -> true)))
                    .isEqualTo(range(10));
        }
    }

    @Nested
    class Closing {
        @Test
        void thereIsNothingMoreAndNoCallAfterClosing() {
            RecordIterator records = iterator(server(rows(0, 500), 100), 100);
            records.next();
            records.close();

            assertThat(records.hasNext()).isFalse();
            assertThatThrownBy(records::next).hasMessageContaining("the list was closed");
            assertThat(asked).hasSize(1);
        }

        @Test
        void noPageIsReadBeforeItIsNeeded() {
            RecordIterator records = iterator(server(rows(0, 500), 100), 100);
            assertThat(asked).isEmpty();
            for (int i = 0; i < 100; i++) {
                records.next();
            }
            assertThat(asked).hasSize(1);
        }
    }
}
