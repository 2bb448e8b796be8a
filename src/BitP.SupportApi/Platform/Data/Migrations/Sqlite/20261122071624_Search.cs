using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The words stay in their own table; the full-text table only indexes them. New rows are added to it by the writer.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE ticket_search_entries_fts USING fts5(words, content='ticket_search_entries', content_rowid='number', tokenize='unicode61 remove_diacritics 0', detail='none', columnsize=0);
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER ticket_search_entries_delete;
                DROP TRIGGER ticket_search_entries_update;
                DROP TABLE ticket_search_entries_fts;
                """
            );
        }
    }
}
