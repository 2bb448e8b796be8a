using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.Sqlite
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
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
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
