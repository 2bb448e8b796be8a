CREATE TABLE "complaint_chain" (
    "complaint_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "salt" BLOB NULL,
    "content_hash" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_complaint_chain" PRIMARY KEY ("complaint_id", "sequence")
);


CREATE TABLE "complaint_regimes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaint_regimes" PRIMARY KEY,
    "regime_key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NULL,
    "retired_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "complaint_suggestions" (
    "ticket_number" INTEGER NOT NULL CONSTRAINT "pk_complaint_suggestions" PRIMARY KEY,
    "ticket_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "message_id" TEXT NULL,
    "suggested_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "dismissed_by" TEXT NULL,
    "decided_at" INTEGER NULL
);


CREATE TABLE "contact_channels" (
    "id" TEXT NOT NULL CONSTRAINT "pk_contact_channels" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "updated_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "customer_tokens" (
    "id" TEXT NOT NULL CONSTRAINT "pk_customer_tokens" PRIMARY KEY,
    "hash" BLOB NOT NULL,
    "partner_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "customer_name" TEXT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL
);


CREATE TABLE "due_work" (
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "data" TEXT NULL,
    "wake_at" INTEGER NULL,
    "lease" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "failure" TEXT NULL,
    "failed_at" INTEGER NULL,
    CONSTRAINT "pk_due_work" PRIMARY KEY ("subject", "kind")
);


CREATE TABLE "escalation_policies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_escalation_policies" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "purpose" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "deleted_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "escalations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_escalations" PRIMARY KEY,
    "ticket_id" TEXT NOT NULL,
    "ticket_number" INTEGER NOT NULL,
    "ticket_version" INTEGER NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "repetition" INTEGER NOT NULL,
    "next_step_at" INTEGER NULL,
    "taken" TEXT NOT NULL,
    "acknowledged_by" TEXT NULL,
    "over_since" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "events" (
    "position" INTEGER NOT NULL CONSTRAINT "pk_events" PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "public_sequence" INTEGER NULL,
    "type" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "visibility" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "actor_name" TEXT NULL,
    "credential_id" TEXT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_reference" TEXT NULL,
    "partner_id" TEXT NULL,
    "customer_id" TEXT NULL,
    "data" TEXT NOT NULL
);


CREATE TABLE "feed_readers" (
    "name" TEXT NOT NULL CONSTRAINT "pk_feed_readers" PRIMARY KEY,
    "commit_order" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "wake_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failure" TEXT NULL
);


CREATE TABLE "idempotency_records" (
    "credential_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "status" INTEGER NOT NULL,
    "content_type" TEXT NULL,
    "location" TEXT NULL,
    "etag" TEXT NULL,
    "body" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_idempotency_records" PRIMARY KEY ("credential_id", "key")
);


CREATE TABLE "number_sequences" (
    "name" TEXT NOT NULL CONSTRAINT "pk_number_sequences" PRIMARY KEY,
    "next" INTEGER NOT NULL
);


CREATE TABLE "partners" (
    "id" TEXT NOT NULL CONSTRAINT "pk_partners" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "brand" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "reply_times" (
    "ticket_number" INTEGER NOT NULL CONSTRAINT "pk_reply_times" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "answered_at" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "calendar" TEXT NOT NULL
);


CREATE TABLE "rotations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rotations" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NOT NULL,
    "ends_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "schedules" (
    "id" TEXT NOT NULL CONSTRAINT "pk_schedules" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "region_key" TEXT NULL,
    "effective_from" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "search_entries" (
    "number" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "pk_search_entries" PRIMARY KEY ("number", "sequence")
);


CREATE TABLE "shift_ledgers" (
    "agent_id" TEXT NOT NULL CONSTRAINT "pk_shift_ledgers" PRIMARY KEY,
    "shifts" INTEGER NOT NULL
);


CREATE TABLE "sla_policies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sla_policies" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NULL,
    "retired_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "sla_policy_order" (
    "name" TEXT NOT NULL CONSTRAINT "pk_sla_policy_order" PRIMARY KEY,
    "policies" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "survey_concerns" (
    "agent_id" TEXT NOT NULL,
    "invitation_id" TEXT NOT NULL,
    CONSTRAINT "pk_survey_concerns" PRIMARY KEY ("agent_id", "invitation_id")
);


CREATE TABLE "survey_devices" (
    "hash" TEXT NOT NULL CONSTRAINT "pk_survey_devices" PRIMARY KEY,
    "seen_at" INTEGER NOT NULL
);


CREATE TABLE "survey_origin_keys" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_survey_origin_keys" PRIMARY KEY,
    "secret" BLOB NOT NULL
);


CREATE TABLE "survey_origins" (
    "hash" TEXT NOT NULL CONSTRAINT "pk_survey_origins" PRIMARY KEY,
    "answers" TEXT NOT NULL,
    "answered" INTEGER NOT NULL,
    "forget_at" INTEGER NOT NULL
);


CREATE TABLE "survey_token_keys" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_survey_token_keys" PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "survey_turn" (
    "name" TEXT NOT NULL CONSTRAINT "pk_survey_turn" PRIMARY KEY,
    "number" INTEGER NOT NULL
);


CREATE TABLE "surveys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_surveys" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "sights" TEXT NOT NULL,
    "content_version" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "switched_at" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "teams" (
    "id" TEXT NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "ticket_activity" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_ticket_activity" PRIMARY KEY,
    "partner_id" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "public_updated_at" INTEGER NOT NULL
);


CREATE TABLE "ticket_clocks" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_ticket_clocks" PRIMARY KEY,
    "created_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "first_response_due_at" INTEGER NULL,
    "next_response_due_at" INTEGER NULL,
    "progress_update_due_at" INTEGER NULL,
    "resolution_due_at" INTEGER NULL,
    "explanation_due_at" INTEGER NULL,
    "warned" INTEGER NOT NULL,
    "schedule_id" TEXT NULL
);


CREATE TABLE "ticket_search_rebuilds" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_ticket_search_rebuilds" PRIMARY KEY,
    "below" INTEGER NOT NULL
);


CREATE TABLE "complaint_regime_versions" (
    "regime_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_complaint_regime_versions" PRIMARY KEY ("regime_id", "number"),
    CONSTRAINT "fk_complaint_regime_versions_regime_id" FOREIGN KEY ("regime_id") REFERENCES "complaint_regimes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "partner_id" TEXT NULL,
    "agent_id" TEXT NULL,
    "actor_name" TEXT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "replaced_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_api_keys_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE RESTRICT
);


CREATE TABLE "customers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_customers" PRIMARY KEY,
    "partner_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "language" TEXT NULL,
    "time_zone" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "cases_opened" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_customers_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rotation_versions" (
    "rotation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_rotation_versions" PRIMARY KEY ("rotation_id", "number"),
    CONSTRAINT "fk_rotation_versions_rotation_id" FOREIGN KEY ("rotation_id") REFERENCES "rotations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "announcements" (
    "id" TEXT NOT NULL CONSTRAINT "pk_announcements" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "dates" TEXT NULL,
    "schedule_id" TEXT NULL,
    "last_date_at" INTEGER NULL,
    "valid_from" INTEGER NOT NULL,
    "valid_until" INTEGER NULL,
    "channel_names" TEXT NOT NULL,
    "region_keys" TEXT NOT NULL,
    "withdrawn_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_announcements_schedule_id" FOREIGN KEY ("schedule_id") REFERENCES "schedules" ("id") ON DELETE RESTRICT
);


CREATE TABLE "calendar_links" (
    "id" TEXT NOT NULL CONSTRAINT "pk_calendar_links" PRIMARY KEY,
    "schedule_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NULL,
    "hash" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_calendar_links_schedule_id" FOREIGN KEY ("schedule_id") REFERENCES "schedules" ("id") ON DELETE RESTRICT
);


CREATE TABLE "schedule_versions" (
    "schedule_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_schedule_versions" PRIMARY KEY ("schedule_id", "number"),
    CONSTRAINT "fk_schedule_versions_schedule_id" FOREIGN KEY ("schedule_id") REFERENCES "schedules" ("id") ON DELETE RESTRICT
);


CREATE TABLE "sla_policy_versions" (
    "policy_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "effective_from" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_sla_policy_versions" PRIMARY KEY ("policy_id", "number"),
    CONSTRAINT "fk_sla_policy_versions_policy_id" FOREIGN KEY ("policy_id") REFERENCES "sla_policies" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_cells" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_cells" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "partner_id" TEXT NULL,
    "dimension" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "total" TEXT NOT NULL,
    "quarters" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_cells_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_recomputations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_recomputations" PRIMARY KEY,
    "survey_id" TEXT NOT NULL,
    "begun_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "next_day" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "invitations" INTEGER NOT NULL,
    "days_corrected" INTEGER NOT NULL,
    "next_due_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_recomputations_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_versions" (
    "survey_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_survey_versions" PRIMARY KEY ("survey_id", "number"),
    CONSTRAINT "fk_survey_versions_survey_id" FOREIGN KEY ("survey_id") REFERENCES "surveys" ("id") ON DELETE RESTRICT
);


CREATE TABLE "agents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_agents" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "former_names" TEXT NOT NULL,
    "email" TEXT NULL,
    "external_id" TEXT NULL,
    "languages" TEXT NOT NULL,
    "team_id" TEXT NULL,
    "reports_to_id" TEXT NULL,
    "lines_changed" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "inactive_since" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_agents_reports_to_id" FOREIGN KEY ("reports_to_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_agents_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_persons" (
    "customer_id" TEXT NOT NULL CONSTRAINT "pk_survey_persons" PRIMARY KEY,
    "last_sent_at" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_persons_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);


CREATE TABLE "complaints" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_complaints" PRIMARY KEY,
    "counted_from" INTEGER NOT NULL,
    "done" TEXT NOT NULL,
    "regimes" TEXT NOT NULL,
    "regime_keys" TEXT NOT NULL,
    "decide_by" INTEGER NULL,
    "earliest_due_at" INTEGER NULL,
    "next_due_at" INTEGER NULL,
    "partner_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NULL,
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "desired_outcome" TEXT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "public_updated_at" INTEGER NOT NULL,
    "public_version" INTEGER NOT NULL,
    "ticket_id" TEXT NULL,
    "ticket_category" TEXT NULL,
    "evidence" TEXT NOT NULL,
    "representative" TEXT NULL,
    "public_post" TEXT NULL,
    "damage" TEXT NULL,
    "country" TEXT NULL,
    "points" TEXT NOT NULL,
    "submissions" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "admissible" INTEGER NULL,
    "admissibility_reasons" TEXT NULL,
    "department" TEXT NULL,
    "handler_id" TEXT NULL,
    "escalations" TEXT NOT NULL,
    "information_requests" TEXT NOT NULL,
    "updates" TEXT NOT NULL,
    "delays" TEXT NOT NULL,
    "decision" TEXT NULL,
    "decided_at" INTEGER NULL,
    "earlier_decisions" TEXT NOT NULL,
    "closed_at" INTEGER NULL,
    "external_stages" TEXT NOT NULL,
    "independence_exceptions" TEXT NOT NULL,
    "chain_head" TEXT NULL,
    "investigation_steps" TEXT NOT NULL,
    "redress" TEXT NOT NULL,
    "missed_limits" TEXT NOT NULL,
    "reopenings" INTEGER NOT NULL,
    "register_facts" TEXT NOT NULL,
    "retain_until" INTEGER NULL,
    "pending_since" INTEGER NULL,
    "held_since" INTEGER NULL,
    "holds" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ak_complaints_id" UNIQUE ("id"),
    CONSTRAINT "fk_complaints_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_complaints_handler_id" FOREIGN KEY ("handler_id") REFERENCES "agents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "duty_links" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duty_links" PRIMARY KEY,
    "agent_id" TEXT NULL,
    "rotation_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NULL,
    "hash" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_duty_links_agent_id" FOREIGN KEY ("agent_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duty_links_rotation_id" FOREIGN KEY ("rotation_id") REFERENCES "rotations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "shifts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_shifts" PRIMARY KEY,
    "agent_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "rotation_id" TEXT NULL,
    "replaces" TEXT NULL,
    "swap_id" TEXT NULL,
    "channels" TEXT NOT NULL,
    "languages" TEXT NULL,
    "cancelled_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_shifts_agent_id" FOREIGN KEY ("agent_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_shifts_rotation_id" FOREIGN KEY ("rotation_id") REFERENCES "rotations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_invitations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_invitations" PRIMARY KEY,
    "answer" TEXT NULL,
    "earlier_answers" TEXT NOT NULL,
    "rating" INTEGER NULL,
    "answered_at" INTEGER NULL,
    "suspicions" TEXT NOT NULL,
    "erased_at" INTEGER NULL,
    "exclusion" TEXT NULL,
    "inclusion" TEXT NULL,
    "survey_id" TEXT NOT NULL,
    "survey_version" INTEGER NOT NULL,
    "partner_id" TEXT NOT NULL,
    "customer_id" TEXT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_reference" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "resolved_at" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "suppression" TEXT NULL,
    "cancellation" TEXT NULL,
    "send_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "remind_at" INTEGER NULL,
    "reminded_at" INTEGER NULL,
    "opened_at" INTEGER NULL,
    "early_hits" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "token_key" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "public_version" INTEGER NOT NULL,
    "next_due_at" INTEGER NULL,
    "facts" TEXT NOT NULL,
    "agent_id" TEXT NULL,
    "reopened" INTEGER NOT NULL,
    "concerned" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_invitations_agent_id" FOREIGN KEY ("agent_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_survey_invitations_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_survey_invitations_survey_id_survey_version" FOREIGN KEY ("survey_id", "survey_version") REFERENCES "survey_versions" ("survey_id", "number") ON DELETE RESTRICT
);


CREATE TABLE "tickets" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_tickets" PRIMARY KEY,
    "partner_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "priority_source" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "team" TEXT NULL,
    "assignee_id" TEXT NULL,
    "fields" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "promises" TEXT NOT NULL,
    "due_at" INTEGER NULL,
    "follow_up_of" TEXT NULL,
    "follow_up_root" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "public_updated_at" INTEGER NOT NULL,
    "public_version" INTEGER NOT NULL,
    "public_messages" INTEGER NOT NULL,
    "public_bytes" INTEGER NOT NULL,
    "notes" INTEGER NOT NULL,
    "note_bytes" INTEGER NOT NULL,
    "first_replied_at" INTEGER NULL,
    "solved_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "handled_from" INTEGER NULL,
    "owed_explanation" TEXT NULL,
    "sla" TEXT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ak_tickets_id" UNIQUE ("id"),
    CONSTRAINT "fk_tickets_assignee_id" FOREIGN KEY ("assignee_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_tickets_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);


CREATE TABLE "time_off" (
    "id" TEXT NOT NULL CONSTRAINT "pk_time_off" PRIMARY KEY,
    "agent_id" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "cancelled_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_time_off_agent_id" FOREIGN KEY ("agent_id") REFERENCES "agents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "complaint_documents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaint_documents" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "regime" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "html" BLOB NOT NULL,
    "text" BLOB NOT NULL,
    "html_sha256" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "facts" TEXT NOT NULL,
    "corrects" INTEGER NULL,
    "correction_reason" TEXT NULL,
    CONSTRAINT "fk_complaint_documents_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_counts" (
    "invitation_id" TEXT NOT NULL CONSTRAINT "pk_survey_counts" PRIMARY KEY,
    "standing" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_counts_invitation_id" FOREIGN KEY ("invitation_id") REFERENCES "survey_invitations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "survey_follow_ups" (
    "id" TEXT NOT NULL CONSTRAINT "pk_survey_follow_ups" PRIMARY KEY,
    "invitation_id" TEXT NOT NULL,
    "survey_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_reference" TEXT NOT NULL,
    "agent_id" TEXT NULL,
    "rating" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "result" TEXT NULL,
    "owner_id" TEXT NULL,
    "opened_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "overdue_since" INTEGER NULL,
    "contacted_at" INTEGER NULL,
    "contacted_after" INTEGER NULL,
    "done_at" INTEGER NULL,
    "steps" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "next_due_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_survey_follow_ups_agent_id" FOREIGN KEY ("agent_id") REFERENCES "agents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_survey_follow_ups_invitation_id" FOREIGN KEY ("invitation_id") REFERENCES "survey_invitations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_survey_follow_ups_owner_id" FOREIGN KEY ("owner_id") REFERENCES "agents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ticket_messages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ticket_messages" PRIMARY KEY,
    "ticket_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "public_sequence" INTEGER NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT NULL,
    "author_name" TEXT NULL,
    "body" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "automatic" INTEGER NOT NULL,
    "explains" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "fk_ticket_messages_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE RESTRICT
);


CREATE TABLE "ticket_tags" (
    "tag" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    CONSTRAINT "pk_ticket_tags" PRIMARY KEY ("tag", "ticket_id"),
    CONSTRAINT "fk_ticket_tags_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "ticket_transactions" (
    "hash" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    CONSTRAINT "pk_ticket_transactions" PRIMARY KEY ("hash", "ticket_id"),
    CONSTRAINT "fk_ticket_transactions_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);


CREATE TABLE "complaint_document_deliveries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaint_document_deliveries" PRIMARY KEY,
    "document_id" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "requested_at" INTEGER NULL,
    "sent_at" INTEGER NOT NULL,
    CONSTRAINT "fk_complaint_document_deliveries_document_id" FOREIGN KEY ("document_id") REFERENCES "complaint_documents" ("id") ON DELETE RESTRICT
);


CREATE INDEX "ix_agents_created_at_id" ON "agents" ("created_at", "id");


CREATE UNIQUE INDEX "ix_agents_external_id" ON "agents" ("external_id");


CREATE INDEX "ix_agents_reports_to_id" ON "agents" ("reports_to_id");


CREATE INDEX "ix_agents_team_id" ON "agents" ("team_id");


CREATE INDEX "ix_announcements_last_date_at" ON "announcements" ("last_date_at");


CREATE INDEX "ix_announcements_schedule_id" ON "announcements" ("schedule_id");


CREATE INDEX "ix_announcements_valid_from_id" ON "announcements" ("valid_from", "id");


CREATE INDEX "ix_api_keys_created_at_id" ON "api_keys" ("created_at", "id");


CREATE UNIQUE INDEX "ix_api_keys_hash" ON "api_keys" ("hash");


CREATE INDEX "ix_api_keys_kind_created_at_id" ON "api_keys" ("kind", "created_at", "id");


CREATE INDEX "ix_api_keys_partner_id_created_at_id" ON "api_keys" ("partner_id", "created_at", "id");


CREATE UNIQUE INDEX "ix_calendar_links_hash" ON "calendar_links" ("hash");


CREATE INDEX "ix_calendar_links_schedule_id_id" ON "calendar_links" ("schedule_id", "id");


CREATE INDEX "ix_complaint_document_deliveries_document_id_sent_at" ON "complaint_document_deliveries" ("document_id", "sent_at");


CREATE UNIQUE INDEX "ix_complaint_documents_complaint_id_kind_edition" ON "complaint_documents" ("complaint_id", "kind", "edition");


CREATE UNIQUE INDEX "ix_complaint_regimes_regime_key" ON "complaint_regimes" ("regime_key");


CREATE INDEX "ix_complaint_regimes_retired_at_created_at_id" ON "complaint_regimes" ("retired_at", "created_at", "id");


CREATE INDEX "ix_complaint_suggestions_state_suggested_at_ticket_number" ON "complaint_suggestions" ("state", "suggested_at", "ticket_number");


CREATE INDEX "ix_complaints_customer_id_received_at_number_kind_status" ON "complaints" ("customer_id", "received_at", "number", "kind", "status");


CREATE INDEX "ix_complaints_decide_by_number" ON "complaints" ("decide_by", "number") WHERE decide_by IS NOT NULL;


CREATE INDEX "ix_complaints_department_received_at_number" ON "complaints" ("department", "received_at", "number") WHERE department IS NOT NULL;


CREATE INDEX "ix_complaints_earliest_due_at_number" ON "complaints" ("earliest_due_at", "number") WHERE earliest_due_at IS NOT NULL;


CREATE INDEX "ix_complaints_handler_id_received_at_number" ON "complaints" ("handler_id", "received_at", "number") WHERE handler_id IS NOT NULL;


CREATE INDEX "ix_complaints_kind_decided_at_number" ON "complaints" ("kind", "decided_at", "number") WHERE decided_at IS NOT NULL;


CREATE INDEX "ix_complaints_partner_id_decide_by_number" ON "complaints" ("partner_id", "decide_by", "number") WHERE decide_by IS NOT NULL;


CREATE INDEX "ix_complaints_partner_id_earliest_due_at_number" ON "complaints" ("partner_id", "earliest_due_at", "number") WHERE earliest_due_at IS NOT NULL;


CREATE INDEX "ix_complaints_partner_id_received_at_number" ON "complaints" ("partner_id", "received_at", "number");


CREATE INDEX "ix_complaints_received_at_number" ON "complaints" ("received_at", "number");


CREATE INDEX "ix_complaints_retain_until_number" ON "complaints" ("retain_until", "number") WHERE retain_until IS NOT NULL AND held_since IS NULL AND pending_since IS NULL;


CREATE INDEX "ix_complaints_status_number" ON "complaints" ("status", "number");


CREATE INDEX "ix_complaints_status_received_at_number" ON "complaints" ("status", "received_at", "number");


CREATE INDEX "ix_complaints_ticket_id_number" ON "complaints" ("ticket_id", "number") WHERE ticket_id IS NOT NULL;


CREATE INDEX "ix_customer_tokens_customer_id_expires_at" ON "customer_tokens" ("customer_id", "expires_at");


CREATE INDEX "ix_customer_tokens_expires_at" ON "customer_tokens" ("expires_at");


CREATE UNIQUE INDEX "ix_customer_tokens_hash" ON "customer_tokens" ("hash");


CREATE INDEX "ix_customers_created_at_id" ON "customers" ("created_at", "id");


CREATE INDEX "ix_customers_email" ON "customers" ("email");


CREATE INDEX "ix_customers_partner_id_created_at_id" ON "customers" ("partner_id", "created_at", "id");


CREATE UNIQUE INDEX "ix_customers_partner_id_external_id" ON "customers" ("partner_id", "external_id");


CREATE INDEX "ix_due_work_failed_at_id" ON "due_work" ("failed_at", "id") WHERE failed_at IS NOT NULL;


CREATE INDEX "ix_due_work_id" ON "due_work" ("id") WHERE failed_at IS NOT NULL;


CREATE INDEX "ix_due_work_wake_at_due_at_kind" ON "due_work" ("wake_at", "due_at", "kind") WHERE wake_at IS NOT NULL;


CREATE INDEX "ix_duty_links_agent_id_created_at_id" ON "duty_links" ("agent_id", "created_at", "id");


CREATE UNIQUE INDEX "ix_duty_links_hash" ON "duty_links" ("hash");


CREATE INDEX "ix_duty_links_revoked_at_created_at_id" ON "duty_links" ("revoked_at", "created_at", "id");


CREATE INDEX "ix_duty_links_rotation_id_created_at_id" ON "duty_links" ("rotation_id", "created_at", "id");


CREATE INDEX "ix_escalation_policies_created_at_id" ON "escalation_policies" ("created_at", "id") WHERE deleted_at IS NULL;


CREATE UNIQUE INDEX "ix_escalation_policies_purpose" ON "escalation_policies" ("purpose");


CREATE INDEX "ix_escalations_started_at_id" ON "escalations" ("started_at", "id");


CREATE INDEX "ix_escalations_state_started_at_id" ON "escalations" ("state", "started_at", "id");


CREATE UNIQUE INDEX "ix_escalations_ticket_id_policy_id" ON "escalations" ("ticket_id", "policy_id") WHERE next_step_at IS NOT NULL;


CREATE INDEX "ix_escalations_ticket_number_started_at_id" ON "escalations" ("ticket_number", "started_at", "id");


CREATE UNIQUE INDEX "ix_events_id" ON "events" ("id");


CREATE INDEX "ix_events_partner_id_position" ON "events" ("partner_id", "position");


CREATE UNIQUE INDEX "ix_events_subject_id_sequence" ON "events" ("subject_id", "sequence");


CREATE INDEX "ix_events_type_position" ON "events" ("type", "position");


CREATE INDEX "ix_idempotency_records_created_at" ON "idempotency_records" ("created_at");


CREATE INDEX "ix_partners_created_at_id" ON "partners" ("created_at", "id");


CREATE INDEX "ix_reply_times_channel_answered_at" ON "reply_times" ("channel", "answered_at");


CREATE INDEX "ix_rotations_created_at_id" ON "rotations" ("created_at", "id");


CREATE INDEX "ix_schedules_created_at_id" ON "schedules" ("created_at", "id");


CREATE INDEX "ix_schedules_region_key_created_at_id" ON "schedules" ("region_key", "created_at", "id");


CREATE INDEX "ix_shifts_agent_id_starts_at_id" ON "shifts" ("agent_id", "starts_at", "id");


CREATE INDEX "ix_shifts_ends_at" ON "shifts" ("ends_at");


CREATE INDEX "ix_shifts_rotation_id" ON "shifts" ("rotation_id");


CREATE INDEX "ix_shifts_starts_at_id" ON "shifts" ("starts_at", "id");


CREATE INDEX "ix_shifts_swap_id" ON "shifts" ("swap_id");


CREATE INDEX "ix_survey_cells_survey_id_day" ON "survey_cells" ("survey_id", "day");


CREATE INDEX "ix_survey_cells_survey_id_partner_id_dimension_day" ON "survey_cells" ("survey_id", "partner_id", "dimension", "day");


CREATE INDEX "ix_survey_devices_seen_at" ON "survey_devices" ("seen_at");


CREATE INDEX "ix_survey_follow_ups_agent_id" ON "survey_follow_ups" ("agent_id");


CREATE INDEX "ix_survey_follow_ups_due_at_id" ON "survey_follow_ups" ("due_at", "id");


CREATE UNIQUE INDEX "ix_survey_follow_ups_invitation_id" ON "survey_follow_ups" ("invitation_id");


CREATE INDEX "ix_survey_follow_ups_opened_at" ON "survey_follow_ups" ("opened_at");


CREATE INDEX "ix_survey_follow_ups_owner_id_state_due_at_id" ON "survey_follow_ups" ("owner_id", "state", "due_at", "id");


CREATE INDEX "ix_survey_follow_ups_state_due_at_id" ON "survey_follow_ups" ("state", "due_at", "id");


CREATE INDEX "ix_survey_follow_ups_subject_id" ON "survey_follow_ups" ("subject_id");


CREATE INDEX "ix_survey_follow_ups_survey_id_agent_id_opened_at_id" ON "survey_follow_ups" ("survey_id", "agent_id", "opened_at", "id");


CREATE INDEX "ix_survey_invitations_agent_id_survey_id_resolved_at_id" ON "survey_invitations" ("agent_id", "survey_id", "resolved_at", "id");


CREATE INDEX "ix_survey_invitations_customer_id" ON "survey_invitations" ("customer_id");


CREATE INDEX "ix_survey_invitations_partner_id_survey_id_resolved_at_id" ON "survey_invitations" ("partner_id", "survey_id", "resolved_at", "id");


CREATE UNIQUE INDEX "ix_survey_invitations_subject_id_cycle_survey_id" ON "survey_invitations" ("subject_id", "cycle", "survey_id");


CREATE INDEX "ix_survey_invitations_survey_id_resolved_at_id" ON "survey_invitations" ("survey_id", "resolved_at", "id");


CREATE INDEX "ix_survey_invitations_survey_id_state_resolved_at_id" ON "survey_invitations" ("survey_id", "state", "resolved_at", "id");


CREATE INDEX "ix_survey_invitations_survey_id_survey_version" ON "survey_invitations" ("survey_id", "survey_version");


CREATE INDEX "ix_survey_origins_forget_at" ON "survey_origins" ("forget_at");


CREATE INDEX "ix_survey_recomputations_survey_id_ended_at" ON "survey_recomputations" ("survey_id", "ended_at");


CREATE INDEX "ix_surveys_active_created_at_id" ON "surveys" ("active", "created_at", "id");


CREATE INDEX "ix_surveys_created_at_id" ON "surveys" ("created_at", "id");


CREATE INDEX "ix_teams_created_at_id" ON "teams" ("created_at", "id");


CREATE UNIQUE INDEX "ix_teams_key" ON "teams" ("key");


CREATE INDEX "ix_ticket_activity_partner_id_public_updated_at_number" ON "ticket_activity" ("partner_id", "public_updated_at", "number");


CREATE INDEX "ix_ticket_activity_updated_at_number" ON "ticket_activity" ("updated_at", "number");


CREATE INDEX "ix_ticket_clocks_explanation_due_at_number" ON "ticket_clocks" ("explanation_due_at", "number") WHERE explanation_due_at IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_first_response_due_at_number" ON "ticket_clocks" ("first_response_due_at", "number") WHERE first_response_due_at IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_next_response_due_at_number" ON "ticket_clocks" ("next_response_due_at", "number") WHERE next_response_due_at IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_progress_update_due_at_number" ON "ticket_clocks" ("progress_update_due_at", "number") WHERE progress_update_due_at IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_resolution_due_at_number" ON "ticket_clocks" ("resolution_due_at", "number") WHERE resolution_due_at IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_schedule_id_number" ON "ticket_clocks" ("schedule_id", "number") WHERE schedule_id IS NOT NULL;


CREATE INDEX "ix_ticket_clocks_state_created_at_number" ON "ticket_clocks" ("state", "created_at", "number");


CREATE INDEX "ix_ticket_clocks_warned_explanation_due_at" ON "ticket_clocks" ("explanation_due_at", "number") WHERE explanation_due_at IS NOT NULL AND warned <> 0;


CREATE INDEX "ix_ticket_clocks_warned_first_response_due_at" ON "ticket_clocks" ("first_response_due_at", "number") WHERE first_response_due_at IS NOT NULL AND warned <> 0;


CREATE INDEX "ix_ticket_clocks_warned_next_response_due_at" ON "ticket_clocks" ("next_response_due_at", "number") WHERE next_response_due_at IS NOT NULL AND warned <> 0;


CREATE INDEX "ix_ticket_clocks_warned_progress_update_due_at" ON "ticket_clocks" ("progress_update_due_at", "number") WHERE progress_update_due_at IS NOT NULL AND warned <> 0;


CREATE INDEX "ix_ticket_clocks_warned_resolution_due_at" ON "ticket_clocks" ("resolution_due_at", "number") WHERE resolution_due_at IS NOT NULL AND warned <> 0;


CREATE UNIQUE INDEX "ix_ticket_messages_ticket_id_sequence" ON "ticket_messages" ("ticket_id", "sequence");


CREATE INDEX "ix_ticket_tags_ticket_id" ON "ticket_tags" ("ticket_id");


CREATE INDEX "ix_ticket_transactions_ticket_id" ON "ticket_transactions" ("ticket_id");


CREATE INDEX "ix_tickets_assignee_id_created_at_number" ON "tickets" ("assignee_id", "created_at", "number") WHERE assignee_id IS NOT NULL;


CREATE INDEX "ix_tickets_created_at_number" ON "tickets" ("created_at", "number");


CREATE INDEX "ix_tickets_customer_id_created_at_number_category_status" ON "tickets" ("customer_id", "created_at", "number", "category", "status");


CREATE INDEX "ix_tickets_due_at_number" ON "tickets" ("due_at", "number");


CREATE INDEX "ix_tickets_follow_up_root_number" ON "tickets" ("follow_up_root", "number") WHERE follow_up_root IS NOT NULL;


CREATE INDEX "ix_tickets_partner_id_created_at_number" ON "tickets" ("partner_id", "created_at", "number");


CREATE INDEX "ix_tickets_partner_id_due_at_number" ON "tickets" ("partner_id", "due_at", "number");


CREATE INDEX "ix_tickets_partner_id_priority_number" ON "tickets" ("partner_id", "priority", "number");


CREATE INDEX "ix_tickets_priority_number" ON "tickets" ("priority", "number");


CREATE INDEX "ix_tickets_status_created_at_number" ON "tickets" ("status", "created_at", "number");


CREATE INDEX "ix_tickets_team_created_at_number" ON "tickets" ("team", "created_at", "number") WHERE team IS NOT NULL;


CREATE INDEX "ix_time_off_agent_id_starts_at_id" ON "time_off" ("agent_id", "starts_at", "id");


CREATE INDEX "ix_time_off_ends_at" ON "time_off" ("ends_at");


CREATE INDEX "ix_time_off_starts_at_id" ON "time_off" ("starts_at", "id");
