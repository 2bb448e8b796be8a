using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE INDEX ix_ticket_search_entries_words ON ticket_search_entries USING gin (string_to_array(words, ' '));");

            // What the event feed compares with; inlined into the query, so that its index is used.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION public.oldest_open_transaction() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
                AS 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint';
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION public.oldest_open_transaction();");
            migrationBuilder.Sql("DROP INDEX ix_ticket_search_entries_words;");
        }
    }
}
