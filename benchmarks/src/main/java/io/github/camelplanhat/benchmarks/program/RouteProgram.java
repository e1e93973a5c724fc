/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.contender.Unlimited;
import io.github.camelplanhat.benchmarks.data.SourceTable;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;
import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.routes.sync.SyncReport;

/**
 * {@code planhat-crm-sync} with mapping and state, from the table: the first run, in which everything is new, and the second, in which
 * nothing has changed. With {@code --warm} rows another sync runs first; with {@code --collect} milliseconds the heap is
 * collected whole as often, so that what is in use can be told from what only lies there.
 */
public final class RouteProgram implements Program {
    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        long warm = arguments.number("warm");
        long rows = arguments.number("rows");
        Path folder = Path.of(arguments.text("folder"));
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, SourceTable.MAPPING);
        ProcessMeter meter = new ProcessMeter();
        Main main = new Main();
        JdbcDataSource crm = new JdbcDataSource();
        crm.setURL(SourceTable.url(Path.of(arguments.text("file"))));
        crm.setUser("sa");
        crm.setPassword("");
        main.bind("crm", crm);
        main.bind("planhat", unlimited(arguments));
        sync(main, "warm", warm, folder);
        sync(main, "accounts", rows, folder);
        main.start();
        try {
            ProducerTemplate template = main.getCamelTemplate();
            if (warm > 0) {
                run(template, "warm", warm);
                run(template, "warm", warm);
            }
            parent.checkpoint("warm");
            startCollecting(arguments.number("collect"));
            parent.say(meter.measure("first", () -> run(template, "accounts", rows)));
            parent.checkpoint("first");
            parent.say(meter.measure("unchanged", () -> run(template, "accounts", rows)));
        } finally {
            main.stop();
        }
    }

    private static PlanhatComponent unlimited(Arguments arguments) {
        return Unlimited.component(arguments.text("url"), arguments.text("token"));
    }

    private static void sync(Main main, String name, long rows, Path folder) {
        String key = "camel.route-template[" + name + "].";
        main.addInitialProperty(key + "template-id", "planhat-crm-sync");
        main.addInitialProperty(key + "name", name);
        main.addInitialProperty(key + "object", "company");
        main.addInitialProperty(
                key + "source", "sql:select * from accounts limit " + rows + "?dataSource=#crm&outputType=StreamList");
        main.addInitialProperty(key + "mapping", "file:" + folder.resolve("mapping.yaml"));
        main.addInitialProperty(key + "state", folder.resolve("state").toString());
        // The template's own throttler holds to the quota; here it must not be the limit. It makes an object for each
        // call that it
        // lets pass, so that a million would fill the heap.
        main.addInitialProperty(key + "share", "2000");
    }

    private static Done run(ProducerTemplate template, String name, long rows) {
        SyncReport report = template.requestBody("direct:" + name, (Object) null, SyncReport.class);
        if (!report.clean() || report.read() != rows) {
            throw new IllegalStateException("the run is not as it should be: " + report);
        }
        return new Done(report.read(), report.calls());
    }

    private static void startCollecting(long millis) {
        if (millis == 0) {
            return;
        }
        Thread collector = new Thread(
                () -> {
                    while (true) {
                        System.gc();
                        try {
                            Thread.sleep(millis);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "collector");
        collector.setDaemon(true);
        collector.start();
    }
}
