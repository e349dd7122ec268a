"""Deferred acceptance by the package `matching`, in the peers' environment.

One JSON request in: {"lists": {resident: [hospital]}, "ranks": {hospital: [resident]},
"seats": {hospital: n}}. One answer out: {"seconds": CPU seconds of building and
solving, "placed": {resident: hospital}}.
"""

import json
import sys
import threading
import time

sys.path.pop(0)  # this folder has a `matching` of its own
DEEP, STACK = 10**6, 1 << 29  # it copies by recursion, a level for each few residents


def main():
    """Answer one request."""
    from matching.games import HospitalResident

    request = json.loads(sys.stdin.read())
    begun = time.process_time()
    game = HospitalResident.create_from_dictionaries(
        request["lists"], request["ranks"], request["seats"]
    )
    solved = game.solve(optimal="resident")
    seconds = time.process_time() - begun
    placed = {str(one): str(school) for school, people in solved.items() for one in people}
    print(json.dumps({"seconds": seconds, "placed": placed}))


sys.setrecursionlimit(DEEP)
threading.stack_size(STACK)
worker = threading.Thread(target=main)
worker.start()
worker.join()
