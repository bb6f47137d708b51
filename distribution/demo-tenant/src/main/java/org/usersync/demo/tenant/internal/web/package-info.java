/** HTTPS sockets, certificates, faults and the journal under every simulated service. */
@NullMarked
package org.usersync.demo.tenant.internal.web;

import org.jspecify.annotations.NullMarked;
