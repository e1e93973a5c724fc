/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.properties.PropertiesLocation;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.state.KeptRuns;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.runner.config.ConfigFolder;
import io.github.camelplanhat.runner.config.PropertyInstances;
import io.github.camelplanhat.runner.config.PropertyNames;
import io.github.camelplanhat.runner.config.StartFailure;
import io.github.camelplanhat.runner.config.TemplateGuard;
import io.github.camelplanhat.runner.server.Monitoring;

/** Camel Main on a configuration folder: its properties, its routes, and the route templates on the class path. */
final class FolderMain extends Main {
    private static final Logger LOG = LoggerFactory.getLogger(FolderMain.class);
    private static final int SHUTDOWN_SECONDS = 15;
    /** The properties of the runner itself. */
    private static final Set<String> OWN = Stream.of(
                    Set.of(Schedule.PROPERTY),
                    Set.of(StateStores.URL, StateStores.USERNAME, StateStores.PASSWORD),
                    Set.of(KeptRuns.RUNS, KeptRuns.DAYS, KeptRuns.UNDO_DAYS),
                    Monitoring.PROPERTIES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final ConfigFolder folder;

    /**
     * @param overrides properties that win over those of the folder
     */
    FolderMain(ConfigFolder folder, Map<String, String> overrides) {
        this.folder = folder;
        overrides.forEach(this::addOverrideProperty);
        addOverrideProperty(ConfigFolder.DIR_PROPERTY, folder.dir().toString());
        configure()
                .withShutdownTimeout(SHUTDOWN_SECONDS)
                .withAutoConfigurationLogSummary(false)
                .withRoutesIncludePattern(routes(folder));
        // Camel's own shutdown hook would not wait for the report; see StopSignal.
        setShutdownStrategy(new SimpleMainShutdownStrategy());
        addMainListener(new Guards());
    }

    private static String routes(ConfigFolder folder) {
        String templates = "classpath:camel-template/*";
        String own = "file:" + folder.dir() + "/routes/";
        return folder.routeFiles().isEmpty() ? templates : templates + "," + own + "*.yaml," + own + "*.yml";
    }

    /** Starts Camel; what goes wrong is thrown as one plain sentence. */
    void startOrExplain() {
        try {
            init();
            internalBeforeStart();
            beforeStart();
            start();
            afterStart();
        } catch (Exception e) {
            RuntimeException explained = StartFailure.explain(e, getCamelContext());
            close();
            throw explained;
        }
    }

    /**
     * Returns when the process is asked to stop, or when one of Camel Main's {@code camel.main.duration-*} is reached.
     *
     * @return what {@code camel.main.duration-hit-exit-code} says if that is why, else 0
     */
    int awaitStop() {
        waitUntilCompleted();
        return Math.max(getExitCode(), 0);
    }

    /** Stops Camel, as far as it was started, and closes the data sources, which Camel leaves open. */
    void close() {
        CamelContext context = getCamelContext();
        // A stopped context has forgotten its beans.
        Set<DataSource> sources =
                context == null ? Set.of() : context.getRegistry().findByType(DataSource.class);
        stop();
        if (context != null) {
            context.stop();
        }
        sources.forEach(FolderMain::closeQuietly);
    }

    private static void closeQuietly(DataSource source) {
        if (source instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.debug("A data source did not close", e);
            }
        }
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEncoding(StandardCharsets.UTF_8.name());
        properties.setLocations(
                List.of(new PropertiesLocation("file", folder.properties().toString())));
        return context;
    }

    private final class Guards extends MainListenerSupport {
        @Override
        public void beforeConfigure(BaseMainSupport main) {
            ModelCamelContext context = (ModelCamelContext) main.getCamelContext();
            context.addRouteTemplateDefinitionConverter("*", new TemplateGuard(folder));
        }

        @Override
        public void afterConfigure(BaseMainSupport main) {
            PropertyNames.check(main.getCamelContext(), OWN);
            PropertyInstances.check(main.getCamelContext());
        }
    }
}
