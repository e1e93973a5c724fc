/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.util.URISupport;

import io.github.camelplanhat.component.changes.ComparedFields;
import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** The parameters of {@code planhat-export}, as the template has them. */
public final class ExportSettings {
    private static final String ALL = "all";
    /** With the object behind it, the name has to fit into the column of the state. */
    private static final int LONGEST_NAME = 150;
    /** The throttler counts calls of a minute, and Planhat takes no more. */
    private static final int WHOLE_QUOTA = 200;

    private String name;
    private String objects;
    private String mode = "full";
    private String sink;
    private String select;
    private String ignoreFields;
    private int maxDeletions = 500;
    private int share = WHOLE_QUOTA;
    private String state = "state";
    private String manifest;
    private boolean complete = true;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setObjects(String objects) {
        this.objects = objects;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public void setSink(String sink) {
        this.sink = sink;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public void setIgnoreFields(String ignoreFields) {
        this.ignoreFields = ignoreFields;
    }

    public void setMaxDeletions(int maxDeletions) {
        this.maxDeletions = maxDeletions;
    }

    public void setShare(int share) {
        this.share = share;
    }

    public void setState(String state) {
        this.state = state;
    }

    public void setManifest(String manifest) {
        this.manifest = manifest;
    }

    public void setComplete(boolean complete) {
        this.complete = complete;
    }

    boolean complete() {
        return complete;
    }

    ExportMode mode() {
        return ExportMode.parse(mode);
    }

    int maxDeletions() {
        return maxDeletions;
    }

    Path state() {
        return Path.of(state);
    }

    Path manifest() {
        return manifest == null || manifest.isBlank()
                ? Path.of(state).resolve(name + "-manifest.json")
                : Path.of(manifest);
    }

    /** The sink without its options, which may hold what is not for everybody's eyes. */
    String sinkName() {
        int options = sink.indexOf('?');
        return URISupport.sanitizeUri(options < 0 ? sink : sink.substring(0, options));
    }

    /** Fields of {@code select} that Planhat's documentation does not have. Planhat has more, but leaves misspelt ones out silently. */
    List<String> unknownSelected() {
        return selection().unknown(objects());
    }

    /** @throws IllegalArgumentException naming the parameter that cannot be used */
    void check() {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name of an export: use " + LONGEST_NAME + " characters at most");
        }
        if (share < 1 || share > WHOLE_QUOTA) {
            throw new IllegalArgumentException("share is " + share + "; an export may read 1 to " + WHOLE_QUOTA
                    + " pages a minute, since that is Planhat's whole quota");
        }
        if (maxDeletions < -1) {
            throw new IllegalArgumentException(
                    "maxDeletions is " + maxDeletions + "; use a number of records, or -1 for any number");
        }
        mode();
        Selection selection = selection();
        List<PlanhatObject> known = objects();
        selection.check(known);
        checkIgnored(known);
        if (mode() == ExportMode.CHANGES) {
            for (PlanhatObject object : known) {
                if (!ComparedFields.of(object, selection.of(object), ignoreFields)
                        .any()) {
                    throw new IllegalArgumentException(
                            "select and ignoreFields leave no field of " + object + " in which a change would count"
                                    + (unknownSelected().isEmpty()
                                            ? ""
                                            : "; unknown is " + String.join(", ", unknownSelected())));
                }
            }
        }
    }

    private void checkIgnored(List<PlanhatObject> known) {
        Set<String> unknown = new LinkedHashSet<>(ComparedFields.unknown(known.get(0), ignoreFields));
        known.forEach(object -> unknown.retainAll(ComparedFields.unknown(object, ignoreFields)));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "ignoreFields names " + String.join(", ", unknown) + ", which no object of this export has");
        }
    }

    Selection selection() {
        return Selection.parse(select);
    }

    ComparedFields compared(PlanhatObject object) {
        return ComparedFields.of(object, selection().of(object), ignoreFields);
    }

    /** Each once, in the order of the parameter; for {@code all} in that of the catalogue. */
    List<PlanhatObject> objects() {
        List<String> able = Stream.of(PlanhatObject.values())
                .filter(o -> o.allows(Operation.LIST))
                .map(PlanhatObject::uriName)
                .toList();
        List<String> names = objects.strip().equals(ALL)
                ? able
                : Stream.of(objects.split(",")).map(String::strip).distinct().toList();
        List<PlanhatObject> found = new ArrayList<>();
        for (String each : names) {
            if (!able.contains(each)) {
                String why = PlanhatObject.find(each).isPresent() ? "Planhat has no list of it" : "unknown object";
                throw new IllegalArgumentException(
                        "objects: " + why + ": '" + each + "'" + Names.hint(each, able) + " (or the word " + ALL + ")");
            }
            found.add(PlanhatObject.find(each).orElseThrow());
        }
        return found;
    }
}
