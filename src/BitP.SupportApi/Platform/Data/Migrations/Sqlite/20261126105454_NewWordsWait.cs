using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NewWordsWait : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What waits is not in the full-text table yet: it must not be taken out of it.
            migrationBuilder.Sql(
                """
                CREATE TABLE ticket_search_entries_fts_waiting (number INTEGER NOT NULL PRIMARY KEY);
                DROP TRIGGER ticket_search_entries_delete;
                DROP TRIGGER ticket_search_entries_update;
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                INSERT INTO ticket_search_entries_fts(rowid, words)
                    SELECT number, words FROM ticket_search_entries WHERE number IN (SELECT number FROM ticket_search_entries_fts_waiting);
                DROP TRIGGER ticket_search_entries_delete;
                DROP TRIGGER ticket_search_entries_update;
                DROP TABLE ticket_search_entries_fts_waiting;
                CREATE TRIGGER ticket_search_entries_delete AFTER DELETE ON ticket_search_entries BEGIN
                    INSERT INTO ticket_search_entries_fts(ticket_search_entries_fts, rowid, words) VALUES ('delete', old.number, old.words);
                END;
                CREATE TRIGGER ticket_search_entries_update AFTER UPDATE ON ticket_search_entries BEGIN
                    INSERT INTO ticket_search_entries_fts(ticket_search_entries_fts, rowid, words) VALUES ('delete', old.number, old.words);
                    INSERT INTO ticket_search_entries_fts(rowid, words) VALUES (new.number, new.words);
                END;
                """
            );
        }
    }
}
