/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The records that every contender sends: companies of 20 fields, the same for the same number. Ids and names are unique,
 * the rest comes from small vocabularies, as in a CRM. {@link SourceTable} has the same companies as rows.
 */
public final class Companies {
    /** Fifteen of the object, and five custom ones. */
    public static final int FIELDS = 20;

    static final String[] PHASES = {"Onboarding", "Adoption", "Growth", "Renewal", "At risk"};
    static final String[] STATUSES = {"customer", "prospect", "lost", "canceled"};
    static final String[] COUNTRIES = {"Sweden", "Germany", "France", "United Kingdom", "United States", "Norway"};
    static final String[] INDUSTRIES = {
        "Manufacturing", "Retail", "Software", "Logistics", "Health", "Energy", "Finance"
    };
    static final String[] REGIONS = {"EMEA", "AMER", "APAC"};
    static final String[] SYSTEMS = {"crm", "billing", "import"};
    static final String[] CITIES = vocabulary(200, "City ");
    static final String[] STREETS = vocabulary(1000, "Long Street ");
    static final String[] ZIPS = vocabulary(1000, "ZIP-");
    static final String[] PHONES = vocabulary(1000, "+46 8 555 0");
    static final String[] SITES = vocabulary(1000, "https://www.example.com/");
    static final String[] TEXTS = vocabulary(1000, "Customer since the fair; wants \"more\" seats, note ");
    static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final String[] DAYS = days();
    private static final BigDecimal[] REVENUES = revenues();

    private Companies() {}

    private static String[] vocabulary(int size, String start) {
        String[] words = new String[size];
        for (int i = 0; i < size; i++) {
            words[i] = start + i;
        }
        return words;
    }

    private static String[] days() {
        String[] days = new String[3650];
        for (int i = 0; i < days.length; i++) {
            days[i] = FIRST_DAY.plusDays(i) + "T00:00:00.000Z";
        }
        return days;
    }

    private static BigDecimal[] revenues() {
        BigDecimal[] revenues = new BigDecimal[1000];
        for (int i = 0; i < revenues.length; i++) {
            revenues[i] = BigDecimal.valueOf(100_001L + 137 * i, 2);
        }
        return revenues;
    }

    /** Grows with the number, as text too. */
    public static String externalId(long number) {
        return "A-" + (100_000_000L + number);
    }

    static String name(long number) {
        return "Company " + number;
    }

    static int pick(long number, int step, int size) {
        return (int) (number * step % size);
    }

    static BigDecimal revenue(long number) {
        return REVENUES[pick(number, 7, REVENUES.length)];
    }

    static int day(long number) {
        return pick(number, 11, DAYS.length);
    }

    static int employees(long number) {
        return 5 + pick(number, 13, 4999);
    }

    /** A company as Planhat takes it. */
    public static Map<String, Object> record(long number) {
        Map<String, Object> record = new LinkedHashMap<>(32);
        record.put("externalId", externalId(number));
        record.put("name", name(number));
        record.put("phase", PHASES[pick(number, 3, PHASES.length)]);
        record.put("status", STATUSES[pick(number, 1, STATUSES.length)]);
        record.put("description", TEXTS[pick(number, 17, TEXTS.length)]);
        record.put("address", STREETS[pick(number, 19, STREETS.length)]);
        record.put("city", CITIES[pick(number, 23, CITIES.length)]);
        record.put("zip", ZIPS[pick(number, 29, ZIPS.length)]);
        record.put("country", COUNTRIES[pick(number, 5, COUNTRIES.length)]);
        record.put("phonePrimary", PHONES[pick(number, 31, PHONES.length)]);
        record.put("web", SITES[pick(number, 37, SITES.length)]);
        record.put("h", pick(number, 3, 11));
        record.put("csmScore", 1 + pick(number, 7, 5));
        record.put("customerFrom", DAYS[day(number)]);
        record.put("mr", revenue(number));
        Map<String, Object> custom = new LinkedHashMap<>(8);
        custom.put("Industry", INDUSTRIES[pick(number, 5, INDUSTRIES.length)]);
        custom.put("Employees", employees(number));
        custom.put("Region", REGIONS[pick(number, 1, REGIONS.length)]);
        custom.put("Source system", SYSTEMS[pick(number, 2, SYSTEMS.length)]);
        custom.put("Active", number % 3 != 0);
        record.put("custom", custom);
        return record;
    }

    /** The companies from 0 on, each made when it is asked for. */
    public static Iterator<Map<String, Object>> records(long count) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Map<String, Object> next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return record(next++);
            }
        };
    }
}
