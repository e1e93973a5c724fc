/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.concurrent.Callable;

import io.github.camelplanhat.routes.pull.PullSample;
import io.github.camelplanhat.routes.pull.PullSampler;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.run.FolderSample;
import io.github.camelplanhat.runner.text.SampleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sample",
        description =
                "Reads one page of a pull or object and shows its first records, fields, and the paths to its data. "
                        + "Writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SampleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--pull", paramLabel = "NAME", description = "A pull of the folder. Either this or --object.")
    private String pull;

    @Option(names = "--object", paramLabel = "OBJECT", description = "An object of Planhat's, such as task.")
    private String object;

    @Option(
            names = "--company",
            paramLabel = "ID",
            description = "Ask for this company (_id) rather than for the first of the lookup, or for all.")
    private String company;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many records at most, up to 30 (default: ${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--json", description = "As JSON rather than as tables.")
    private boolean json;

    SampleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((pull == null) == (object == null)) {
            throw new ConfigException("give either --pull NAME or --object OBJECT: what the sample is to be taken of");
        }
        if (records < 1 || records > PullSampler.MOST) {
            throw new ConfigException("--records " + records + ": a sample has 1 to " + PullSampler.MOST + " records");
        }
        PullSample sample = new FolderSample(config.folder())
                .take(sampler -> pull == null
                        ? sampler.ofObject(object, company, records)
                        : sampler.ofPull(pull, company, records));
        (json ? SampleText.json(sample) : SampleText.lines(sample)).forEach(terminal.out()::println);
        return ExitCode.CLEAN;
    }
}
