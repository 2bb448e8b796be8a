using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MakeWordsAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                INSERT INTO search_entries_fts(search_entries_fts) VALUES ('delete-all');
                DELETE FROM search_entries;
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
            // Words that were made in this way stay: nothing tells which they are.
        }
    }
}
