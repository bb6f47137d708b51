package org.usersync.demo.tenant.internal.adobe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes users and groups as Adobe does. */
final class UmapiPages {
    private static final int LIE = 7;

    private final ObjectMapper json = new ObjectMapper();
    private final AdobeDirectory directory;
    private final AdobeOptions options;

    UmapiPages(AdobeDirectory directory, AdobeOptions options) {
        this.directory = directory;
        this.options = options;
    }

    /** A page of users; beyond the end the last one again. */
    Reply users(Request request, List<AdobeUser> users, int number, @Nullable String group) {
        int size = options.userPage();
        int count = Math.max(1, (users.size() + size - 1) / size);
        int page = Math.min(number, count - 1);
        boolean withGroups = !"true".equals(request.query().get("excludeGroups")) || group == null;
        List<AdobeUser> shown = shown(users, page, size, request.fault());
        byte[] body = bytes(out -> {
            out.writeStartObject();
            out.writeBooleanField("lastPage", last(page == count - 1, request.fault()));
            out.writeStringField("result", "success");
            if (group != null) {
                out.writeStringField("groupName", group);
            }
            out.writeArrayFieldStart("users");
            for (AdobeUser user : shown) {
                user(out, user, withGroups);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        int hidden = group == null ? directory.hiddenAccounts() : 0;
        return counted(Reply.json(200, body), request, users.size() + hidden, count, page, shown.size());
    }

    /** One user. */
    Reply user(AdobeUser user) {
        return Reply.json(200, bytes(out -> {
            out.writeStartObject();
            out.writeStringField("result", "success");
            out.writeFieldName("user");
            user(out, user, true);
            out.writeEndObject();
        }));
    }

    /** A page of groups; beyond the end none. */
    Reply groups(Request request, int number) {
        List<AdobeGroup> groups = directory.groups();
        int size = options.groupPage();
        int count = Math.max(1, (groups.size() + size - 1) / size);
        if (number >= count) {
            return Reply.json(200, "{\"lastPage\":true,\"result\":\"Not found\"}");
        }
        Map<String, Integer> members = directory.memberCounts();
        List<AdobeGroup> shown = shown(groups, number, size, request.fault());
        byte[] body = bytes(out -> {
            out.writeStartObject();
            out.writeBooleanField("lastPage", last(number == count - 1, request.fault()));
            out.writeStringField("result", "success");
            out.writeArrayFieldStart("groups");
            for (AdobeGroup group : shown) {
                group(out, group, members.getOrDefault(AdobeDirectory.key(group.name()), 0));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        return counted(Reply.json(200, body), request, groups.size(), count, number, shown.size());
    }

    private static boolean last(boolean right, Fault.@Nullable Kind fault) {
        if (fault == Fault.Kind.EMPTY_PAGE) {
            return false;
        }
        return fault == Fault.Kind.EARLY_LAST || right != (fault == Fault.Kind.FLIPPED_LAST);
    }

    private static Reply counted(Reply reply, Request request, int total, int pages, int page, int size) {
        if (request.fault() == Fault.Kind.EARLY_LAST) {
            return reply;
        }
        int lie = request.fault() == Fault.Kind.LYING_TOTAL ? 1 : request.fault() == Fault.Kind.SHORT_TOTAL ? -1 : 0;
        return reply.with("X-Total-Count", Integer.toString(Math.max(0, total + lie * LIE)))
                .with("X-Page-Count", Integer.toString(pages + lie))
                .with("X-Current-Page", Integer.toString(page))
                .with("X-Page-Size", Integer.toString(size));
    }

    private static <T> List<T> shown(List<T> all, int page, int size, Fault.@Nullable Kind fault) {
        int number = fault == Fault.Kind.REPEAT_PAGE ? Math.max(0, page - 1) : page;
        return arranged(all.subList(number * size, Math.min(all.size(), (number + 1) * size)), fault);
    }

    private static <T> List<T> arranged(List<T> entries, Fault.@Nullable Kind fault) {
        if (fault == Fault.Kind.EMPTY_PAGE) {
            return List.of();
        }
        List<T> arranged = new ArrayList<>(entries);
        if (fault == Fault.Kind.DUPLICATE) {
            arranged.addAll(entries);
        } else if (fault == Fault.Kind.REORDER) {
            Collections.reverse(arranged);
        }
        return arranged;
    }

    private static void user(JsonGenerator out, AdobeUser user, boolean withGroups) throws IOException {
        out.writeStartObject();
        field(out, "id", user.id());
        field(out, "email", user.email());
        field(out, "username", user.effectiveUsername());
        field(out, "domain", user.adobeId() ? "AdobeID" : user.effectiveDomain());
        field(out, "firstname", user.firstname());
        field(out, "lastname", user.lastname());
        field(out, "country", user.country());
        field(out, "type", user.type());
        field(out, "status", user.status());
        if (withGroups && !user.groups().isEmpty()) {
            out.writeArrayFieldStart("groups");
            for (String group : user.groups()) {
                out.writeString(group);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void group(JsonGenerator out, AdobeGroup group, int members) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", group.effectiveType());
        out.writeStringField("groupName", group.name());
        out.writeNumberField(
                "groupId",
                Integer.toUnsignedLong(group.name().toLowerCase(Locale.ROOT).hashCode()));
        out.writeNumberField("memberCount", members);
        if (group.effectiveType().equals("USER_GROUP")) {
            out.writeStringField("adminGroupName", "_admin_" + group.name());
        } else if (group.effectiveType().equals("PRODUCT_PROFILE")) {
            out.writeStringField("productName", "Creative Cloud");
            out.writeStringField("licenseQuota", "UNLIMITED");
            out.writeStringField("adminGroupName", "_admin_" + group.name());
        }
        out.writeEndObject();
    }

    private static void field(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator out = json.getFactory().createGenerator(bytes)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }
}
