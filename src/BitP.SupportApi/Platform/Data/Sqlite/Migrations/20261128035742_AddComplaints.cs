using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "reports_to_id",
                table: "agents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "complaint_chain",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    content_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_chain", x => new { x.complaint_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "complaint_regimes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    regime_key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_regimes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_suggestions",
                columns: table => new
                {
                    ticket_number = table.Column<long>(type: "INTEGER", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    suggested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    dismissed_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_suggestions", x => x.ticket_number);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_from = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<string>(type: "TEXT", nullable: false),
                    regimes = table.Column<string>(type: "TEXT", nullable: false),
                    regime_keys = table.Column<string>(type: "TEXT", maxLength: 136, nullable: false),
                    decide_by = table.Column<long>(type: "INTEGER", nullable: true),
                    earliest_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    desired_outcome = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    public_updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    public_version = table.Column<long>(type: "INTEGER", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    representative = table.Column<string>(type: "TEXT", nullable: true),
                    public_post = table.Column<string>(type: "TEXT", nullable: true),
                    damage = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    points = table.Column<string>(type: "TEXT", nullable: false),
                    submissions = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    admissible = table.Column<bool>(type: "INTEGER", nullable: true),
                    admissibility_reasons = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    handler_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    escalations = table.Column<string>(type: "TEXT", nullable: false),
                    information_requests = table.Column<string>(type: "TEXT", nullable: false),
                    updates = table.Column<string>(type: "TEXT", nullable: false),
                    delays = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    external_stages = table.Column<string>(type: "TEXT", nullable: false),
                    independence_exceptions = table.Column<string>(type: "TEXT", nullable: false),
                    chain_head = table.Column<string>(type: "TEXT", nullable: true),
                    investigation_steps = table.Column<string>(type: "TEXT", nullable: false),
                    redress = table.Column<string>(type: "TEXT", nullable: false),
                    missed_limits = table.Column<string>(type: "TEXT", nullable: false),
                    reopenings = table.Column<int>(type: "INTEGER", nullable: false),
                    register_facts = table.Column<string>(type: "TEXT", nullable: false),
                    retain_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_since = table.Column<long>(type: "INTEGER", nullable: true),
                    holds = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    regime_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    complaint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    regime = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    template_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    html = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    html_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    text_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    corrects = table.Column<int>(type: "INTEGER", nullable: true),
                    correction_reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    document_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    means = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false)
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
