package io.schedulebuilder.libraries;

import io.schedulebuilder.domain.FailureException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Loads libraries from a folder beside the program's jar. They are large: on the class path, they would add 50 ms to
 * every start. So they are opened only when a command needs their service.
 */
public final class LibraryFolder extends URLClassLoader {
    private final String owner;

    private LibraryFolder(URL[] urls, ClassLoader program, String owner) {
        super(urls, program);
        this.owner = owner;
    }

    /**
     * The service that a package implements with these libraries.
     *
     * @param folder the folder's name
     * @param owner the package that uses the libraries; it is loaded together with them, so nothing else may refer to
     *     it
     * @param needed a class of the libraries; if the program already has it, as on Spark, no folder is opened
     * @throws FailureException if the libraries are missing
     */
    public static <S> S service(Class<S> service, String folder, String owner, String needed) {
        ClassLoader program = service.getClassLoader();
        ClassLoader loader = program.getResource(needed.replace('.', '/') + ".class") == null
                ? new LibraryFolder(urls(service, folder), program, owner + ".")
                : program;
        try {
            return ServiceLoader.load(service, loader)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing in " + owner + " implements " + service));
        } catch (ServiceConfigurationError e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    /** The URLs of the program itself and of the jars in the folder. */
    private static URL[] urls(Class<?> service, String folder) {
        URL program = service.getProtectionDomain().getCodeSource().getLocation();
        List<URL> urls = new ArrayList<>(List.of(program));
        try {
            Path libraries = Path.of(program.toURI()).resolveSibling(folder);
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
                for (Path jar : jars) {
                    urls.add(jar.toUri().toURL());
                }
            } catch (IOException e) {
                throw new FailureException("the libraries in " + libraries + " cannot be read. Build again.", e);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(owner)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
