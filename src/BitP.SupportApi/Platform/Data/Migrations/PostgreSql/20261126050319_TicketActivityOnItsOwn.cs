using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TicketActivityOnItsOwn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ticket_activity_number",
                table: "ticket_activity");
            // New words wait in a list, which is carried over by whoever fills it: of 4 MB, as it is by itself, everybody who opens a ticket meanwhile hears.
            migrationBuilder.Sql("ALTER INDEX ix_ticket_search_entries_words SET (gin_pending_list_limit = 256);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER INDEX ix_ticket_search_entries_words RESET (gin_pending_list_limit);");
            migrationBuilder.AddForeignKey(
                name: "fk_ticket_activity_number",
                table: "ticket_activity",
                column: "number",
                principalTable: "tickets",
                principalColumn: "number",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
