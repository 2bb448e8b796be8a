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

    // In sqlite3_io_methods: the version, then xClose, xRead, xWrite, xTruncate, xSync.
    private const int SyncMethod = 5;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Sync(IntPtr file, int flags);

    /// <summary>Waits until what was written to the database file, though not to its log, is on the disk.</summary>
    public static void Flush(SqliteConnection connection)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(Control(database, IntPtr.Zero, FilePointer, out var file), database);
        var sync = Marshal.ReadIntPtr(Marshal.ReadIntPtr(file), SyncMethod * IntPtr.Size);
        SqliteException.ThrowExceptionForRC(Marshal.GetDelegateForFunctionPointer<Sync>(sync)(file, SyncNormal), database);
    }

    /// <summary>Has the file grow by so many bytes at a time, through this connection, and keep what it has when the log is carried over.</summary>
    public static void GrowBy(SqliteConnection connection, int bytes) => Check(Control(connection.Handle!, IntPtr.Zero, ChunkSize, ref bytes));

    /// <summary>Takes the disk's room for a file of this size, unless it has it. It is no more than room: SQLite knows how much of the file is in use.</summary>
    public static void Grow(SqliteConnection connection, long size) => Check(Control(connection.Handle!, IntPtr.Zero, SizeHint, ref size));

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
