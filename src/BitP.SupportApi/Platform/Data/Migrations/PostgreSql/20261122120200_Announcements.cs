using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.PostgreSql
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    dates = table.Column<string>(type: "text", nullable: true),
                    schedule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    last_date_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    channel_names = table.Column<string[]>(type: "character varying(32)[]", nullable: false),
                    region_keys = table.Column<string[]>(type: "character varying(50)[]", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
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
