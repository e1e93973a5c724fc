/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.jira;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AdfTextTest {
    private static String text(String content) throws Exception {
        return AdfText.of(new ObjectMapper()
                .readValue(
                        "{'type':'doc','version':1,'content':[%s]}"
                                .formatted(content)
                                .replace('\'', '"'),
                        Map.class));
    }

    @Test
    void paragraphsAreApart() throws Exception {
        assertThat(text("{'type':'heading','attrs':{'level':1},'content':[{'type':'text','text':'Title'}]},"
                        + "{'type':'paragraph','content':[{'type':'text','text':'One '},{'type':'text','text':'two',"
                        + "'marks':[{'type':'strong'}]},{'type':'hardBreak'},{'type':'text','text':'three'}]}"))
                .isEqualTo("Title\n\nOne two\nthree");
    }

    @Test
    void listsHaveDashes() throws Exception {
        String item = "{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'%s'}]}%s]}";
        String inner = ",{'type':'bulletList','content':[" + item.formatted("b", "") + "]}";

        assertThat(text("{'type':'bulletList','content':[" + item.formatted("a", inner) + "," + item.formatted("c", "")
                        + "]}"))
                .isEqualTo("- a\n  - b\n- c");
    }

    @Test
    void tablesHaveBars() throws Exception {
        String cell = "{'type':'tableCell','content':[{'type':'paragraph','content':[{'type':'text','text':'%s'}]}]}";
        String row = "{'type':'tableRow','content':[" + cell.formatted("a") + "," + cell.formatted("b") + "]}";

        assertThat(text("{'type':'table','content':[" + row + "," + row + "]}")).isEqualTo("a | b\na | b");
    }

    @Test
    void whatIsNoTextTellsWhatItStandsFor() throws Exception {
        assertThat(text("{'type':'paragraph','content':[{'type':'mention','attrs':{'id':'1','text':'@Ada'}},"
                        + "{'type':'text','text':' '},{'type':'inlineCard','attrs':{'url':'https://a.example'}},"
                        + "{'type':'text','text':' '},{'type':'date','attrs':{'timestamp':'1735689600000'}}]},"
                        + "{'type':'mediaSingle','content':[{'type':'media','attrs':{'id':'x'}}]},{'type':'rule'}"))
                .isEqualTo("@Ada https://a.example 2025-01-01\n\n---");
    }

    @Test
    void whatIsNoDocumentStaysAsItIs() {
        assertThat(AdfText.of("plain")).isEqualTo("plain");
        assertThat(AdfText.of(null)).isNull();
    }
}
