/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dryrun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.lookup.Wanted;

/**
 * Keys that two records cannot have both: source ids of one object, external ids of one company (API sheet, section 1.11).
 * E-mails may come twice, because nobody enforces that they do not.
 */
final class KeyClashes {
    private final Lookup lookup;
    private final KeyNames names;
    /** Records to which the run gives keys under which the look-up does not find them. */
    private final Map<String, List<Stored>> claims = new HashMap<>();

    KeyClashes(Lookup lookup) {
        this.lookup = lookup;
        this.names = lookup.names();
    }

    /** The keys that a record would get, or take into another company; null elsewhere. */
    private String[] gained(Map<String, Object> before, Map<String, Object> after) {
        String[] had = names.keys(before);
        String[] gained = names.keys(after);
        boolean moved = !Objects.equals(names.company(before), names.company(after));
        for (int k = 0; k < gained.length; k++) {
            boolean same = Objects.equals(had[k], gained[k]) && !(moved && names.perCompany(k));
            if (k == 0 || same || names.keyables().get(k).equals("email")) {
                gained[k] = null;
            }
        }
        return gained;
    }

    /** What has to be looked up besides the keys that are sent; null for nothing. */
    Wanted toLookUp(Map<String, Object> before, Map<String, Object> after) {
        Wanted wanted = new Wanted(gained(before, after), names.company(after));
        return wanted.keyed() ? lookup.cheap(wanted) : null;
    }

    /** Why a record cannot have its keys, because another one has them; null if it can. */
    String problem(Map<String, Object> before, Map<String, Object> after, Stored self) {
        return problem(gained(before, after), names.company(after), self);
    }

    /** @param company the {@code _id} of the record's company, or null */
    String problem(String[] keys, String company, Stored self) {
        Wanted wanted = new Wanted(keys, company);
        for (int k = 1; k < keys.length; k++) {
            if (keys[k] != null && !names.keyables().get(k).equals("email")) {
                int key = k;
                String name = names.keyables().get(k) + "=" + keys[k];
                String clash = Stream.concat(
                                lookup.namesakes(k, wanted).stream(),
                                claims.getOrDefault(k + ":" + keys[k], List.of()).stream())
                        .filter(other -> other != self && holds(other, key, keys[key], company))
                        .findFirst()
                        .map(other -> name + " is that of " + named(other) + ", and Planhat takes it only once")
                        .orElse(null);
                if (clash != null) {
                    return clash;
                }
            }
        }
        return null;
    }

    /** Whether a record still has the key, after what this run would have done to it. */
    private boolean holds(Stored other, int key, String value, String company) {
        Map<String, Object> now =
                other.content() == null ? null : other.content().fields();
        String itsCompany = now == null ? other.company() : names.company(now);
        return (now == null || value.equals(names.keys(now)[key]))
                && (!names.perCompany(key) || Objects.equals(company, itsCompany));
    }

    void claim(Map<String, Object> before, Map<String, Object> after, Stored self) {
        String[] gained = gained(before, after);
        for (int k = 0; k < gained.length; k++) {
            if (gained[k] != null) {
                claims.computeIfAbsent(k + ":" + gained[k], key -> new ArrayList<>(1))
                        .add(self);
            }
        }
    }

    static String named(Stored stored) {
        return stored.id() == null ? stored.index() + " of the input" : stored.id();
    }
}
