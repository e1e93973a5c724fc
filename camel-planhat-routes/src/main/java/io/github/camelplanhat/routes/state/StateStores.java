/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.service.ServiceSupport;

import io.github.camelplanhat.routes.store.StateDatabase;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The state stores of a Camel context: the data source bean {@code planhatState} or the database of
 * {@code planhat.state.url}, for all syncs; otherwise a file in the folder that each sync names. Opened when the first run
 * needs one, and closed with the context. Thread-safe.
 */
public final class StateStores extends ServiceSupport {
    /** A bean of this name and type {@link DataSource} is the database of the state. */
    public static final String BEAN = "planhatState";

    /** Property with the JDBC URL of the state's database. */
    public static final String URL = "planhat.state.url";

    public static final String USERNAME = "planhat.state.username";
    public static final String PASSWORD = "planhat.state.password";

    private static final String NAME = "planhatStateStores";

    private final ReentrantLock lock = new ReentrantLock();
    private final CamelContext context;
    private final Map<String, Path> folders = new LinkedHashMap<>();
    private final Map<String, StateStore> open = new LinkedHashMap<>();
    private boolean forALook;
    private boolean closed;

    private StateStores(CamelContext context) {
        this.context = context;
    }

    /** The instance of this context. */
    public static StateStores of(CamelContext context) {
        StateStores found = RegistryBeans.find(context, StateStores.class);
        if (found != null) {
            return found;
        }
        StateStores created = new StateStores(context);
        context.getRegistry().bind(NAME, StateStores.class, created);
        try {
            context.addService(created);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return created;
    }

    /** Opens files only for a look: no run of another process comes to depend on this one. */
    public void forALook() {
        lock.lock();
        try {
            forALook = true;
        } finally {
            lock.unlock();
        }
    }

    public void declare(String sync, Path folder) {
        lock.lock();
        try {
            folders.put(sync, folder.toAbsolutePath().normalize());
        } finally {
            lock.unlock();
        }
    }

    /**
     * The store of a sync.
     *
     * @throws IllegalArgumentException if there is no such sync in this context
     */
    public StateStore of(String sync) {
        lock.lock();
        try {
            Path folder = folders.get(sync);
            if (folder == null) {
                throw new IllegalArgumentException("there is no sync " + sync);
            }
            return store(folder);
        } finally {
            lock.unlock();
        }
    }

    /** Where the files of a sync lie; null where its state is in a database. */
    public Path folder(String sync) {
        boolean inDatabase = context.getRegistry().lookupByNameAndType(BEAN, DataSource.class) != null
                || property(URL, null) != null;
        lock.lock();
        try {
            return inDatabase ? null : folders.get(sync);
        } finally {
            lock.unlock();
        }
    }

    /** Every store that the syncs of this context use; one, unless they name several folders. */
    public List<StateStore> all() {
        lock.lock();
        try {
            return folders.values().stream().map(this::store).distinct().toList();
        } finally {
            lock.unlock();
        }
    }

    private StateStore store(Path folder) {
        if (closed) {
            throw new IllegalStateException("the state store is closed, because Camel is stopping");
        }
        DataSource bean = context.getRegistry().lookupByNameAndType(BEAN, DataSource.class);
        if (bean != null) {
            return open.computeIfAbsent(BEAN, name -> StateStore.over(bean));
        }
        String url = property(URL, null);
        if (url != null) {
            return open.computeIfAbsent(
                    URL, name -> StateDatabase.server(url, property(USERNAME, null), property(PASSWORD, null)));
        }
        return open.computeIfAbsent(
                folder.toString(), name -> forALook ? StateDatabase.fileForALook(folder) : StateDatabase.file(folder));
    }

    private String property(String key, String otherwise) {
        PropertiesComponent properties = context.getPropertiesComponent();
        return properties.resolveProperty(key).filter(v -> !v.isBlank()).orElse(otherwise);
    }

    @Override
    protected void doStart() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doStop() {
        lock.lock();
        try {
            open.values().forEach(StateStore::close);
            open.clear();
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
