using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "pending_since",
                table: "complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ticket_category",
                table: "complaints",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "former_names",
                table: "agents",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

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
                    SELECT json_group_array(json_patch(
                        json_object(
                            'recordedAt', strftime('%Y-%m-%dT%H:%M:%fZ', created_at / 1000.0, 'unixepoch'),
                            'kind', CASE kind WHEN 'ResponseSpeed' THEN 'response_speed' ELSE lower(kind) END,
                            'language', language),
                        s.value))
                    FROM json_each(complaints.submissions) s);
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
