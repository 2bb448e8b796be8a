using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// The one call of SQLite's that its library does not offer: to have the database file on the disk
/// (https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlfilepointer, https://www.sqlite.org/c3ref/io_methods.html).
/// </summary>
/// <remarks>The file cannot be opened beside SQLite: a process that closes one handle of a file loses all its locks on it.</remarks>
internal static class SqliteFile
{
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

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Control(sqlite3 database, IntPtr mainDatabase, int operation, out IntPtr value);
}
