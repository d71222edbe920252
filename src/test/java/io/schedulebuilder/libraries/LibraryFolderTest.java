package io.schedulebuilder.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.CloudWarehouse;
import org.junit.jupiter.api.Test;

class LibraryFolderTest {
    private static final String OWNER = "io.schedulebuilder.store.bigquery";

    @Test
    void service_whoseLibrariesTheProgramHas_isTheProgramsOwn() {
        CloudWarehouse.Client client = CloudWarehouse.Client.load();
        assertThat(client.getClass().getClassLoader()).isSameAs(CloudWarehouse.class.getClassLoader());
    }

    @Test
    void service_whoseLibrariesItHasNot_isLoadedTogetherWithThem() {
        CloudWarehouse.Client client =
                LibraryFolder.service(CloudWarehouse.Client.class, "classes", OWNER, "no.such.Library");
        assertThat(client.getClass().getClassLoader()).isInstanceOf(LibraryFolder.class);
        assertThat(client.getClass().getPackageName()).isEqualTo(OWNER);
    }

    @Test
    void folder_thatIsNotThere_isNamed() {
        assertThatThrownBy(() ->
                        LibraryFolder.service(CloudWarehouse.Client.class, "no-such-folder", OWNER, "no.such.Library"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("no-such-folder cannot be read");
    }
}
