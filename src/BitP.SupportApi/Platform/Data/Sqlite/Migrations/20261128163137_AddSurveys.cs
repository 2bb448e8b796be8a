using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddSurveys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "brand",
                table: "partners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "survey_concerns",
                columns: table => new
                {
                    agent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invitation_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_concerns", x => new { x.agent_id, x.invitation_id });
                });

            migrationBuilder.CreateTable(
                name: "survey_devices",
                columns: table => new
                {
                    hash = table.Column<Guid>(type: "TEXT", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_devices", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_origin_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_origin_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "survey_origins",
                columns: table => new
                {
                    hash = table.Column<Guid>(type: "TEXT", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    answered = table.Column<long>(type: "INTEGER", nullable: false),
                    forget_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_origins", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_persons",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_sent_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_persons", x => x.customer_id);
                    table.ForeignKey(
                        name: "fk_survey_persons_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_token_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_token_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "survey_turn",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_turn", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    sights = table.Column<string>(type: "TEXT", nullable: false),
                    content_version = table.Column<long>(type: "INTEGER", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    switched_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_cells",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    dimension = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<string>(type: "TEXT", nullable: false),
                    quarters = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_cells", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_cells_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_recomputations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_day = table.Column<long>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    invitations = table.Column<long>(type: "INTEGER", nullable: false),
                    days_corrected = table.Column<int>(type: "INTEGER", nullable: false),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_recomputations", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_recomputations_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_versions",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_versions", x => new { x.survey_id, x.number });
                    table.ForeignKey(
                        name: "fk_survey_versions_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    earlier_answers = table.Column<string>(type: "TEXT", nullable: false),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    suspicions = table.Column<string>(type: "TEXT", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    exclusion = table.Column<string>(type: "TEXT", nullable: true),
                    inclusion = table.Column<string>(type: "TEXT", nullable: true),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_version = table.Column<long>(type: "INTEGER", nullable: false),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    cycle = table.Column<long>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    suppression = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    cancellation = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    send_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    early_hits = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    token_key = table.Column<int>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    public_version = table.Column<long>(type: "INTEGER", nullable: false),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    agent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reopened = table.Column<bool>(type: "INTEGER", nullable: false),
                    concerned = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_invitations_agent_id",
                        column: x => x.agent_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_invitations_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_invitations_survey_id_survey_version",
                        columns: x => new { x.survey_id, x.survey_version },
                        principalTable: "survey_versions",
                        principalColumns: new[] { "survey_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_counts",
                columns: table => new
                {
                    invitation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_counts", x => x.invitation_id);
                    table.ForeignKey(
                        name: "fk_survey_counts_invitation_id",
                        column: x => x.invitation_id,
                        principalTable: "survey_invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invitation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survey_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    agent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rating = table.Column<int>(type: "INTEGER", nullable: false),
                    threshold = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    overdue_since = table.Column<long>(type: "INTEGER", nullable: true),
                    contacted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    contacted_after = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_follow_ups", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_follow_ups_agent_id",
                        column: x => x.agent_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_follow_ups_invitation_id",
                        column: x => x.invitation_id,
                        principalTable: "survey_invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_follow_ups_owner_id",
                        column: x => x.owner_id,
                        principalTable: "agents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_cells_survey_id_day",
                table: "survey_cells",
                columns: new[] { "survey_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_cells_survey_id_partner_id_dimension_day",
                table: "survey_cells",
                columns: new[] { "survey_id", "partner_id", "dimension", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_devices_seen_at",
                table: "survey_devices",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_agent_id",
                table: "survey_follow_ups",
                column: "agent_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_due_at_id",
                table: "survey_follow_ups",
                columns: new[] { "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_invitation_id",
                table: "survey_follow_ups",
                column: "invitation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_opened_at",
                table: "survey_follow_ups",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_owner_id_state_due_at_id",
                table: "survey_follow_ups",
                columns: new[] { "owner_id", "state", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_state_due_at_id",
                table: "survey_follow_ups",
                columns: new[] { "state", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_subject_id",
                table: "survey_follow_ups",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_survey_id_agent_id_opened_at_id",
                table: "survey_follow_ups",
                columns: new[] { "survey_id", "agent_id", "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_agent_id_survey_id_resolved_at_id",
                table: "survey_invitations",
                columns: new[] { "agent_id", "survey_id", "resolved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_customer_id",
                table: "survey_invitations",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_partner_id_survey_id_resolved_at_id",
                table: "survey_invitations",
                columns: new[] { "partner_id", "survey_id", "resolved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_subject_id_cycle_survey_id",
                table: "survey_invitations",
                columns: new[] { "subject_id", "cycle", "survey_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_survey_id_resolved_at_id",
                table: "survey_invitations",
                columns: new[] { "survey_id", "resolved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_survey_id_state_resolved_at_id",
                table: "survey_invitations",
                columns: new[] { "survey_id", "state", "resolved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_survey_id_survey_version",
                table: "survey_invitations",
                columns: new[] { "survey_id", "survey_version" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_origins_forget_at",
                table: "survey_origins",
                column: "forget_at");

            migrationBuilder.CreateIndex(
                name: "ix_survey_recomputations_survey_id_ended_at",
                table: "survey_recomputations",
                columns: new[] { "survey_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_surveys_active_created_at_id",
                table: "surveys",
                columns: new[] { "active", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_surveys_created_at_id",
                table: "surveys",
                columns: new[] { "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "survey_cells");

            migrationBuilder.DropTable(
                name: "survey_concerns");

            migrationBuilder.DropTable(
                name: "survey_counts");

            migrationBuilder.DropTable(
                name: "survey_devices");

            migrationBuilder.DropTable(
                name: "survey_follow_ups");

            migrationBuilder.DropTable(
                name: "survey_origin_keys");

            migrationBuilder.DropTable(
                name: "survey_origins");

            migrationBuilder.DropTable(
                name: "survey_persons");

            migrationBuilder.DropTable(
                name: "survey_recomputations");

            migrationBuilder.DropTable(
                name: "survey_token_keys");

            migrationBuilder.DropTable(
                name: "survey_turn");

            migrationBuilder.DropTable(
                name: "survey_invitations");

            migrationBuilder.DropTable(
                name: "survey_versions");

            migrationBuilder.DropTable(
                name: "surveys");

            migrationBuilder.DropColumn(
                name: "brand",
                table: "partners");
        }
    }
}
