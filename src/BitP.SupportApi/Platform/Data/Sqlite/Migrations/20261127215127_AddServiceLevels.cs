using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddServiceLevels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "handled_from",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sla",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "automatic",
                table: "ticket_messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "explains",
                table: "ticket_messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "contact_channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_channels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "due_work",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    wake_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    failed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_work", x => new { x.subject, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "escalation_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ticket_number = table.Column<long>(type: "INTEGER", nullable: false),
                    ticket_version = table.Column<long>(type: "INTEGER", nullable: false),
                    policy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    repetition = table.Column<int>(type: "INTEGER", nullable: false),
                    next_step_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken = table.Column<string>(type: "TEXT", nullable: false),
                    acknowledged_by = table.Column<string>(type: "TEXT", nullable: true),
                    over_since = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feed_readers",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    commit_order = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    wake_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_readers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "reply_times",
                columns: table => new
                {
                    ticket_number = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    calendar = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_times", x => x.ticket_number);
                });

            migrationBuilder.CreateTable(
                name: "sla_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_policy_order",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    policies = table.Column<string>(type: "TEXT", nullable: false),
                    stamp = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policy_order", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ticket_clocks",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    first_response_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_response_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    progress_update_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolution_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    explanation_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    warned = table.Column<int>(type: "INTEGER", nullable: false),
                    schedule_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_clocks", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sla_policy_versions",
                columns: table => new
                {
                    policy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policy_versions", x => new { x.policy_id, x.number });
                    table.ForeignKey(
                        name: "fk_sla_policy_versions_policy_id",
                        column: x => x.policy_id,
                        principalTable: "sla_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_due_work_failed_at_id",
                table: "due_work",
                columns: new[] { "failed_at", "id" },
                filter: "failed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_due_work_id",
                table: "due_work",
                column: "id",
                filter: "failed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_due_work_wake_at_due_at_kind",
                table: "due_work",
                columns: new[] { "wake_at", "due_at", "kind" },
                filter: "wake_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policies_created_at_id",
                table: "escalation_policies",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_started_at_id",
                table: "escalations",
                columns: new[] { "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_state_started_at_id",
                table: "escalations",
                columns: new[] { "state", "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_ticket_id_policy_id",
                table: "escalations",
                columns: new[] { "ticket_id", "policy_id" },
                unique: true,
                filter: "next_step_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_escalations_ticket_number_started_at_id",
                table: "escalations",
                columns: new[] { "ticket_number", "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reply_times_channel_answered_at",
                table: "reply_times",
                columns: new[] { "channel", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_explanation_due_at_number",
                table: "ticket_clocks",
                columns: new[] { "explanation_due_at", "number" },
                filter: "explanation_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_first_response_due_at_number",
                table: "ticket_clocks",
                columns: new[] { "first_response_due_at", "number" },
                filter: "first_response_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_next_response_due_at_number",
                table: "ticket_clocks",
                columns: new[] { "next_response_due_at", "number" },
                filter: "next_response_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_progress_update_due_at_number",
                table: "ticket_clocks",
                columns: new[] { "progress_update_due_at", "number" },
                filter: "progress_update_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_resolution_due_at_number",
                table: "ticket_clocks",
                columns: new[] { "resolution_due_at", "number" },
                filter: "resolution_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_clocks_state_created_at_number",
                table: "ticket_clocks",
                columns: new[] { "state", "created_at", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_channels");

            migrationBuilder.DropTable(
                name: "due_work");

            migrationBuilder.DropTable(
                name: "escalation_policies");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "feed_readers");

            migrationBuilder.DropTable(
                name: "reply_times");

            migrationBuilder.DropTable(
                name: "sla_policy_order");

            migrationBuilder.DropTable(
                name: "sla_policy_versions");

            migrationBuilder.DropTable(
                name: "ticket_clocks");

            migrationBuilder.DropTable(
                name: "sla_policies");

            migrationBuilder.DropColumn(
                name: "handled_from",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "sla",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "automatic",
                table: "ticket_messages");

            migrationBuilder.DropColumn(
                name: "explains",
                table: "ticket_messages");
        }
    }
}
