using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
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
                UPDATE customers SET email = rtrim(email, replace(email, '@', '')) || lower(substr(email, length(rtrim(email, replace(email, '@', ''))) + 1))
                WHERE instr(email, '@') > 0 AND substr(email, length(rtrim(email, replace(email, '@', ''))) + 1) <> lower(substr(email, length(rtrim(email, replace(email, '@', ''))) + 1)) AND substr(email, length(rtrim(email, replace(email, '@', ''))) + 1) NOT GLOB '*[^ -~]*';
                """
            );

            migrationBuilder.Sql(
                """
                UPDATE agents SET email = rtrim(email, replace(email, '@', '')) || lower(substr(email, length(rtrim(email, replace(email, '@', ''))) + 1))
                WHERE instr(email, '@') > 0 AND substr(email, length(rtrim(email, replace(email, '@', ''))) + 1) <> lower(substr(email, length(rtrim(email, replace(email, '@', ''))) + 1)) AND substr(email, length(rtrim(email, replace(email, '@', ''))) + 1) NOT GLOB '*[^ -~]*';
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
