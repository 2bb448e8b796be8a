using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeepServiceLevelsExact : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_escalation_policies_created_at_id",
                table: "escalation_policies");

            migrationBuilder.AddColumn<string>(
                name: "owed_explanation",
                table: "tickets",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deleted_at",
                table: "escalation_policies",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "escalation_policies",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_schedule_id_number",
                table: "ticket_clocks",
                columns: new[] { "schedule_id", "number" },
                filter: "schedule_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_warned_explanation_due_at",
                table: "ticket_clocks",
                columns: new[] { "explanation_due_at", "number" },
                filter: "explanation_due_at IS NOT NULL AND warned <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_warned_first_response_due_at",
                table: "ticket_clocks",
                columns: new[] { "first_response_due_at", "number" },
                filter: "first_response_due_at IS NOT NULL AND warned <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_warned_next_response_due_at",
                table: "ticket_clocks",
                columns: new[] { "next_response_due_at", "number" },
                filter: "next_response_due_at IS NOT NULL AND warned <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_warned_progress_update_due_at",
                table: "ticket_clocks",
                columns: new[] { "progress_update_due_at", "number" },
                filter: "progress_update_due_at IS NOT NULL AND warned <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_warned_resolution_due_at",
                table: "ticket_clocks",
                columns: new[] { "resolution_due_at", "number" },
                filter: "resolution_due_at IS NOT NULL AND warned <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policies_created_at_id",
                table: "escalation_policies",
                columns: new[] { "created_at", "id" },
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policies_purpose",
                table: "escalation_policies",
                column: "purpose",
                unique: true,
                filter: "[purpose] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_schedule_id_number",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_warned_explanation_due_at",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_warned_first_response_due_at",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_warned_next_response_due_at",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_warned_progress_update_due_at",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_ticket_clocks_warned_resolution_due_at",
                table: "ticket_clocks");

            migrationBuilder.DropIndex(
                name: "ix_escalation_policies_created_at_id",
                table: "escalation_policies");

            migrationBuilder.DropIndex(
                name: "ix_escalation_policies_purpose",
                table: "escalation_policies");

            migrationBuilder.DropColumn(
                name: "owed_explanation",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "escalation_policies");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "escalation_policies");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policies_created_at_id",
                table: "escalation_policies",
                columns: new[] { "created_at", "id" });
        }
    }
}
