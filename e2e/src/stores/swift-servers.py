"""Starts Swift: creates the rings of a one-disk cluster and runs each server in its own process.

    python3 swift-servers.py FOLDER memcached=PORT account=PORT container=PORT object=PORT proxy=PORT

FOLDER contains swift.conf and one NAME.conf per server. Modules of all servers are imported once, before the forks,
because the imports take most of the start-up time. The servers end with this process, even if it is killed.
"""

import ctypes
import os
import pwd
import signal
import sys

import swift.account.server  # noqa: F401
import swift.common.middleware.s3api.s3api  # noqa: F401
import swift.container.server  # noqa: F401
import swift.obj.server  # noqa: F401
import swift.proxy.server  # noqa: F401
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi

PR_SET_PDEATHSIG = 1


def make_ring(folder, kind, port):
    builder = RingBuilder(4, 1, 0)
    device = {"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "d1", "weight": 1}
    builder.add_dev({**device, "replication_ip": "127.0.0.1", "replication_port": port, "meta": ""})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, f"{kind}.ring.gz"))


def serve(folder, kind, port):
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if kind == "memcached":
        user = pwd.getpwuid(os.getuid()).pw_name
        os.execlp(kind, kind, "-l", "127.0.0.1", "-p", str(port), "-u", user)
    sys.exit(run_wsgi(os.path.join(folder, f"{kind}.conf"), f"{kind}-server"))


def main(folder, *servers):
    ports = {kind: int(port) for kind, port in (server.split("=") for server in servers)}
    for kind, port in ports.items():
        if kind in ("account", "container", "object"):
            make_ring(folder, kind, port)
    for kind, port in ports.items():
        if os.fork() == 0:
            serve(folder, kind, port)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    # A server must not end by itself. If one does, end all of them, so that the caller gets the reason.
    os.wait()
    os._exit(1)


main(*sys.argv[1:])
