using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.SqlServer
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
