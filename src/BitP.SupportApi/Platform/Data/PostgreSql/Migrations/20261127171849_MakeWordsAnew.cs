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
            // A list of words that wait makes usual texts much cheaper to write. Long ones overfill it: whoever cleans it holds the event feed back meanwhile, and
            // each word that is searched for is looked for in the whole of it. So they have an index without one. Autovacuum, which cleans as well, does not pause.
            migrationBuilder.Sql(
                """
                TRUNCATE search_entries;
                DROP INDEX ix_search_entries_words;
                CREATE INDEX ix_search_entries_words ON search_entries USING gin (string_to_array(words, ' ')) WITH (gin_pending_list_limit = 256) WHERE length(words) <= 1000;
                CREATE INDEX ix_search_entries_long_words ON search_entries USING gin (string_to_array(words, ' ')) WITH (fastupdate = off) WHERE length(words) > 1000;
                ALTER TABLE search_entries SET (autovacuum_vacuum_cost_delay = 0);
                """
            );

            // The server does not ask indexes of parts of a table how frequent a word is. Statistics of expressions are shown to the owner of the table alone, whom the
            // role that serves need not be.
            migrationBuilder.Sql(
                """
                CREATE STATISTICS search_entries_words ON (string_to_array(words, ' ')) FROM search_entries;
                CREATE FUNCTION public.frequent_search_words(entries bigint) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
                AS $$
                    SELECT m.word FROM pg_stats_ext_exprs s JOIN pg_class c ON c.oid = 'public.search_entries'::regclass
                    CROSS JOIN unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS m(word, frequency)
                    WHERE s.schemaname = 'public' AND s.statistics_name = 'search_entries_words' AND m.frequency * c.reltuples > entries
                        AND has_table_privilege(session_user, c.oid, 'SELECT')
                $$;
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
                ALTER TABLE search_entries RESET (autovacuum_vacuum_cost_delay);
                DROP FUNCTION public.frequent_search_words(bigint);
                DROP STATISTICS search_entries_words;
                DROP INDEX ix_search_entries_long_words;
                DROP INDEX ix_search_entries_words;
                CREATE INDEX ix_search_entries_words ON search_entries USING gin (string_to_array(words, ' ')) WITH (gin_pending_list_limit = 256);
                """
            );
        }
    }
}
