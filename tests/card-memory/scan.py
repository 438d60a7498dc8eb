#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Searches a process for a card number in many encodings: scan.py PID < number, one line per hit."""
import base64
import os
import re
import struct
import sys
try:
    import numpy as np
except ImportError:
    np = None  # the scattered search is skipped

def encodings(pan):
    """name -> list of byte patterns"""
    a = pan.encode()
    u16 = lambda t: t.encode("utf-16-le")
    groups = [pan[i:i + 4] for i in range(0, len(pan), 4)]
    digits = [int(c) for c in pan]
    bcd = bytes.fromhex(pan if len(pan) % 2 == 0 else "0" + pan)
    pat = {
        "ascii": [a], "utf16": [u16(pan)], "utf32": [pan.encode("utf-32-le")],
        "reversed": [a[::-1], u16(pan[::-1])],
        "grouped": [s.join(groups).encode() for s in (" ", "-", "\u00a0")] + [u16(s.join(groups)) for s in (" ", "-", "\u00a0")],
        "bcd": [bcd, bcd[::-1], bytes(digits), struct.pack("<q", int(pan)), struct.pack("<d", float(int(pan)))],
        "base64": [], "hex": [], "percent": [],
    }
    for off in range(3):
        enc = base64.b64encode(b"\0" * off + a)
        start, end = (off * 8 + 5) // 6, (off * 8 + len(a) * 8) // 6
        pat["base64"] += [enc[start:end], u16(enc[start:end].decode())]
    for h in (a.hex(), a.hex().upper()):
        pat["hex"] += [h.encode(), u16(h)]
    pc = "".join("%%%02X" % c for c in a)
    pat["percent"] = [pc.encode(), pc.lower().encode(), ("%22" + pan + "%22").encode()]
    # Seven digits in a row: more than first-six or last-four. Counts only where no full copy is.
    pat["part7"] = [f(pan[i:i + 7]) for i in range(len(pan) - 6) for f in (str.encode, u16)]
    return {k: sorted(set(v)) for k, v in pat.items()}

STRIDES = [3, 6, 8, 12, 16, 20, 24, 32, 36, 40, 48, 56, 64, 72, 80, 88, 96, 112, 128, 144, 160, 192, 256]
BLOCKS = [32, 48, 64, 80, 96, 112, 128, 144, 160, 192]                  # heap blocks next to each other
KEYCODE = {c: (19 if c == "0" else 9 + int(c)) for c in "0123456789"}  # X11, us layout

def scattered(data, pan, need=8):
    """digits at a constant distance (arrays of events, of structs, neighbouring blocks): as characters, singly,
    in twos and in threes, and as X key codes"""
    if np is None or len(data) < 64:
        return []
    arr, hits = np.frombuffer(data, np.uint8), []
    for name, table, piece in (("char", ord, 1), ("keycode", KEYCODE.get, 1), ("pair", ord, 2), ("triple", ord, 3)):
        want = [table(c) for c in pan]
        for first in sorted({0, len(pan) - need} if piece == 1 or len(pan) < need + 5 else set(range(2, 2 + piece))):
            seq = want[first:first + need]
            start = np.flatnonzero(arr == seq[0])
            for s in STRIDES if piece == 1 else BLOCKS:
                for sign in (1, -1):  # the allocator may hand out upwards or downwards
                    off = [sign * s * (k // piece) + k % piece for k in range(len(seq))]
                    idx = start[(start + min(off) >= 0) & (start + max(off) < len(arr))]
                    for k in range(1, len(seq)):
                        idx = idx[arr[idx + off[k]] == seq[k]]
                        if not len(idx):
                            break
                    hits += [(int(i), f"{name}/{sign * s}") for i in idx]
    return hits

def key_events(data, base, window, found):
    """X11 KeyPress records for one window: type, key code, time"""
    for m in re.finditer(re.escape(struct.pack("<I", window)), data):
        o = m.start() - 12
        if o >= 0 and data[o] & 0x7f == 2 and 10 <= data[o + 1] <= 19:
            found[(struct.unpack_from("<I", data, o + 4)[0], data[o + 1])] = base + o

def mappings(pid):
    for line in open(f"/proc/{pid}/maps"):
        f = line.split(None, 5)
        lo, hi = (int(x, 16) for x in f[0].split("-"))
        name = f[5].strip() if len(f) > 5 else ""
        if name.startswith(("[vvar", "[vsyscall")) or (f[1][1] != "w" and name.startswith("/") and f[1] != "---p"):
            continue  # a read-only file mapping holds what the file holds
        yield lo, hi, f[1], os.path.basename(name) if name.startswith("/") else name or "anonymous"

def read_process(pid):
    out, names = [], {}
    for t in os.listdir(f"/proc/{pid}/task"):
        try:  # stack of each thread: the mapping that its stack pointer is in
            sp = int(open(f"/proc/{pid}/task/{t}/syscall").read().split()[-2], 16)
            names[sp] = "stack:" + open(f"/proc/{pid}/task/{t}/comm").read().strip()
        except (OSError, IndexError, ValueError):
            pass
    with open(f"/proc/{pid}/mem", "rb", 0) as mem, open(f"/proc/{pid}/pagemap", "rb", 0) as pm:
        for lo, hi, perm, name in mappings(pid):
            for sp, n in names.items():
                if lo <= sp < hi:
                    name = n
            pm.seek(lo // 4096 * 8)
            flags = struct.unpack(f"<{(hi - lo) // 4096}Q", pm.read((hi - lo) // 512))
            i = 0
            while i < len(flags):  # only pages that exist
                if not flags[i] >> 62:
                    i += 1
                    continue
                j = i
                while j < len(flags) and flags[j] >> 62:
                    j += 1
                try:
                    mem.seek(lo + i * 4096)
                    out.append((lo + i * 4096, name, mem.read((j - i) * 4096)))
                except OSError:
                    pass
                i = j
    return out

ZERO = bytes(4096)

def dense(regions):
    """drop empty pages: they are most of a process and slow the search"""
    for base, name, data in regions:
        i, n = 0, len(data)
        while i < n:
            if data[i:i + 4096] == ZERO:
                i += 4096
                continue
            j = i
            while j < n and data[j:j + 4096] != ZERO:
                j += 4096
            yield base + i, name, data[i:j]
            i = j

def search(regions, pan, window=0, deep=True, secret=0):
    """-> list of (encoding, place, address)"""
    hits, keys, full, joined, starts = [], {}, set(), bytearray(), []
    table = encodings(pan)
    for base, name, data in dense(regions):
        for enc, pats in table.items():
            for p in pats:
                pos = data.find(p)
                while pos >= 0:
                    addr = base + pos
                    if enc == "part7":
                        if not any(abs(addr - f) < 80 for f in full):
                            full.add(addr)
                            hits.append((enc, name, addr))
                    else:
                        full.add(addr)
                        hits.append((enc, "own buffer" if secret and 0 <= addr - secret < 64 else name, addr))
                    pos = data.find(p, pos + 1)
        if deep:
            starts.append((len(joined), base, name))
            joined += data + bytes(64)
        if window:
            key_events(data, base, window, keys)
    for o, kind in scattered(joined, pan):
        start, base, name = max(x for x in starts if x[0] <= o)
        if not any(abs(base + o - start - f) < 80 for f in full):
            hits.append(("scatter " + kind, name, base + o - start))
    typed = "".join(str((k - 9) % 10) for (t, k) in sorted(keys))
    run = max((n for i in range(len(pan)) for n in range(1, len(pan) - i + 1) if pan[i:i + n] in typed), default=0)
    if run >= 5:
        hits.append((f"x11 key events ({run} digits)", "events", 0))
    return hits

if __name__ == "__main__":
    regions = read_process(sys.argv[1])
    for h in search(regions, sys.stdin.read().strip()):
        print("%-22s %-28s %#x" % h)
