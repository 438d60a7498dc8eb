// SPDX-License-Identifier: Apache-2.0
// A whole address that was pasted, as it would fall into the fields: the agent looks at it, then uses it or leaves it.
#pragma once

#include "rules/addresssplit.h"
#include "widget/pane.h"

namespace linedesk {

class PastedAddress : public Pane {
    Q_OBJECT
public:
    PastedAddress(const rules::SplitAddress &split, const AddressFormats &formats, QWidget *parent = nullptr);

Q_SIGNALS:
    void used();
    void left();
};

} // namespace linedesk
