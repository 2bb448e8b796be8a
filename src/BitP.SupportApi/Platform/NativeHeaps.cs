using System.Runtime.InteropServices;

namespace BitP.SupportApi.Platform;

/// <summary>
/// How many heaps the C library of Linux keeps for what is not the runtime's own memory: pages of SQLite, compiled code, buffers. It would make eight for each
/// core, each with its own gaps (https://man7.org/linux/man-pages/man3/mallopt.3.html, M_ARENA_MAX).
/// </summary>
internal static class NativeHeaps
{
    private const int ArenaMax = -8; // M_ARENA_MAX
    private const int Heaps = 2;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetOption(int option, int value);

    /// <summary>To be called at the start, and without effect where there is another C library, or where <c>MALLOC_ARENA_MAX</c> says how many.</summary>
    public static void Limit()
    {
        if (
            OperatingSystem.IsLinux()
            && Environment.GetEnvironmentVariable("MALLOC_ARENA_MAX") is null
            && NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "mallopt", out var setOption)
        )
            _ = Marshal.GetDelegateForFunctionPointer<SetOption>(setOption)(ArenaMax, Heaps);
    }
}
