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
                    correction_reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_documents", x => x.id);
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
                    closed_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
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
                name: "ix_complaints_customer_id_received_at_number_kind_status",
                table: "complaints",
                columns: new[] { "customer_id", "received_at", "number", "kind", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_decide_by_number",
                table: "complaints",
                columns: new[] { "decide_by", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_department_received_at_number",
                table: "complaints",
                columns: new[] { "department", "received_at", "number" },
                filter: "department IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_handler_id_received_at_number",
                table: "complaints",
                columns: new[] { "handler_id", "received_at", "number" },
                filter: "handler_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_partner_id_decide_by_number",
                table: "complaints",
                columns: new[] { "partner_id", "decide_by", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_partner_id_received_at_number",
                table: "complaints",
                columns: new[] { "partner_id", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_received_at_number",
                table: "complaints",
                columns: new[] { "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_status_received_at_number",
                table: "complaints",
                columns: new[] { "status", "received_at", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_ticket_id_number",
                table: "complaints",
                columns: new[] { "ticket_id", "number" },
                filter: "ticket_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "complaint_document_deliveries");

            migrationBuilder.DropTable(
                name: "complaint_regime_versions");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "complaint_documents");

            migrationBuilder.DropTable(
                name: "complaint_regimes");
        }
    }
}
