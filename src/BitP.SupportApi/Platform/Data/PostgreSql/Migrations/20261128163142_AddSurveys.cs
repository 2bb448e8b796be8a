using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.PostgreSql.Migrations
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
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "survey_concerns",
                columns: table => new
                {
                    agent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invitation_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_concerns", x => new { x.agent_id, x.invitation_id });
                });

            migrationBuilder.CreateTable(
                name: "survey_devices",
                columns: table => new
                {
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_devices", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_origin_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_origin_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "survey_origins",
                columns: table => new
                {
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<string>(type: "text", nullable: false),
                    answered = table.Column<long>(type: "bigint", nullable: false),
                    forget_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_origins", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_persons",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    number = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_token_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "survey_turn",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_turn", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    sights = table.Column<string>(type: "text", nullable: false),
                    content_version = table.Column<long>(type: "bigint", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    switched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_surveys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_cells",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dimension = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    day = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    total = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quarters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_day = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    invitations = table.Column<long>(type: "bigint", nullable: false),
                    days_corrected = table.Column<int>(type: "integer", nullable: false),
                    next_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    earlier_answers = table.Column<string>(type: "text", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    suspicions = table.Column<string>(type: "text", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    exclusion = table.Column<string>(type: "text", nullable: true),
                    inclusion = table.Column<string>(type: "text", nullable: true),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_version = table.Column<long>(type: "bigint", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    cycle = table.Column<long>(type: "bigint", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    suppression = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    cancellation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    send_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    early_hits = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    token_key = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    public_version = table.Column<long>(type: "bigint", nullable: false),
                    next_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: false),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reopened = table.Column<bool>(type: "boolean", nullable: false),
                    concerned = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    invitation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    invitation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    agent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rating = table.Column<int>(type: "integer", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    result = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    overdue_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contacted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    contacted_after = table.Column<long>(type: "bigint", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    steps = table.Column<string>(type: "text", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
