using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SearchMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ticket_search_entries");

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => new { x.number, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "ticket_search_rebuilds",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    below = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_rebuilds", x => x.id);
                });

            // New words wait in a list, which is carried over by whoever fills it: of 4 MB, as it is by itself, everybody who writes meanwhile hears. The server
            // keeps of how many words how frequent they are, by which it chooses how to search.
            migrationBuilder.Sql(
                """
                CREATE INDEX ix_search_entries_words ON search_entries USING gin (string_to_array(words, ' ')) WITH (gin_pending_list_limit = 256);
                ALTER INDEX ix_search_entries_words ALTER COLUMN 1 SET STATISTICS 1000;
                """
            );

            // What was written before is to be found by the words of messages, and by words as they are made now (TicketSearchRebuilder).
            migrationBuilder.Sql("INSERT INTO ticket_search_rebuilds (id, below) SELECT 1, newest + 1 FROM (SELECT MAX(number) AS newest FROM tickets) AS t WHERE newest IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.DropTable(
                name: "ticket_search_rebuilds");

            migrationBuilder.CreateTable(
                name: "ticket_search_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_entries", x => x.number);
                });

            migrationBuilder.Sql(
                """
                CREATE INDEX ix_ticket_search_entries_words ON ticket_search_entries USING gin (string_to_array(words, ' ')) WITH (gin_pending_list_limit = 256);
                """
            );
        }
    }
}
