"""A writer is killed; the case holds a whole number of saves, and all that were reported."""

import contextlib
import random
import shutil
import time

from lib.case import read_case
from lib.journal import is_pending
from tests.faults.writers import assert_told, at_step, save_one, save_until_killed, saved

KILLS = 200
WRITING_SECONDS = 0.02
"""A little more than a small save writes."""
MOST_STEPS = 100
"""More than a save has."""


def test_200_kills_at_random_moments_lose_nothing(folder, processes):
    """What is killed between two files is finished by the next who reads."""
    chance = random.Random(7)
    present, reported, unfinished = [], 0, 0
    for kill in range(KILLS):
        receiver, sender = processes.Pipe(duplex=False)
        writer = processes.Process(target=save_until_killed, args=(folder, f"{kill}-", sender))
        writer.start()
        sender.close()
        heard = []
        while heard.count("writes") <= chance.randint(0, 2):
            heard.append(receiver.recv())
        time.sleep(chance.uniform(0, WRITING_SECONDS))
        writer.kill()
        writer.join()
        with contextlib.suppress(EOFError):
            while True:
                heard.append(receiver.recv())

        unfinished += is_pending(folder)
        done, before, present = heard.count("done"), present, saved(folder)
        new = present[len(before) :]
        count = f"kill {kill}: {done} reported, {len(new)} new"
        assert present[: len(before)] == before, count
        assert new == [f"{kill}-{each}" for each in range(len(new))], count
        assert len(new) in (done, done + 1), count
        reported += done

    print(f"{KILLS} kills, {reported} reported, {len(present)} present, {unfinished} to finish")
    assert unfinished
    assert_told(folder)


def test_a_writer_killed_before_each_of_its_steps_leaves_a_whole_case(folder, processes):
    present, unfinished = [], 0
    for step in range(MOST_STEPS):
        writer = processes.Process(target=at_step, args=(folder, step, save_one, str(step)))
        writer.start()
        writer.join()

        unfinished += is_pending(folder)
        is_done = writer.exitcode == 0
        before, present = present, saved(folder)
        assert present[: len(before)] == before, f"step {step}"
        assert len(present) - len(before) in ((1,) if is_done else (0, 1)), f"step {step}"
        if is_done:
            break

    assert is_done
    print(f"killed at {step} steps, {unfinished} to finish, {len(present)} present")
    assert step > 20
    assert unfinished >= 4
    assert_told(folder)


def test_who_finishes_an_interrupted_save_can_be_killed_as_well(folder, processes, tmp_path):
    interrupt(folder, processes)
    for step in range(MOST_STEPS):
        again = shutil.copytree(folder, tmp_path / f"again-{step}")
        reader = processes.Process(target=at_step, args=(again, step, read_case))
        reader.start()
        reader.join()

        assert saved(again) == ["begun"], f"step {step}"
        if reader.exitcode == 0:
            break

    assert reader.exitcode == 0
    print(f"killed at {step} steps")
    assert step > 10


def interrupt(folder, processes):
    """Kill a writer when its save counts, and none of its files is in its place."""
    for step in range(MOST_STEPS):
        writer = processes.Process(target=at_step, args=(folder, step, save_one, "begun"))
        writer.start()
        writer.join()
        if is_pending(folder):
            return
