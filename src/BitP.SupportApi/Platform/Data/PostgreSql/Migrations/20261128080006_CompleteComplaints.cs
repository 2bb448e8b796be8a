using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CompleteComplaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_complaints_retain_until_number",
                table: "complaints");

            migrationBuilder.AddColumn<string>(
                name: "earlier_decisions",
                table: "complaints",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "pending_since",
                table: "complaints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ticket_category",
                table: "complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "former_names",
                table: "agents",
                type: "character varying(100)[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_retain_until_number",
                table: "complaints",
                columns: new[] { "retain_until", "number" },
                filter: "retain_until IS NOT NULL AND held_since IS NULL AND pending_since IS NULL");

            migrationBuilder.Sql(
                "UPDATE complaints SET ticket_category = (SELECT category FROM tickets WHERE tickets.id = complaints.ticket_id) WHERE ticket_id IS NOT NULL;");

            // What a submission was filed with is that of the complaint, as far as is known.
            migrationBuilder.Sql(
                """
                UPDATE complaints SET submissions = (
                    SELECT coalesce(jsonb_agg(
                        jsonb_build_object(
                            'recordedAt', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                            'kind', CASE kind WHEN 'ResponseSpeed' THEN 'response_speed' ELSE lower(kind) END,
                            'language', language) || s.value
                        ORDER BY s.place), '[]')::text
                    FROM jsonb_array_elements(submissions::jsonb) WITH ORDINALITY AS s(value, place));
                """);

            migrationBuilder.Sql(
                """
                UPDATE complaints SET pending_since = updated_at
                WHERE external_stages LIKE '%"status":"open"%' OR external_stages LIKE '%"status":"responded"%'
                    OR redress LIKE '%"status":"accepted"%' OR redress LIKE '%"status":"approved"%';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_complaints_retain_until_number",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "earlier_decisions",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "pending_since",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "ticket_category",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "former_names",
                table: "agents");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_retain_until_number",
                table: "complaints",
                columns: new[] { "retain_until", "number" },
                filter: "retain_until IS NOT NULL AND held_since IS NULL");
        }
    }
}
