package org.usersync.demo.tenant;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Names of people, by country. */
final class PersonNames {
    private static final List<Country> COUNTRIES = List.of(
            new Country(
                    "DE",
                    List.of("Jürgen", "Käthe", "Björn", "Anneliese", "Günther", "Mia", "Jonas", "Zoë"),
                    List.of("Müller", "Weiß", "Schäfer", "Groß", "Löwe", "Köhler", "von der Heide", "Jäger")),
            new Country(
                    "FR",
                    List.of("Hélène", "François", "Zoé", "Benoît", "Chloé", "Loïc", "Anaïs"),
                    List.of("Lefèvre", "D'Arras", "Bérenger", "Garçon", "Saint-Just", "Noël", "Moreau")),
            new Country(
                    "US",
                    List.of("Ava", "Liam", "Olivia", "Noah", "Emma", "Mateo", "Grace", "Ethan"),
                    List.of("O'Neill", "Johnson", "Garcia", "Smith-Jones", "Nguyen", "Brown", "McLeod")),
            new Country(
                    "PL",
                    List.of("Łukasz", "Małgorzata", "Paweł", "Żaneta", "Wojciech"),
                    List.of("Wójcik", "Świątek", "Łukaszewicz", "Źrebiec", "Dąbrowska")),
            new Country(
                    "DK", List.of("Søren", "Åse", "Bjørn", "Mette"), List.of("Sørensen", "Ærø", "Kjær", "Østergaard")),
            new Country(
                    "JP",
                    List.of("さくら/sakura", "健太/kenta", "美咲/misaki", "大輔/daisuke"),
                    List.of("佐藤/sato", "鈴木/suzuki", "高橋/takahashi", "田中/tanaka")),
            new Country(
                    "GR",
                    List.of("Ελένη/eleni", "Γιώργος/giorgos", "Μαρία/maria"),
                    List.of("Παπαδόπουλος/papadopoulos", "Νικολάου/nikolaou", "Οικονόμου/oikonomou")),
            new Country(
                    "BG",
                    List.of("Юлия/yuliya", "Иван/ivan", "Цветелина/tsvetelina"),
                    List.of("Георгиева/georgieva", "Иванов/ivanov", "Щерев/shterev")));

    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ø", "oe", "ł", "l", "æ", "ae", "å", "aa", "ä", "ae", "ö", "oe", "ü", "ue");

    private PersonNames() {}

    /**
     * A person's names.
     *
     * @param first name
     * @param last name
     * @param country where from
     * @param mailbox first and last name in plain letters
     */
    record Person(String first, String last, String country, String mailbox) {}

    static Person pick(Random random) {
        Country country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        String first = country.first().get(random.nextInt(country.first().size()));
        String last = country.last().get(random.nextInt(country.last().size()));
        return new Person(shown(first), shown(last), country.code(), plain(first) + "." + plain(last));
    }

    private static String shown(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        String latin = name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        latin.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> plain.append(LETTERS.getOrDefault(letter, letter)));
        return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }

    private record Country(String code, List<String> first, List<String> last) {}
}
