"""Writers and readers at the same time."""

import time

from tests.faults.writers import assert_told, save_many, saved

WRITERS = 4
SAVES = 50


def test_four_writers_with_50_saves_each_lose_none_and_readers_see_whole_ones(folder, processes):
    receiver, sender = processes.Pipe(duplex=False)
    writers = [
        processes.Process(target=save_many, args=(folder, f"{name}-", SAVES, sender))
        for name in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    sender.close()
    seen = [saved(folder)]
    while any(writer.is_alive() for writer in writers):
        seen.append(saved(folder))
        time.sleep(0.2)
    for writer in writers:
        writer.join()

    present = saved(folder)
    reported = 0
    while receiver.poll() and reported < WRITERS * SAVES:
        receiver.recv()
        reported += 1
    print(f"{reported} reported, {len(present)} present, read {len(seen)} times meanwhile")
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert reported == WRITERS * SAVES
    assert sorted(present) == sorted(f"{w}-{n}" for w in range(WRITERS) for n in range(SAVES))
    assert all(early == present[: len(early)] for early in seen)
    assert_told(folder)
