using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Announcements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    dates = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    schedule_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    last_date_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    channel_names = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    region_keys = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcements_schedule_id",
                        column: x => x.schedule_id,
                        principalTable: "schedules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_announcements_last_date_at",
                table: "announcements",
                column: "last_date_at");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_schedule_id",
                table: "announcements",
                column: "schedule_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_valid_from_id",
                table: "announcements",
                columns: new[] { "valid_from", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "announcements");
        }
    }
}
