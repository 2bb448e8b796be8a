using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TicketIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_assignee_id_created_at_number",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_customer_id_category_status",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_customer_id_created_at_number",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_team_created_at_number",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_assignee_id_created_at_number",
                table: "tickets",
                columns: new[] { "assignee_id", "created_at", "number" },
                filter: "assignee_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_customer_id_created_at_number_category_status",
                table: "tickets",
                columns: new[] { "customer_id", "created_at", "number", "category", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_team_created_at_number",
                table: "tickets",
                columns: new[] { "team", "created_at", "number" },
                filter: "team IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_assignee_id_created_at_number",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_customer_id_created_at_number_category_status",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_team_created_at_number",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_assignee_id_created_at_number",
                table: "tickets",
                columns: new[] { "assignee_id", "created_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_customer_id_category_status",
                table: "tickets",
                columns: new[] { "customer_id", "category", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_customer_id_created_at_number",
                table: "tickets",
                columns: new[] { "customer_id", "created_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_team_created_at_number",
                table: "tickets",
                columns: new[] { "team", "created_at", "number" });
        }
    }
}
