package org.usersync.commandline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.usersync.commandline.BundleAction;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.commandline.CredentialsAction;

/**
 * All commands. A new one is a record in {@link org.usersync.commandline.Command}, a model that is named here, and a
 * handler in a bundle.
 */
public final class Commands {
    private final CommandModel sync = new SyncModel();
    private final List<CommandModel> all = List.copyOf(models());

    private List<CommandModel> models() {
        List<CommandModel> models = new ArrayList<>(List.of(
                sync,
                new InitModel(),
                new ExampleConfigModel(),
                new ShellScriptsModel(),
                PassPhraseModel.encrypt(),
                PassPhraseModel.decrypt(),
                new CertgenModel(),
                new CredentialsModel(CredentialsAction.LIST),
                new CredentialsModel(CredentialsAction.SET),
                new CredentialsModel(CredentialsAction.GET),
                new CredentialsModel(CredentialsAction.REMOVE),
                new InfoModel(),
                new DocsModel(),
                new CompletionModel(this::all),
                new DemoModel(),
                new ServeModel()));
        for (ServiceRequest request : ServiceRequest.values()) {
            models.add(new ServiceCallModel(request));
        }
        for (BundleAction action : BundleAction.values()) {
            models.add(new BundleModel(action));
        }
        return models;
    }

    /** {@return all commands, in the order of the help} */
    public List<CommandModel> all() {
        return all;
    }

    /** {@return the command that a line without one means} */
    public CommandModel standard() {
        return sync;
    }

    /**
     * Finds the command that a line begins with. Its name may be of several words ({@code bundle list}).
     *
     * @param words the command line
     * @return the command, or empty if there is none
     */
    public Optional<CommandModel> named(List<String> words) {
        return all.stream()
                .filter(model -> beginsWith(words, model.words()))
                .max((one, other) ->
                        Integer.compare(one.words().size(), other.words().size()));
    }

    /**
     * The commands of a family.
     *
     * @param word the first word of their names
     * @return those whose names go on after it
     */
    public List<CommandModel> family(String word) {
        List<CommandModel> found = new ArrayList<>();
        for (CommandModel model : all) {
            if (model.words().size() > 1 && model.words().get(0).equals(word)) {
                found.add(model);
            }
        }
        return found;
    }

    private static boolean beginsWith(List<String> words, List<String> name) {
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }
}
