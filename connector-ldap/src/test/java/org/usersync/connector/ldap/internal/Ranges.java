package org.usersync.connector.ldap.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ReadOnlySearchRequest;

/** Gives an attribute in ranges of some values at most, as Active Directory does. */
final class Ranges implements MemoryDirectory.EntryHook {
    private final MemoryDirectory directory;
    private final String name;
    private final int most;

    Ranges(MemoryDirectory directory, String name, int most) {
        this.directory = directory;
        this.name = name;
        this.most = most;
    }

    @Override
    public Entry give(ReadOnlySearchRequest request, Entry entry) {
        int begin = 0;
        boolean asked = false;
        for (String attribute : request.getAttributeList()) {
            Matcher range = Pattern.compile(name + ";range=(\\d+)-\\*").matcher(attribute);
            if (range.matches()) {
                begin = Integer.parseInt(range.group(1));
                asked = true;
            }
            asked |= attribute.equalsIgnoreCase(name);
        }
        String[] all = directory.entry(entry.getDN()).getAttributeValues(name);
        if (!asked || all == null || (begin == 0 && all.length <= most)) {
            return entry;
        }
        int end = Math.min(begin + most, all.length);
        Entry cut = entry.duplicate();
        cut.setAttribute(new Attribute(name));
        cut.addAttribute(new Attribute(
                name + ";range=" + begin + "-" + (end == all.length ? "*" : String.valueOf(end - 1)),
                List.of(all).subList(begin, end)));
        return cut;
    }
}
