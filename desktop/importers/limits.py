"""What the reading process may use: set by itself before it sees a document, so that nothing it reads can take more.

POSIX: memory, processor time, size of a written file, number of processes and core dumps, by setrlimit. Windows: memory
and processes, by a job object; time is kept by whoever asked (``child``), on every system.
"""

from __future__ import annotations

import sys

MEMORY = 300_000_000  # bytes of one reading process; the largest published report takes 120 MB
PROCESSOR_SECONDS = 25  # of one document
_WRITTEN = 4_000_000  # bytes of one file; a reader writes none, Python keeps its compiled modules


def confine() -> None:
    """Hold this process to ``MEMORY`` and let it start no other."""
    if sys.platform == "win32":
        _confine_by_job(MEMORY)
    else:
        import resource

        for what, most in (
            (resource.RLIMIT_DATA, MEMORY),  # writable memory of its own; the libraries' code does not count
            (resource.RLIMIT_FSIZE, _WRITTEN),
            (resource.RLIMIT_NPROC, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(what)
            within = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (within, within))


def allow_time() -> None:
    """Begin a document: ``PROCESSOR_SECONDS`` from here, after which the system ends this process."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + PROCESSOR_SECONDS, hard))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _ACTIVE_PROCESS, _PROCESS_MEMORY, _NO_ERROR_BOX = 0x8, 0x100, 0x400

    def _confine_by_job(memory: int) -> None:
        """Put this process into a job of its own; the job ends with its last handle, the process.

        Raises:
            OSError: The system refuses; a document is then not read at all.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _NO_ERROR_BOX
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        done = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        if not done or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())
