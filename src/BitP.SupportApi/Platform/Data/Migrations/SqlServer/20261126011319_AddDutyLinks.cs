using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddDutyLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "duty_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    agent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    rotation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    language = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true, collation: "Latin1_General_100_BIN2"),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_duty_links_agent_id",
                        column: x => x.agent_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duty_links_rotation_id",
                        column: x => x.rotation_id,
                        principalTable: "rotations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_duty_links_agent_id_created_at_id",
                table: "duty_links",
                columns: new[] { "agent_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_links_hash",
                table: "duty_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duty_links_revoked_at_created_at_id",
                table: "duty_links",
                columns: new[] { "revoked_at", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_links_rotation_id_created_at_id",
                table: "duty_links",
                columns: new[] { "rotation_id", "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duty_links");
        }
    }
}
