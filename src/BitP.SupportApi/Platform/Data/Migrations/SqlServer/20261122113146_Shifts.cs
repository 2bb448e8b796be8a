using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Shifts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "region_key",
                table: "schedules",
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "inactive_since",
                table: "agents",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rotations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rotations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shift_ledgers",
                columns: table => new
                {
                    agent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    shifts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift_ledgers", x => x.agent_id);
                });

            migrationBuilder.CreateTable(
                name: "time_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    agent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    cancelled_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_time_off", x => x.id);
                    table.ForeignKey(
                        name: "fk_time_off_agent_id",
                        column: x => x.agent_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rotation_versions",
                columns: table => new
                {
                    rotation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rotation_versions", x => new { x.rotation_id, x.number });
                    table.ForeignKey(
                        name: "fk_rotation_versions_rotation_id",
                        column: x => x.rotation_id,
                        principalTable: "rotations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    agent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    rotation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    replaces = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    swap_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    channels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    languages = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts", x => x.id);
                    table.ForeignKey(
                        name: "fk_shifts_agent_id",
                        column: x => x.agent_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shifts_rotation_id",
                        column: x => x.rotation_id,
                        principalTable: "rotations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_schedules_region_key_created_at_id",
                table: "schedules",
                columns: new[] { "region_key", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rotations_created_at_id",
                table: "rotations",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_agent_id_starts_at_id",
                table: "shifts",
                columns: new[] { "agent_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_ends_at",
                table: "shifts",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_rotation_id",
                table: "shifts",
                column: "rotation_id");

            migrationBuilder.CreateIndex(
                name: "ix_shifts_starts_at_id",
                table: "shifts",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_swap_id",
                table: "shifts",
                column: "swap_id");

            migrationBuilder.CreateIndex(
                name: "ix_time_off_agent_id_starts_at_id",
                table: "time_off",
                columns: new[] { "agent_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_time_off_ends_at",
                table: "time_off",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_time_off_starts_at_id",
                table: "time_off",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.Sql("UPDATE schedules SET region_key = LOWER(JSON_VALUE(content, '$.region'));");
            migrationBuilder.Sql("UPDATE agents SET inactive_since = updated_at WHERE active = CAST(0 AS bit);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rotation_versions");

            migrationBuilder.DropTable(
                name: "shift_ledgers");

            migrationBuilder.DropTable(
                name: "shifts");

            migrationBuilder.DropTable(
                name: "time_off");

            migrationBuilder.DropTable(
                name: "rotations");

            migrationBuilder.DropIndex(
                name: "ix_schedules_region_key_created_at_id",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "region_key",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "inactive_since",
                table: "agents");
        }
    }
}
