using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LowerCaseDomains : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Addresses are looked for with their domain, behind the last @, in lower case. Letters that are not ASCII have another lower case on each
            // database: such domains stay as they are, and are found as they are written.
            migrationBuilder.Sql(
                """
                UPDATE a SET email = LEFT(a.email, DATALENGTH(a.email) / 2 - d.units) + LOWER(RIGHT(a.email, d.units))
                FROM customers a
                CROSS APPLY (SELECT CASE CHARINDEX(N'@', a.email) WHEN 0 THEN 0 ELSE CHARINDEX(N'@', REVERSE(a.email)) - 1 END AS units) d
                WHERE RIGHT(a.email, d.units) <> LOWER(RIGHT(a.email, d.units)) AND RIGHT(a.email, d.units) NOT LIKE N'%[^ -~]%';
                """
            );

            migrationBuilder.Sql(
                """
                UPDATE a SET email = LEFT(a.email, DATALENGTH(a.email) / 2 - d.units) + LOWER(RIGHT(a.email, d.units))
                FROM agents a
                CROSS APPLY (SELECT CASE CHARINDEX(N'@', a.email) WHEN 0 THEN 0 ELSE CHARINDEX(N'@', REVERSE(a.email)) - 1 END AS units) d
                WHERE RIGHT(a.email, d.units) <> LOWER(RIGHT(a.email, d.units)) AND RIGHT(a.email, d.units) NOT LIKE N'%[^ -~]%';
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Which letters were capitals is not known, and makes no difference.
        }
    }
}
