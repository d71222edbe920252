package io.schedulebuilder.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium; installed by the system's package manager where it is missing and that is allowed. */
final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open() throws IOException, InterruptedException {
        if (driver().isEmpty()) {
            install();
        }
        Path chromedriver = driver().orElseThrow(() -> new AssertionError(
                "There is no Chromium with its driver to open the report in. Install them (Debian: apt-get install chromium"
                        + " chromium-driver), or leave this test out: mvn verify -Dit.test='!ReportInBrowserIT'"));
        ChromeOptions options = new ChromeOptions();
        found(BROWSERS).ifPresent(browser -> options.setBinary(browser.toString()));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .build(),
                options));
    }

    /** Opens a file in a window whose page has the given size. */
    ChromeDriver show(Path file, int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.get(file.toUri().toString());
        return driver;
    }

    private static Optional<Path> driver() {
        return found(List.of("chromedriver"));
    }

    private static Optional<Path> found(List<String> names) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install() throws IOException, InterruptedException {
        Process install = new ProcessBuilder(
                        "sh",
                        "-c",
                        "apt-get -q update && apt-get -q -y install --no-install-recommends chromium chromium-driver")
                .redirectErrorStream(true)
                .start();
        install.getOutputStream().close();
        String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (install.waitFor() != 0) {
            System.err.println(said);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
