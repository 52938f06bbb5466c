"""The helper module under CPython: what each name really does. Run by ctest with Python's own unittest."""

import asyncio
import contextlib
import io as text_io
import math
import os
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[2] / "resources" / "python"
sys.path.insert(0, str(PYTHON))

import interleave  # noqa: E402
from interleave import *  # noqa: E402, F403


def threads(*targets):
    """Starts them all and waits for them all."""
    started = [threading.Thread(target=target, daemon=True) for target in targets]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join(10)
        assert not thread.is_alive(), "a thread hangs"


def lesson(text, **environment):
    """Runs a lesson in a process of its own."""
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=20,
                          env={**os.environ, "PYTHONPATH": str(PYTHON), **environment})


def seconds(action):
    begin = time.monotonic()
    action()
    return time.monotonic() - begin


def least(measured, limit):
    """The least of a few measurements, since another program may disturb any of them; the first that is low enough ends it."""
    best = math.inf
    for _ in range(20):
        best = min(best, measured())
        if best < limit:
            break
    return best


def cpu_seconds(action):
    begin = time.thread_time()
    action()
    return time.thread_time() - begin


class WorkAndIo(unittest.TestCase):
    def test_work_burns_as_much_cpu_time_as_it_says(self):
        for gil in (True, False):
            self.assertGreaterEqual(cpu_seconds(lambda: work(20, gil=gil)), 0.02)
            self.assertLess(least(lambda: cpu_seconds(lambda: work(20, gil=gil)), 0.03), 0.03)

    def test_work_without_the_gil_lets_another_thread_run_at_once(self):
        ran = []
        go = threading.Event()
        other = threading.Thread(target=lambda: (go.wait(), ran.append(True)), daemon=True)
        other.start()
        switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(10)  # so that only a released GIL lets the other one in
        try:
            go.set()
            end = time.monotonic() + 5  # for a busy machine
            while not ran and time.monotonic() < end:
                work(5, gil=False)
            meanwhile = list(ran)
        finally:
            sys.setswitchinterval(switch_interval)
            other.join(10)
        self.assertEqual(meanwhile, [True])

    def test_io_waits_without_using_the_cpu(self):
        self.assertGreaterEqual(seconds(lambda: io(30)), 0.03)
        self.assertLess(least(lambda: cpu_seconds(lambda: io(30)), 0.02), 0.02)

    def test_a_device_serves_one_at_a_time_in_the_order_of_arrival(self):
        order = []

        def request(number):
            time.sleep(0.15 * number)
            io(400, "tape")
            order.append(number)

        taken = seconds(lambda: threads(*(lambda n=n: request(n) for n in range(3))))
        self.assertEqual(order, [0, 1, 2])
        self.assertGreaterEqual(taken, 1.2)

    def test_a_device_serves_as_many_as_the_machine_says(self):
        machine(devices={"net": 3})
        self.assertLess(least(lambda: seconds(lambda: threads(*[lambda: io(300, "net")] * 3)), 0.55), 0.55)

    def test_tasks_do_their_io_side_by_side_and_queue_at_a_device(self):
        async def both(device):
            await asyncio.gather(aio(200, device), aio(200, device))

        self.assertLess(least(lambda: seconds(lambda: asyncio.run(both(None))), 0.38), 0.38)
        self.assertGreaterEqual(seconds(lambda: asyncio.run(both("drum"))), 0.4)

    def test_a_cancelled_request_leaves_its_device_free(self):
        async def cancelled():
            first = asyncio.create_task(aio(50, "disk"))
            second = asyncio.create_task(aio(50, "disk"))
            await asyncio.sleep(0.01)
            second.cancel()
            first.cancel()
            await asyncio.wait([first, second])
            await asyncio.wait_for(aio(10, "disk"), 1)

        asyncio.run(cancelled())


class Descriptions(unittest.TestCase):
    def test_they_print_nothing(self):
        with contextlib.redirect_stdout(text_io.StringIO()) as out:
            note("here")
            self.assertIsNone(ask("Which?", "a", "b", correct=1))
            schedule("lost", "1*2 2*3 1")
            expect("kept", "right", counter=2)
            check("fine", True)
            machine(policy="rr", quantum=10, op_cost="50us")
        self.assertEqual(out.getvalue(), "")

    def test_a_parameter_has_its_default_unless_the_environment_sets_it(self):
        self.assertEqual(param("n", 3, 1, 10), 3)
        text = "from interleave import param\nprint(param('n', 3, 1, 10) + 1)"
        self.assertEqual(lesson(text, INTERLEAVE_SET_n="7").stdout, "8\n")
        self.assertIn("n must be from 1 to 10, not 11", lesson(text, INTERLEAVE_SET_n="11").stderr)

    def test_an_outcome_has_one_of_three_grades(self):
        with self.assertRaises(ValueError):
            expect("kept", "good")

    def test_a_failed_check_is_reported_and_the_program_goes_on(self):
        ran = lesson("from interleave import check\ncheck('never', False)\nprint('on')")
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "on\n", "check failed: never\n"))

    def test_always_is_tried_after_every_line_of_every_thread(self):
        ran = lesson("import threading\nfrom interleave import always\nx = 0\nalways('x stays', lambda: x == 0)\n"
                     "def f():\n    global x\n    x = 1\n    x = 0\n"
                     "t = threading.Thread(target=f)\nt.start()\nt.join()\nprint(x)")
        self.assertEqual((ran.stdout, ran.stderr), ("0\n", "check failed: x stays\n"))

    def test_durations_are_milliseconds_or_carry_their_unit(self):
        for duration, expected in {5: 5e-3, "5ms": 5e-3, "50us": 50e-6, "1.5s": 1.5, "20ns": 20e-9, "0": 0}.items():
            self.assertAlmostEqual(interleave._seconds(duration), expected)

    def test_the_switch_interval_and_the_cores_are_the_machine_s(self):
        ran = lesson("import os, sys\nfrom interleave import machine\nmachine(cores=1, switch_interval='2ms')\n"
                     "print(len(os.sched_getaffinity(0)), sys.getswitchinterval())")
        self.assertEqual(ran.stdout, "1 0.002\n")


class Arrivals(unittest.TestCase):
    def test_threads_arrive_in_the_order_of_their_times(self):
        ran = lesson("from interleave import at\nat(310, print, 'second')\nat(10, print, 'first', nice=1)\n")
        self.assertEqual(ran.stdout, "first\nsecond\n")

    def test_until_ends_periodic_threads_and_the_program(self):
        ran = lesson("from interleave import at, until\nat(0, print, 'tick', period=400)\nuntil(1000)\nprint('never')")
        self.assertEqual((ran.returncode, ran.stdout), (0, "tick\n" * 3))

    def test_the_thread_is_returned_and_has_its_name(self):
        thread = at(0, lambda: None, name="A")
        thread.join()
        self.assertEqual(thread.name, "A")

    def test_its_place_among_the_others_can_be_set(self):
        def settings():
            set_priority(3)
            set_tickets(50)
            set_nice(1)
            set_affinity(0)

        threads(settings)


class Channels(unittest.TestCase):
    def test_a_buffered_one_keeps_the_order(self):
        channel = Channel(3)
        for value in "abc":
            channel.send(value)
        self.assertEqual([channel.receive() for _ in range(3)], ["a", "b", "c"])

    def test_an_unbuffered_sender_waits_for_its_receiver(self):
        channel, events = Channel(), []

        def sender():
            channel.send(1)
            events.append("sent")

        def receiver():
            time.sleep(0.05)
            events.append("receiving")
            channel.receive()

        threads(sender, receiver)
        self.assertEqual(events, ["receiving", "sent"])

    def test_a_full_one_makes_the_next_sender_wait(self):
        channel = Channel(1)
        channel.send(1)
        threads(lambda: channel.send(2), lambda: (time.sleep(0.05), self.assertEqual(channel.receive(), 1)))
        self.assertEqual(channel.receive(), 2)

    def test_every_value_arrives_exactly_once(self):
        for capacity in (0, 1, 5):
            channel, got = Channel(capacity), []
            threads(*[lambda n=n: [channel.send(100 * n + i) for i in range(50)] for n in range(4)],
                    *[lambda: [got.append(channel.receive()) for _ in range(100)] for _ in range(2)])
            self.assertEqual(sorted(got), [100 * n + i for n in range(4) for i in range(50)])

    def test_a_closed_one_ends_loops_and_refuses_values(self):
        channel = Channel(2)
        channel.send(1)
        channel.send(None)
        channel.close()
        self.assertEqual(list(channel), [1, None])
        self.assertIsNone(channel.receive())
        with self.assertRaisesRegex(RuntimeError, "^send on closed channel$"):
            channel.send(2)
        with self.assertRaisesRegex(RuntimeError, "^close of closed channel$"):
            channel.close()

    def test_closing_wakes_who_waits(self):
        full, empty, events = Channel(), Channel(), []

        def sender():
            try:
                full.send(1)
            except RuntimeError as error:
                events.append(str(error))

        threads(sender, lambda: events.append(empty.receive()),
                lambda: (time.sleep(0.05), full.close(), time.sleep(0.05), empty.close()))
        self.assertEqual(events, ["send on closed channel", None])

    def test_tasks_iterate_over_one(self):
        async def consume(channel):
            return [value async for value in channel]

        channel = Channel()
        sender = threading.Thread(target=lambda: (channel.send(1), channel.send(2), channel.close()))
        sender.start()
        self.assertEqual(asyncio.run(consume(channel)), [1, 2])
        sender.join()


class Select(unittest.TestCase):
    def test_it_takes_what_is_there(self):
        a, b = Channel(1), Channel(1)
        a.send("x")
        self.assertEqual(select(a, b), (0, "x"))
        b.send("y")
        self.assertEqual(select(a, b), (1, "y"))
        self.assertEqual(select(a, b, default=True), (-1, None))
        self.assertEqual((select((a, "z")), a.receive()), ((0, None), "z"))
        a.close()
        self.assertEqual(select(a), (0, None))

    def test_it_waits_for_the_first_and_leaves_the_others_alone(self):
        a, b, got = Channel(), Channel(), []
        threads(lambda: got.append(select(a, b)), lambda: (time.sleep(0.05), b.send(1)))
        self.assertEqual(got, [(1, 1)])
        self.assertEqual(select((a, 2), default=True), (-1, None))  # nobody receives from a any more

    def test_two_selects_meet(self):
        channel, got = Channel(), []
        threads(lambda: got.append(select((channel, 5))), lambda: got.append(select(channel)))
        self.assertEqual(sorted(got, key=str), [(0, 5), (0, None)])

    def test_sending_on_a_closed_one_is_refused(self):
        channel = Channel()
        channel.close()
        with self.assertRaisesRegex(RuntimeError, "send on closed channel"):
            select((channel, 1))


class Actors(unittest.TestCase):
    def test_a_message_is_a_copy(self):
        answer = lesson("from interleave import *\n"
                        "def echo(to):\n    words = receive()\n    words.append('b')\n    send(to, words)\n"
                        "pid = spawn(echo, me())\nwords = ['a']\nsend(pid, words)\nwords.append('c')\n"
                        "print(receive(), words, receive(timeout=10))")
        self.assertEqual(answer.stdout, "['a', 'b'] ['a', 'c'] None\n", answer.stderr)

    def test_the_program_waits_for_its_actors(self):
        ran = lesson("from interleave import spawn, io\nspawn(lambda: (io(50), print('done')))")
        self.assertEqual(ran.stdout, "done\n")

    def test_messages_of_one_sender_keep_their_order(self):
        for word in "abc":
            send(me(), word)
        self.assertEqual([receive() for _ in range(3)], ["a", "b", "c"])


class Values(unittest.TestCase):
    def test_a_guarded_value_is_reached_inside_with_only(self):
        guarded = Guarded(1)
        with guarded as cell:
            cell.value += 1
        with guarded as again:
            self.assertEqual(again.value, 2)
        with self.assertRaises(RuntimeError):
            guarded.value
        with self.assertRaises(AttributeError):
            cell.value

    def test_a_guarded_value_loses_nothing(self):
        guarded = Guarded(0)

        def add():
            for _ in range(1000):
                with guarded as cell:
                    cell.value += 1

        threads(add, add, add)
        with guarded as cell:
            self.assertEqual(cell.value, 3000)

    def test_atomic_operations_return_the_former_value(self):
        atomic = Atomic(5)
        self.assertEqual((atomic.fetch_add(), atomic.fetch_add(3), atomic.exchange(1), atomic.load()), (5, 6, 9, 1))
        self.assertIsNone(atomic.store(2))
        self.assertEqual((atomic.compare_exchange(1, 7), atomic.compare_exchange(2, 7), atomic.load()), (False, True, 7))

    def test_atomic_additions_lose_nothing(self):
        atomic = Atomic(0)
        threads(*[lambda: [atomic.fetch_add(int(1)) for _ in range(1000)]] * 3)
        self.assertEqual(atomic.load(), 3000)


if __name__ == "__main__":
    unittest.main()
