using System.Data;
using Microsoft.Data.SqlClient;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>
/// SqlClient loads more for the first command that has a parameter: when a part is missing, everything up to that command looks healthy.
/// These tests notice it, and need no SQL Server.
/// </summary>
public sealed class SendingSqlServerParameters
{
    private const string Subject = "The printer is on fire";

    [Fact]
    public void Every_type_of_the_client_loads()
    {
        Assert.Contains(typeof(SqlParameter), typeof(SqlParameter).Assembly.GetTypes());
    }

    [Fact]
    public async Task A_parameter_is_sent_with_its_type_and_value()
    {
        await using var server = new TdsServer();

        await UpdateSubjectAsync(server, new SqlParameter("@subject", SqlDbType.NVarChar, 200) { Value = Subject });

        Assert.True(server.WasSent("@subject nvarchar(200)"));
        Assert.True(server.WasSent(Subject));
    }

    [Fact]
    public async Task The_type_of_a_parameter_follows_from_its_value()
    {
        await using var server = new TdsServer();

        await UpdateSubjectAsync(server, new SqlParameter("@subject", Subject));

        Assert.True(server.WasSent($"@subject nvarchar({Subject.Length})"));
    }

    [Fact]
    public async Task A_value_that_is_no_user_defined_type_is_refused_by_name()
    {
        await using var server = new TdsServer();
        var place = new SqlParameter("@subject", SqlDbType.Udt) { UdtTypeName = "place", Value = new Place() };

        var refusal = await Assert.ThrowsAnyAsync<SystemException>(() => UpdateSubjectAsync(server, place));

        Assert.Contains(typeof(Place).FullName!, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task UpdateSubjectAsync(TdsServer server, SqlParameter subject)
    {
        await using var connection = new SqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE tickets SET subject = @subject";
        command.Parameters.Add(subject);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Place;
}
