using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.SqlServer.Migrations
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
                name: "search_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_words", x => new { x.word, x.number, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "ticket_search_rebuilds",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    below = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_rebuilds", x => x.id);
                });

            // What was written before is to be found by the words of messages, and by words as they are made now (TicketSearchRebuilder).
            migrationBuilder.Sql("INSERT INTO ticket_search_rebuilds (id, below) SELECT 1, newest + 1 FROM (SELECT MAX(number) AS newest FROM tickets) AS t WHERE newest IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_words");

            migrationBuilder.DropTable(
                name: "ticket_search_rebuilds");

            migrationBuilder.CreateTable(
                name: "ticket_search_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    words = table.Column<string>(type: "nvarchar(max)", maxLength: 16000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_entries", x => x.number);
                });
        }
    }
}
