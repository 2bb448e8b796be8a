using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MakeWordsAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // No list of words that wait. Whoever cleans one of long texts, for instance autovacuum before it analyzes, holds the event feed back meanwhile, and each
            // word that is searched for is looked for in the whole of it.
            migrationBuilder.Sql(
                """
                ALTER INDEX ix_search_entries_words SET (fastupdate = off);
                ALTER INDEX ix_search_entries_words RESET (gin_pending_list_limit);
                TRUNCATE search_entries;
                """
            );

            // Words that are made in another way have other entries (TicketSearchRebuilder).
            migrationBuilder.Sql(
                """
                DELETE FROM ticket_search_rebuilds;
                INSERT INTO ticket_search_rebuilds (id, below) SELECT 1, newest + 1 FROM (SELECT MAX(number) AS newest FROM tickets) AS t WHERE newest IS NOT NULL;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER INDEX ix_search_entries_words RESET (fastupdate);
                ALTER INDEX ix_search_entries_words SET (gin_pending_list_limit = 256);
                """
            );
        }
    }
}
