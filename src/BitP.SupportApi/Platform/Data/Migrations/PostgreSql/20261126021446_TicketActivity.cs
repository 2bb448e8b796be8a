using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TicketActivity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_partner_id_updated_at_number",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_updated_at_number",
                table: "tickets");

            migrationBuilder.CreateTable(
                name: "ticket_activity",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_activity", x => x.number);
                    table.ForeignKey(
                        name: "fk_ticket_activity_number",
                        column: x => x.number,
                        principalTable: "tickets",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("INSERT INTO ticket_activity (number, partner_id, updated_at) SELECT number, partner_id, updated_at FROM tickets");

            // Room in each page for another version of a row: only there can it do without new entries in the indexes.
            migrationBuilder.Sql("ALTER TABLE tickets SET (fillfactor = 80)");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_activity_partner_id_updated_at_number",
                table: "ticket_activity",
                columns: new[] { "partner_id", "updated_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_activity_updated_at_number",
                table: "ticket_activity",
                columns: new[] { "updated_at", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE tickets RESET (fillfactor)");

            migrationBuilder.DropTable(
                name: "ticket_activity");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_partner_id_updated_at_number",
                table: "tickets",
                columns: new[] { "partner_id", "updated_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_updated_at_number",
                table: "tickets",
                columns: new[] { "updated_at", "number" });
        }
    }
}
