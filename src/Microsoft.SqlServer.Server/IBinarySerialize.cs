namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that writes and reads itself, declared with <see cref="Format.UserDefined"/>.</summary>
public interface IBinarySerialize
{
    /// <summary>Fills this value from its stored form.</summary>
    /// <param name="r">Reads the stored form.</param>
    void Read(BinaryReader r);

    /// <summary>Writes the stored form of this value.</summary>
    /// <param name="w">Takes the stored form.</param>
    void Write(BinaryWriter w);
}
