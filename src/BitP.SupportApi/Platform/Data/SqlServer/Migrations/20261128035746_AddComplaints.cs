using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddComplaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "lines_changed",
                table: "agents",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "reports_to_id",
                table: "agents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "complaint_chain",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    content_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_chain", x => new { x.complaint_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "complaint_regimes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    regime_key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_regimes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_suggestions",
                columns: table => new
                {
                    ticket_number = table.Column<long>(type: "bigint", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    language = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false, collation: "Latin1_General_100_BIN2"),
                    words = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    message_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    suggested_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    state = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    dismissed_by = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_suggestions", x => x.ticket_number);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    counted_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    done = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    regimes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    regime_keys = table.Column<string>(type: "nvarchar(272)", maxLength: 272, nullable: false, collation: "Latin1_General_100_BIN2"),
                    decide_by = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    earliest_due_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    next_due_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    partner_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    customer_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    cause = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    description = table.Column<string>(type: "nvarchar(max)", maxLength: 40000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    desired_outcome = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    channel = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    language = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false, collation: "Latin1_General_100_BIN2"),
                    received_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    public_updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    public_version = table.Column<long>(type: "bigint", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    evidence = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    representative = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    public_post = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    damage = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    country = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true, collation: "Latin1_General_100_BIN2"),
                    points = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    submissions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    admissible = table.Column<bool>(type: "bit", nullable: true),
                    admissibility_reasons = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    department = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    handler_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    escalations = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    information_requests = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    updates = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    delays = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    decision = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    external_stages = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    independence_exceptions = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    chain_head = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    investigation_steps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    redress = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    missed_limits = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    reopenings = table.Column<int>(type: "int", nullable: false),
                    register_facts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    retain_until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    held_since = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    holds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.number);
                    table.UniqueConstraint("ak_complaints_id", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaints_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaints_handler_id",
                        column: x => x.handler_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_regime_versions",
                columns: table => new
                {
                    regime_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_regime_versions", x => new { x.regime_id, x.number });
                    table.ForeignKey(
                        name: "fk_complaint_regime_versions_regime_id",
                        column: x => x.regime_id,
                        principalTable: "complaint_regimes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    edition = table.Column<int>(type: "int", nullable: false),
                    regime = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    template_version = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    language = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false, collation: "Latin1_General_100_BIN2"),
                    html = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    text = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    html_sha256 = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    text_sha256 = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    issued_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    facts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    corrects = table.Column<int>(type: "int", nullable: true),
                    correction_reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_documents_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_document_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    document_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    means = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_document_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_document_deliveries_document_id",
                        column: x => x.document_id,
                        principalTable: "complaint_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agents_reports_to_id",
                table: "agents",
                column: "reports_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_document_deliveries_document_id_sent_at",
                table: "complaint_document_deliveries",
                columns: new[] { "document_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_documents_complaint_id_kind_edition",
                table: "complaint_documents",
                columns: new[] { "complaint_id", "kind", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_regimes_regime_key",
                table: "complaint_regimes",
                column: "regime_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_regimes_retired_at_created_at_id",
                table: "complaint_regimes",
                columns: new[] { "retired_at", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_suggestions_state_suggested_at_ticket_number",
                table: "complaint_suggestions",
                columns: new[] { "state", "suggested_at", "ticket_number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_customer_id_received_at_number_kind_status",
                table: "complaints",
                columns: new[] { "customer_id", "received_at", "number", "kind", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_decide_by_number",
                table: "complaints",
                columns: new[] { "decide_by", "number" },
                filter: "decide_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_department_received_at_number",
                table: "complaints",
                columns: new[] { "department", "received_at", "number" },
                filter: "department IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_earliest_due_at_number",
                table: "complaints",
                columns: new[] { "earliest_due_at", "number" },
                filter: "earliest_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_handler_id_received_at_number",
                table: "complaints",
                columns: new[] { "handler_id", "received_at", "number" },
                filter: "handler_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_kind_decided_at_number",
                table: "complaints",
                columns: new[] { "kind", "decided_at", "number" },
                filter: "decided_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_partner_id_decide_by_number",
                table: "complaints",
                columns: new[] { "partner_id", "decide_by", "number" },
                filter: "decide_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_partner_id_earliest_due_at_number",
                table: "complaints",
                columns: new[] { "partner_id", "earliest_due_at", "number" },
                filter: "earliest_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_partner_id_received_at_number",
                table: "complaints",
                columns: new[] { "partner_id", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_received_at_number",
                table: "complaints",
                columns: new[] { "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_retain_until_number",
                table: "complaints",
                columns: new[] { "retain_until", "number" },
                filter: "retain_until IS NOT NULL AND held_since IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_status_number",
                table: "complaints",
                columns: new[] { "status", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_status_received_at_number",
                table: "complaints",
                columns: new[] { "status", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_ticket_id_number",
                table: "complaints",
                columns: new[] { "ticket_id", "number" },
                filter: "ticket_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_agents_reports_to_id",
                table: "agents",
                column: "reports_to_id",
                principalTable: "agents",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agents_reports_to_id",
                table: "agents");

            migrationBuilder.DropTable(
                name: "complaint_chain");

            migrationBuilder.DropTable(
                name: "complaint_document_deliveries");

            migrationBuilder.DropTable(
                name: "complaint_regime_versions");

            migrationBuilder.DropTable(
                name: "complaint_suggestions");

            migrationBuilder.DropTable(
                name: "complaint_documents");

            migrationBuilder.DropTable(
                name: "complaint_regimes");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_agents_reports_to_id",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "lines_changed",
                table: "agents");

            migrationBuilder.DropColumn(
                name: "reports_to_id",
                table: "agents");
        }
    }
}
