package org.usersync.credentials.internal.keyring;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.SecretException;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/** Windows' wincred.h by JNA. Thin, because no automatic test of ours runs it. */
final class JnaCredentials implements NativeCredentials {
    private static final int GENERIC = 1;
    private static final int PERSIST_ENTERPRISE = 3;
    private static final int NOT_FOUND = 1168;

    private final Advapi32 windows = Native.load("Advapi32", Advapi32.class);

    /** The functions of Advapi32.dll; JNA wants the interface to be public. */
    public interface Advapi32 extends StdCallLibrary {
        boolean CredReadW(WString target, int type, int flags, PointerByReference credential) throws LastErrorException;

        boolean CredWriteW(CredentialW credential, int flags) throws LastErrorException;

        boolean CredDeleteW(WString target, int type, int flags) throws LastErrorException;

        void CredFree(Pointer credential);
    }

    /** CREDENTIALW. */
    @FieldOrder({
        "flags",
        "type",
        "targetName",
        "comment",
        "lastWrittenLow",
        "lastWrittenHigh",
        "blobSize",
        "blob",
        "persist",
        "attributeCount",
        "attributes",
        "targetAlias",
        "userName"
    })
    public static final class CredentialW extends Structure {
        public int flags;
        public int type;
        public @Nullable WString targetName;
        public @Nullable WString comment;
        public int lastWrittenLow;
        public int lastWrittenHigh;
        public int blobSize;
        public @Nullable Pointer blob;
        public int persist;
        public int attributeCount;
        public @Nullable Pointer attributes;
        public @Nullable WString targetAlias;
        public @Nullable WString userName;

        /** For a credential to be written. */
        public CredentialW() {}

        CredentialW(Pointer memory) {
            super(memory);
            read();
        }
    }

    @Override
    public Optional<Credential> read(String target) throws SecretException {
        PointerByReference found = new PointerByReference();
        try {
            windows.CredReadW(new WString(target), GENERIC, 0, found);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failed("read", e);
        }
        try {
            CredentialW credential = new CredentialW(found.getValue());
            Pointer blob = credential.blob;
            byte[] secret = blob == null ? new byte[0] : blob.getByteArray(0, credential.blobSize);
            String user = credential.userName == null ? "" : credential.userName.toString();
            return Optional.of(new Credential(target, user, ByteBuffer.wrap(secret)));
        } finally {
            windows.CredFree(found.getValue());
        }
    }

    @Override
    public void write(Credential credential) throws SecretException {
        CredentialW entry = new CredentialW();
        entry.type = GENERIC;
        entry.targetName = new WString(credential.target());
        entry.userName = new WString(credential.user());
        entry.persist = PERSIST_ENTERPRISE;
        ByteBuffer secret = credential.blob().duplicate();
        entry.blobSize = secret.remaining();
        try (Memory blob = new Memory(Math.max(1, secret.remaining()))) {
            blob.getByteBuffer(0, secret.remaining()).put(secret);
            entry.blob = blob;
            windows.CredWriteW(entry, 0);
            blob.clear();
        } catch (LastErrorException e) {
            throw failed("write", e);
        }
    }

    @Override
    public void delete(String target) throws SecretException {
        try {
            windows.CredDeleteW(new WString(target), GENERIC, 0);
        } catch (LastErrorException e) {
            throw failed("delete", e);
        }
    }

    private static SecretException failed(String what, LastErrorException e) {
        return new SecretException(
                "the Credential Manager did not " + what + " the entry: Windows error " + e.getErrorCode()
                        + (e.getErrorCode() == 1312 ? " (this session has none, as under some services)" : ""),
                e);
    }
}
