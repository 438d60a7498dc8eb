// SPDX-License-Identifier: Apache-2.0
// A crash must not write what a card field held to the disk: no core file, not readable by other processes of the user.
#pragma once

namespace linedesk {

/// Before the first window. Systems without such a switch: nothing happens.
void forbidDumps();

} // namespace linedesk
