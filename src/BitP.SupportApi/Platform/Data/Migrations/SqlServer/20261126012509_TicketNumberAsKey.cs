using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TicketNumberAsKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The foreign keys hang on the key that goes, and come back on the one that takes its place.
            migrationBuilder.DropForeignKey(
                name: "fk_ticket_messages_ticket_id",
                table: "ticket_messages");

            migrationBuilder.DropForeignKey(
                name: "fk_ticket_tags_ticket_id",
                table: "ticket_tags");

            migrationBuilder.DropForeignKey(
                name: "fk_ticket_transactions_ticket_id",
                table: "ticket_transactions");

            migrationBuilder.DropPrimaryKey(
                name: "pk_tickets",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_number",
                table: "tickets");

            migrationBuilder.AddUniqueConstraint(
                name: "ak_tickets_id",
                table: "tickets",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_tickets",
                table: "tickets",
                column: "number");

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_messages_ticket_id",
                table: "ticket_messages",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_tags_ticket_id",
                table: "ticket_tags",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_transactions_ticket_id",
                table: "ticket_transactions",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ticket_messages_ticket_id",
                table: "ticket_messages");

            migrationBuilder.DropForeignKey(
                name: "fk_ticket_tags_ticket_id",
                table: "ticket_tags");

            migrationBuilder.DropForeignKey(
                name: "fk_ticket_transactions_ticket_id",
                table: "ticket_transactions");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_tickets_id",
                table: "tickets");

            migrationBuilder.DropPrimaryKey(
                name: "pk_tickets",
                table: "tickets");

            migrationBuilder.AddPrimaryKey(
                name: "pk_tickets",
                table: "tickets",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_number",
                table: "tickets",
                column: "number",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_messages_ticket_id",
                table: "ticket_messages",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_tags_ticket_id",
                table: "ticket_tags",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_ticket_transactions_ticket_id",
                table: "ticket_transactions",
                column: "ticket_id",
                principalTable: "tickets",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
