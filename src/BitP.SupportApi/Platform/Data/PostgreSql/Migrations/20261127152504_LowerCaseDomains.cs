using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.PostgreSql.Migrations
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
                UPDATE customers SET email = left(email, length(email) - length(substring(email FROM '[^@]*$'))) || lower(substring(email FROM '[^@]*$'))
                WHERE strpos(email, '@') > 0 AND substring(email FROM '[^@]*$') <> lower(substring(email FROM '[^@]*$')) AND substring(email FROM '[^@]*$') ~ '^[ -~]*$';
                """
            );

            migrationBuilder.Sql(
                """
                UPDATE agents SET email = left(email, length(email) - length(substring(email FROM '[^@]*$'))) || lower(substring(email FROM '[^@]*$'))
                WHERE strpos(email, '@') > 0 AND substring(email FROM '[^@]*$') <> lower(substring(email FROM '[^@]*$')) AND substring(email FROM '[^@]*$') ~ '^[ -~]*$';
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
