using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BitP.SupportApi.Platform.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeepRowsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Keys that others refer to cannot be dropped.
            migrationBuilder.DropForeignKey(name: "fk_tickets_customer_id", table: "tickets");
            migrationBuilder.DropForeignKey(name: "fk_complaints_customer_id", table: "complaints");
            migrationBuilder.DropForeignKey(name: "fk_survey_persons_customer_id", table: "survey_persons");
            migrationBuilder.DropForeignKey(name: "fk_survey_invitations_customer_id", table: "survey_invitations");
            migrationBuilder.DropForeignKey(name: "fk_survey_counts_invitation_id", table: "survey_counts");
            migrationBuilder.DropForeignKey(name: "fk_survey_follow_ups_invitation_id", table: "survey_follow_ups");
            migrationBuilder.DropForeignKey(name: "fk_complaint_document_deliveries_document_id", table: "complaint_document_deliveries");

            migrationBuilder.DropPrimaryKey(
                name: "pk_ticket_messages",
                table: "ticket_messages");

            migrationBuilder.DropPrimaryKey(
                name: "pk_survey_invitations",
                table: "survey_invitations");

            migrationBuilder.DropPrimaryKey(
                name: "pk_survey_follow_ups",
                table: "survey_follow_ups");

            migrationBuilder.DropIndex(
                name: "ix_survey_follow_ups_opened_at",
                table: "survey_follow_ups");

            migrationBuilder.DropPrimaryKey(
                name: "pk_idempotency_records",
                table: "idempotency_records");

            migrationBuilder.DropIndex(
                name: "ix_idempotency_records_created_at",
                table: "idempotency_records");

            migrationBuilder.DropPrimaryKey(
                name: "pk_escalations",
                table: "escalations");

            migrationBuilder.DropPrimaryKey(
                name: "pk_customers",
                table: "customers");

            migrationBuilder.DropPrimaryKey(
                name: "pk_customer_tokens",
                table: "customer_tokens");

            migrationBuilder.DropPrimaryKey(
                name: "pk_complaint_documents",
                table: "complaint_documents");

            migrationBuilder.AddPrimaryKey(
                name: "pk_ticket_messages",
                table: "ticket_messages",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_survey_invitations",
                table: "survey_invitations",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_survey_follow_ups",
                table: "survey_follow_ups",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_idempotency_records",
                table: "idempotency_records",
                columns: new[] { "credential_id", "key" })
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_escalations",
                table: "escalations",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_customers",
                table: "customers",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_customer_tokens",
                table: "customer_tokens",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.AddPrimaryKey(
                name: "pk_complaint_documents",
                table: "complaint_documents",
                column: "id")
                .Annotation("SqlServer:Clustered", false);

            migrationBuilder.CreateIndex(
                name: "ix_ticket_messages_created_at",
                table: "ticket_messages",
                column: "created_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_invitations_created_at",
                table: "survey_invitations",
                column: "created_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_opened_at",
                table: "survey_follow_ups",
                column: "opened_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_escalations_started_at",
                table: "escalations",
                column: "started_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_customers_created_at",
                table: "customers",
                column: "created_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_tokens_created_at",
                table: "customer_tokens",
                column: "created_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_documents_issued_at",
                table: "complaint_documents",
                column: "issued_at")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_customer_id",
                table: "tickets",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_complaints_customer_id",
                table: "complaints",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_persons_customer_id",
                table: "survey_persons",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_invitations_customer_id",
                table: "survey_invitations",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_counts_invitation_id",
                table: "survey_counts",
                column: "invitation_id",
                principalTable: "survey_invitations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_follow_ups_invitation_id",
                table: "survey_follow_ups",
                column: "invitation_id",
                principalTable: "survey_invitations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_complaint_document_deliveries_document_id",
                table: "complaint_document_deliveries",
                column: "document_id",
                principalTable: "complaint_documents",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Keys that others refer to cannot be dropped.
            migrationBuilder.DropForeignKey(name: "fk_tickets_customer_id", table: "tickets");
            migrationBuilder.DropForeignKey(name: "fk_complaints_customer_id", table: "complaints");
            migrationBuilder.DropForeignKey(name: "fk_survey_persons_customer_id", table: "survey_persons");
            migrationBuilder.DropForeignKey(name: "fk_survey_invitations_customer_id", table: "survey_invitations");
            migrationBuilder.DropForeignKey(name: "fk_survey_counts_invitation_id", table: "survey_counts");
            migrationBuilder.DropForeignKey(name: "fk_survey_follow_ups_invitation_id", table: "survey_follow_ups");
            migrationBuilder.DropForeignKey(name: "fk_complaint_document_deliveries_document_id", table: "complaint_document_deliveries");

            migrationBuilder.DropPrimaryKey(
                name: "pk_ticket_messages",
                table: "ticket_messages");

            migrationBuilder.DropIndex(
                name: "ix_ticket_messages_created_at",
                table: "ticket_messages");

            migrationBuilder.DropPrimaryKey(
                name: "pk_survey_invitations",
                table: "survey_invitations");

            migrationBuilder.DropIndex(
                name: "ix_survey_invitations_created_at",
                table: "survey_invitations");

            migrationBuilder.DropPrimaryKey(
                name: "pk_survey_follow_ups",
                table: "survey_follow_ups");

            migrationBuilder.DropIndex(
                name: "ix_survey_follow_ups_opened_at",
                table: "survey_follow_ups");

            migrationBuilder.DropPrimaryKey(
                name: "pk_idempotency_records",
                table: "idempotency_records");

            migrationBuilder.DropIndex(
                name: "ix_idempotency_records_created_at",
                table: "idempotency_records");

            migrationBuilder.DropPrimaryKey(
                name: "pk_escalations",
                table: "escalations");

            migrationBuilder.DropIndex(
                name: "ix_escalations_started_at",
                table: "escalations");

            migrationBuilder.DropPrimaryKey(
                name: "pk_customers",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_created_at",
                table: "customers");

            migrationBuilder.DropPrimaryKey(
                name: "pk_customer_tokens",
                table: "customer_tokens");

            migrationBuilder.DropIndex(
                name: "ix_customer_tokens_created_at",
                table: "customer_tokens");

            migrationBuilder.DropPrimaryKey(
                name: "pk_complaint_documents",
                table: "complaint_documents");

            migrationBuilder.DropIndex(
                name: "ix_complaint_documents_issued_at",
                table: "complaint_documents");

            migrationBuilder.AddPrimaryKey(
                name: "pk_ticket_messages",
                table: "ticket_messages",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_survey_invitations",
                table: "survey_invitations",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_survey_follow_ups",
                table: "survey_follow_ups",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_idempotency_records",
                table: "idempotency_records",
                columns: new[] { "credential_id", "key" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_escalations",
                table: "escalations",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_customers",
                table: "customers",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_customer_tokens",
                table: "customer_tokens",
                column: "id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_complaint_documents",
                table: "complaint_documents",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_follow_ups_opened_at",
                table: "survey_follow_ups",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at");

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_customer_id",
                table: "tickets",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_complaints_customer_id",
                table: "complaints",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_persons_customer_id",
                table: "survey_persons",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_invitations_customer_id",
                table: "survey_invitations",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_counts_invitation_id",
                table: "survey_counts",
                column: "invitation_id",
                principalTable: "survey_invitations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_survey_follow_ups_invitation_id",
                table: "survey_follow_ups",
                column: "invitation_id",
                principalTable: "survey_invitations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_complaint_document_deliveries_document_id",
                table: "complaint_document_deliveries",
                column: "document_id",
                principalTable: "complaint_documents",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
