using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// What SQLite's library does not offer: to have the database file on the disk, and to have it grow before it is written to
/// (https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html, https://www.sqlite.org/c3ref/io_methods.html).
/// </summary>
/// <remarks>The file cannot be opened beside SQLite: a process that closes one handle of a file loses all its locks on it.</remarks>
internal static class SqliteFile
{
    private const int SizeHint = 5; // SQLITE_FCNTL_SIZE_HINT
    private const int ChunkSize = 6; // SQLITE_FCNTL_CHUNK_SIZE
    private const int FilePointer = 7; // SQLITE_FCNTL_FILE_POINTER
    private const int SyncNormal = 2; // SQLITE_SYNC_NORMAL

    // In sqlite3_io_methods: the version, then xClose, xRead, xWrite, xTruncate, xSync, xFileSize and so on.
    private const int SyncMethod = 5;
    private const int FileSizeMethod = 6;
    private const int SharedLockMethod = 14; // xShmLock

    // Who carries the log over has this one of the locks on the index of the log (https://www.sqlite.org/walformat.html, section 2.3).
    private const int CheckpointLock = 1;
    private const int Unlock = 1 | 8; // SQLITE_SHM_UNLOCK, SQLITE_SHM_EXCLUSIVE
    private const int Lock = 2 | 8; // SQLITE_SHM_LOCK, SQLITE_SHM_EXCLUSIVE

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Sync(IntPtr file, int flags);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int FileSize(IntPtr file, out long size);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SharedLock(IntPtr file, int first, int count, int flags);

    /// <summary>Waits until what was written to the database file, though not to its log, is on the disk.</summary>
    public static void Flush(SqliteConnection connection)
    {
        var file = FileOf(connection);
        Check(Method<Sync>(file, SyncMethod)(file, SyncNormal));
    }

    /// <summary>How large it is.</summary>
    public static long SizeOf(SqliteConnection connection)
    {
        var file = FileOf(connection);
        Check(Method<FileSize>(file, FileSizeMethod)(file, out var size));
        return size;
    }

    /// <summary>Has the file grow by so many bytes at a time, through this connection, and keep what it has when the log is carried over.</summary>
    public static void GrowBy(SqliteConnection connection, int bytes) => Check(Control(connection.Handle!, IntPtr.Zero, ChunkSize, ref bytes));

    /// <summary>Takes the disk's room for a file of this size, unless it has it. It is no more than room: SQLite knows how much of the file is in use.</summary>
    /// <returns>Whether it has it. While somebody carries the log over, none is taken.</returns>
    // SQLite looks where the file ends, and then writes zeros behind it. Whoever carries a log over may have put a page there in between.
    public static bool TryGrow(SqliteConnection connection, long size)
    {
        if (SizeOf(connection) >= size)
            return true;
        using var alone = TryHoldLog(connection);
        if (alone is null)
            return false;
        Check(Control(connection.Handle!, IntPtr.Zero, SizeHint, ref size));
        return true;
    }

    /// <summary>Keeps the log from being carried over, in this process and in others, until it is disposed of; null when somebody is about it.</summary>
    /// <param name="connection">A connection that has read or written by now.</param>
    public static IDisposable? TryHoldLog(SqliteConnection connection)
    {
        var file = FileOf(connection);
        var change = Method<SharedLock>(file, SharedLockMethod);
        var result = change(file, CheckpointLock, 1, Lock);
        if (result is raw.SQLITE_BUSY)
            return null;
        Check(result);
        return new HeldLog(() => change(file, CheckpointLock, 1, Unlock));
    }

    private sealed class HeldLog(Func<int> release) : IDisposable
    {
        public void Dispose() => Check(release());
    }

    private static IntPtr FileOf(SqliteConnection connection)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(Control(database, IntPtr.Zero, FilePointer, out var file), database);
        return file;
    }

    private static TMethod Method<TMethod>(IntPtr file, int number) =>
        Marshal.GetDelegateForFunctionPointer<TMethod>(Marshal.ReadIntPtr(Marshal.ReadIntPtr(file), number * IntPtr.Size));

    // What comes from the file alone is not noted with the database.
    private static void Check(int result)
    {
        if (result is not raw.SQLITE_OK)
            throw new SqliteException($"SQLite Error {result & 0xFF}: '{raw.sqlite3_errstr(result).utf8_to_string()}'.", result & 0xFF, result);
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Control(sqlite3 database, IntPtr mainDatabase, int operation, out IntPtr value);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Control(sqlite3 database, IntPtr mainDatabase, int operation, ref int value);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Control(sqlite3 database, IntPtr mainDatabase, int operation, ref long value);
}
