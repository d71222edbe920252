package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void hex_ofAText_isTheDigestOfItsUtf8Bytes() {
        assertThat(Digest.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(new Digest()
                        .bytes("abc".getBytes(StandardCharsets.UTF_8))
                        .hex());
    }

    @Test
    void signed_isTheFirstEightBytes() {
        assertThat(Digest.signed("abc")).isEqualTo(0xba7816bf8f01cfeaL);
    }

    @Test
    void parts_doNotRunIntoEachOther() {
        assertThat(Digest.of("ab", "c").hex()).isNotEqualTo(Digest.of("a", "bc").hex());
        assertThat(Digest.of("ab", "c").hex())
                .isEqualTo(new Digest()
                        .number(2)
                        .bytes("ab".getBytes(StandardCharsets.UTF_8))
                        .number(1)
                        .bytes("c".getBytes(StandardCharsets.UTF_8))
                        .hex());
    }
}
