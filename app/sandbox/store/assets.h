// SPDX-License-Identifier: Apache-2.0
// What the asset system keeps (CONTRACT 11.3): services in use, each on the account that it is delivered to. Used by the
// asset source alone.
#pragma once

#include "store/database.h"
#include "store/population.h"

namespace linedesk::sandbox {

Database assetDatabase(const QString &path);
/// The fixtures, and services for everybody else's accounts.
std::vector<QJsonObject> assetsOf(const Population &population);
bool seedAssets(const Database &store, const Population &population);

} // namespace linedesk::sandbox
