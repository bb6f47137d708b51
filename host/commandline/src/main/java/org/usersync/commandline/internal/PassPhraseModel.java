package org.usersync.commandline.internal;

import org.usersync.commandline.Command;

/** The options of {@code encrypt} and {@code decrypt}, which are the same. */
final class PassPhraseModel implements CommandModel {
    private final String name;
    private final String summary;

    private PassPhraseModel(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    static PassPhraseModel encrypt() {
        return new PassPhraseModel("encrypt", "Encrypts a private key with a pass phrase.");
    }

    static PassPhraseModel decrypt() {
        return new PassPhraseModel("decrypt", "Decrypts a private key.");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public void describe(OptionTable options) {
        options.operand("key", "KEY", "The file of the key. Default: private.key.");
        options.file("output-file", "OUT", "Where the result goes. Default: it replaces the key.", "-o");
        options.secret("password", "PW", "The pass phrase. Asked for if not given, which is safer.", "-p");
    }

    @Override
    public Command command(GivenOptions given) throws UsageException {
        String key = given.word("key");
        String file = key == null ? Command.PRIVATE_KEY : key;
        String output = given.word("output-file");
        String passPhrase = given.word("password");
        return name.equals("encrypt")
                ? new Command.Encrypt(file, output, passPhrase)
                : new Command.Decrypt(file, output, passPhrase);
    }
}
