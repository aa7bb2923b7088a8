"""A CUPS that takes every call and never answers. usage: hangs.py SOCKET"""
import socket, sys, time

server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(16)
taken = []
end = time.time() + 120
server.settimeout(1)
while time.time() < end:
    try:
        taken.append(server.accept()[0])
    except TimeoutError:
        pass
