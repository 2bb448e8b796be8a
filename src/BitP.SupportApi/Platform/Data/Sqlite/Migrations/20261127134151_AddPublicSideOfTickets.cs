using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddPublicSideOfTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ticket_activity_partner_id_updated_at_number",
                table: "ticket_activity");

            migrationBuilder.AddColumn<Guid>(
                name: "follow_up_root",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "note_bytes",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "notes",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "public_bytes",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "public_messages",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "public_updated_at",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "public_version",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "public_sequence",
                table: "ticket_messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "public_updated_at",
                table: "ticket_activity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "public_sequence",
                table: "events",
                type: "INTEGER",
                nullable: true);

            // What is there keeps the numbers that it was read with.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET public_version = version, public_updated_at = updated_at,
                    public_messages = (SELECT count(*) FROM ticket_messages m WHERE m.ticket_id = tickets.id AND m.visibility = 'Public'),
                    public_bytes = (SELECT coalesce(sum(length(CAST(m.body AS BLOB))), 0) FROM ticket_messages m WHERE m.ticket_id = tickets.id AND m.visibility = 'Public'),
                    notes = (SELECT count(*) FROM ticket_messages m WHERE m.ticket_id = tickets.id AND m.visibility = 'Internal'),
                    note_bytes = (SELECT coalesce(sum(length(CAST(m.body AS BLOB))), 0) FROM ticket_messages m WHERE m.ticket_id = tickets.id AND m.visibility = 'Internal');
                """
            );

            migrationBuilder.Sql(
                """
                WITH RECURSIVE chain AS (
                    SELECT t.id, t.follow_up_of AS root FROM tickets t JOIN tickets p ON p.id = t.follow_up_of WHERE p.follow_up_of IS NULL
                    UNION ALL SELECT t.id, c.root FROM tickets t JOIN chain c ON t.follow_up_of = c.id
                )
                UPDATE tickets SET follow_up_root = chain.root FROM chain WHERE chain.id = tickets.id;
                """
            );

            migrationBuilder.Sql(
                """
                UPDATE ticket_activity SET public_updated_at = updated_at;
                """
            );

            migrationBuilder.CreateIndex(
                name: "ix_tickets_follow_up_root_number",
                table: "tickets",
                columns: new[] { "follow_up_root", "number" },
                filter: "follow_up_root IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_activity_partner_id_public_updated_at_number",
                table: "ticket_activity",
                columns: new[] { "partner_id", "public_updated_at", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tickets_follow_up_root_number",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_ticket_activity_partner_id_public_updated_at_number",
                table: "ticket_activity");

            migrationBuilder.DropColumn(
                name: "follow_up_root",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "note_bytes",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "notes",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "public_bytes",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "public_messages",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "public_updated_at",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "public_version",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "public_sequence",
                table: "ticket_messages");

            migrationBuilder.DropColumn(
                name: "public_updated_at",
                table: "ticket_activity");

            migrationBuilder.DropColumn(
                name: "public_sequence",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_activity_partner_id_updated_at_number",
                table: "ticket_activity",
                columns: new[] { "partner_id", "updated_at", "number" });
        }
    }
}
