package org.usersync.engine.options;

import java.util.List;

/**
 * One entry of the mapping. The same directory group may have several entries; their lists join.
 *
 * @param directoryGroup the group's name, stripped
 * @param adobeGroups the Adobe groups its members belong to, may be empty
 */
public record GroupMapping(String directoryGroup, List<TargetGroup> adobeGroups) {
    /** Copies the list. */
    public GroupMapping {
        adobeGroups = List.copyOf(adobeGroups);
    }
}
