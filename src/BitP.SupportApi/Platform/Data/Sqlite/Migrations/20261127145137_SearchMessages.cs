using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The triggers go with their table.
            migrationBuilder.Sql(
                """
                DROP TABLE ticket_search_entries_fts_waiting;
                DROP TABLE ticket_search_entries_fts;
                """
            );

            migrationBuilder.DropTable(
                name: "ticket_search_entries");

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => new { x.number, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "ticket_search_rebuilds",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    below = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_rebuilds", x => x.id);
                });

            // Words are split at spaces alone: which characters are letters, SearchText has decided. Marks begin words. The index keeps no texts, and adds words
            // that come under a number that it has to those that are there.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE search_entries_fts USING fts5(words, content='', tokenize="ascii tokenchars '!@'", detail='none', columnsize=0);
                """
            );

            // What was written before is to be found by the words of messages, and by words as they are made now (TicketSearchRebuilder).
            migrationBuilder.Sql("INSERT INTO ticket_search_rebuilds (id, below) SELECT 1, newest + 1 FROM (SELECT MAX(number) AS newest FROM tickets) AS t WHERE newest IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE search_entries_fts;
                """
            );

            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.DropTable(
                name: "ticket_search_rebuilds");

            migrationBuilder.CreateTable(
                name: "ticket_search_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_search_entries", x => x.number);
                });

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE ticket_search_entries_fts USING fts5(words, content='ticket_search_entries', content_rowid='number', tokenize='unicode61 remove_diacritics 0', detail='none', columnsize=0);
                CREATE TABLE ticket_search_entries_fts_waiting (number INTEGER NOT NULL PRIMARY KEY);
                CREATE TRIGGER ticket_search_entries_delete AFTER DELETE ON ticket_search_entries
                WHEN old.number NOT IN (SELECT number FROM ticket_search_entries_fts_waiting) BEGIN
                    INSERT INTO ticket_search_entries_fts(ticket_search_entries_fts, rowid, words) VALUES ('delete', old.number, old.words);
                END;
                CREATE TRIGGER ticket_search_entries_update AFTER UPDATE ON ticket_search_entries
                WHEN old.number NOT IN (SELECT number FROM ticket_search_entries_fts_waiting) BEGIN
                    INSERT INTO ticket_search_entries_fts(ticket_search_entries_fts, rowid, words) VALUES ('delete', old.number, old.words);
                    INSERT INTO ticket_search_entries_fts(rowid, words) VALUES (new.number, new.words);
                END;
                """
            );
        }
    }
}
