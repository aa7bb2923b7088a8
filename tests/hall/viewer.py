"""Somebody who looks at the machine over VNC and makes his window larger or smaller: QEMU's virtio display then says
to the guest that another panel is there, with an EDID of that size (RFB 3.8; ExtendedDesktopSize and SetDesktopSize of
the community's rfbproto.rst)."""

import socket
import struct

from machine import Trouble


class Viewer:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(30)
        self.socket.connect(path)
        self.read(12)
        self.socket.sendall(b"RFB 003.008\n")
        kinds = self.read(self.read(1)[0])
        if 1 not in kinds:
            raise Trouble("the viewer is asked for a password")
        self.socket.sendall(b"\x01")
        if self.read(4) != b"\0\0\0\0":
            raise Trouble("the viewer is not let in")
        self.socket.sendall(b"\x01")
        head = self.read(24)
        self.read(struct.unpack(">I", head[20:])[0])
        # Raw pixels, which are never asked for, and sizes.
        self.socket.sendall(struct.pack(">BxHii", 2, 2, 0, -308))

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise Trouble("the viewer is shut out")
            data += more
        return data

    def panel(self, w, h):
        """From now on the panel is this large."""
        self.socket.sendall(struct.pack(">BxHHBxIHHHHI", 251, w, h, 1, 0, 0, 0, w, h, 0))

    def close(self):
        self.socket.close()
