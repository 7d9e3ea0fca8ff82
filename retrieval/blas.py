"""Keep numpy's matrix products on one thread.

OpenBLAS takes every core and waits busily. Where the cores are shared, its threads wait for each other: ranking a CV took 86 ms
instead of 14 and embedding a line 70 instead of 30 on two busy cores. On two idle ones a second thread gains a third.
"""


def use_one_thread() -> None:
    """Set it for the whole process. Costs 1 ms, may be called again."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it ships no types

    threadpool_limits(limits=1, user_api="blas")
