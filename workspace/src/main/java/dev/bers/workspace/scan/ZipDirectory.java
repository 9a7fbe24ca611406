package dev.bers.workspace.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the directory at the end of a zip says of its entries (APPNOTE 4.3.12), held against the headers that stand before
 * them. Entries are searched by their headers, most programs unpack them by the directory: where the two disagree, what is
 * unpacked is not what was searched.
 */
final class ZipDirectory {

    private static final int LISTING_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int LONG_END_LENGTH = 56;
    /** Bytes of a listing that are looked at. */
    private static final int LOOK = 32 * 1_024;
    /** Listings that are kept beyond one for each header. */
    private static final int LISTINGS_MORE_MAX = 1_000;
    /** What a number of four bytes says that stands elsewhere, since it needs eight. */
    private static final long ELSEWHERE = 0xFFFF_FFFFL;

    private static final int LONG_NUMBERS = 1;
    private static final long UNTOLD = -1;

    private final Map<Long, Header> headers = new HashMap<>();
    private final Map<Long, Listing> listings = new HashMap<>();
    private @Nullable End longEnd;

    private record Header(int method, long size) {}

    /**
     * What the directory says of an entry.
     *
     * @param next where it goes on
     * @param header where the entry's header stands, counted from the zip's beginning
     */
    private record Listing(long next, int method, long size, long header) {}

    /**
     * What the end of a zip says of its directory.
     *
     * @param place where the directory ends
     * @param size its length in bytes
     * @param offset where it begins, counted from the zip's beginning
     */
    private record End(long place, long size, long offset) {}

    /** Keeps what a header says. */
    void addHeader(long place, ZipEntryHeader header) {
        headers.put(place, new Header(header.method(), header.size()));
    }

    /** Keeps what the next bytes say, which begin like a listing of the directory. */
    void addListing(SearchedBytes bytes) {
        if (bytes.ahead(LISTING_LENGTH) < LISTING_LENGTH || listings.size() >= headers.size() + LISTINGS_MORE_MAX) {
            return;
        }
        int extra = LISTING_LENGTH + (int) bytes.number(28, 2);
        int extraEnd = extra + (int) bytes.number(30, 2);
        long place = bytes.length();
        long next = place + extraEnd + bytes.number(32, 2);
        int longNumbers = longNumbers(bytes, extra, bytes.ahead(Math.min(extraEnd, LOOK)));
        int longSize = longNumbers + (bytes.number(24, 4) == ELSEWHERE ? 8 : 0);
        int longHeader = longSize + (bytes.number(20, 4) == ELSEWHERE ? 8 : 0);
        int method = (int) bytes.number(10, 2);
        listings.put(place, new Listing(next, method, number(bytes, 20, longSize), number(bytes, 42, longHeader)));
    }

    /** Where the numbers of eight bytes stand (4.5.3), of those only that need so many; beyond all bytes if nowhere. */
    private static int longNumbers(SearchedBytes bytes, int extra, int end) {
        for (int at = extra; at + 4 <= end; at += 4 + (int) bytes.number(at + 2, 2)) {
            if (bytes.number(at, 2) == LONG_NUMBERS) {
                return at + 4;
            }
        }
        return LOOK;
    }

    private static long number(SearchedBytes bytes, int at, int elsewhere) {
        long number = bytes.number(at, 4);
        if (number != ELSEWHERE) {
            return number;
        }
        int end = elsewhere + 8;
        return end <= LOOK && bytes.ahead(end) == end ? bytes.number(elsewhere, 8) : UNTOLD;
    }

    /** Keeps what the next bytes say, which begin like the longer one of two ends (4.3.14). */
    void addLongEnd(SearchedBytes bytes) {
        if (bytes.ahead(LONG_END_LENGTH) == LONG_END_LENGTH) {
            longEnd = new End(bytes.length(), bytes.number(40, 8), bytes.number(48, 8));
        }
    }

    /**
     * Whether the next bytes, which begin like the end of a zip (4.3.16), end a directory that says the same as the
     * headers; true where there is neither header nor directory.
     */
    boolean agrees(SearchedBytes bytes) {
        if (bytes.ahead(END_LENGTH) < END_LENGTH) {
            return true;
        }
        End end = end(new End(bytes.length(), bytes.number(12, 4), bytes.number(16, 4)));
        long place = end.place - end.size;
        if (headers.isEmpty() && !listings.containsKey(place)) {
            return true;
        }
        long beginning = place - end.offset;
        while (place < end.place) {
            Listing listing = listings.get(place);
            if (listing == null || !agrees(listing, headers.get(beginning + listing.header))) {
                return false;
            }
            place = listing.next;
        }
        boolean isEmpty = bytes.number(10, 2) == 0;
        return place == end.place && (end.size > 0 || isEmpty);
    }

    /** The longer end, where the shorter one says the same or leaves it to the longer one. */
    private End end(End told) {
        End other = longEnd;
        if (other == null) {
            return told;
        }
        boolean isSame = (told.size == ELSEWHERE || told.size == other.size)
                && (told.offset == ELSEWHERE || told.offset == other.offset);
        return isSame ? other : told;
    }

    private static boolean agrees(Listing listing, @Nullable Header header) {
        return header != null
                && header.method == listing.method
                && (header.size == ZipEntryHeader.UNKNOWN || header.size == listing.size);
    }
}
