CREATE TABLE [complaint_chain] (
    [complaint_id] uniqueidentifier NOT NULL,
    [sequence] bigint NOT NULL,
    [event_id] uniqueidentifier NOT NULL,
    [salt] varbinary(16) NULL,
    [content_hash] varbinary(32) NOT NULL,
    [hash] varbinary(32) NOT NULL,
    CONSTRAINT [pk_complaint_chain] PRIMARY KEY ([complaint_id], [sequence])
);
GO


CREATE TABLE [complaint_regimes] (
    [id] uniqueidentifier NOT NULL,
    [regime_key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NULL,
    [retired_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_complaint_regimes] PRIMARY KEY ([id])
);
GO


CREATE TABLE [complaint_suggestions] (
    [ticket_number] bigint NOT NULL,
    [ticket_id] uniqueidentifier NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [words] nvarchar(max) NOT NULL,
    [message_id] uniqueidentifier NULL,
    [suggested_at] datetimeoffset(3) NOT NULL,
    [state] nvarchar(32) NOT NULL,
    [dismissed_by] nvarchar(max) NULL,
    [decided_at] datetimeoffset(3) NULL,
    CONSTRAINT [pk_complaint_suggestions] PRIMARY KEY ([ticket_number])
);
GO


CREATE TABLE [contact_channels] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [updated_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_contact_channels] PRIMARY KEY ([id])
);
GO


CREATE TABLE [customer_tokens] (
    [id] uniqueidentifier NOT NULL,
    [hash] varbinary(32) NOT NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [customer_id] uniqueidentifier NOT NULL,
    [customer_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [scopes] nvarchar(max) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [expires_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_customer_tokens] PRIMARY KEY NONCLUSTERED ([id])
);
GO


CREATE TABLE [due_work] (
    [subject] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [kind] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [id] uniqueidentifier NOT NULL,
    [due_at] datetimeoffset(3) NOT NULL,
    [data] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [wake_at] datetimeoffset(3) NULL,
    [lease] uniqueidentifier NULL,
    [attempts] int NOT NULL,
    [failure] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [failed_at] datetimeoffset(3) NULL,
    CONSTRAINT [pk_due_work] PRIMARY KEY ([subject], [kind])
);
GO


CREATE TABLE [escalation_policies] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [purpose] nvarchar(32) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [deleted_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_escalation_policies] PRIMARY KEY ([id])
);
GO


CREATE TABLE [escalations] (
    [id] uniqueidentifier NOT NULL,
    [ticket_id] uniqueidentifier NOT NULL,
    [ticket_number] bigint NOT NULL,
    [ticket_version] bigint NOT NULL,
    [policy_id] uniqueidentifier NOT NULL,
    [policy] nvarchar(max) NOT NULL,
    [cause] nvarchar(max) NOT NULL,
    [started_by] nvarchar(max) NOT NULL,
    [started_at] datetimeoffset(3) NOT NULL,
    [state] nvarchar(32) NOT NULL,
    [round] int NOT NULL,
    [step] int NOT NULL,
    [repetition] int NOT NULL,
    [next_step_at] datetimeoffset(3) NULL,
    [taken] nvarchar(max) NOT NULL,
    [acknowledged_by] nvarchar(max) NULL,
    [over_since] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_escalations] PRIMARY KEY NONCLUSTERED ([id])
);
GO


CREATE TABLE [events] (
    [position] bigint NOT NULL IDENTITY,
    [commit_order] rowversion NOT NULL,
    [id] uniqueidentifier NOT NULL,
    [sequence] bigint NOT NULL,
    [public_sequence] bigint NULL,
    [type] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [at] datetimeoffset(3) NOT NULL,
    [visibility] nvarchar(32) NOT NULL,
    [actor_kind] nvarchar(32) NOT NULL,
    [actor_id] uniqueidentifier NULL,
    [actor_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [credential_id] uniqueidentifier NULL,
    [subject_kind] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [subject_id] uniqueidentifier NOT NULL,
    [subject_reference] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [partner_id] uniqueidentifier NULL,
    [customer_id] uniqueidentifier NULL,
    [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_events] PRIMARY KEY ([position])
);
GO


CREATE TABLE [feed_readers] (
    [name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [commit_order] bigint NOT NULL,
    [position] bigint NOT NULL,
    [wake_at] datetimeoffset(3) NOT NULL,
    [attempts] int NOT NULL,
    [failure] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_feed_readers] PRIMARY KEY ([name])
);
GO


CREATE TABLE [idempotency_records] (
    [credential_id] uniqueidentifier NOT NULL,
    [key] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [fingerprint] varbinary(32) NOT NULL,
    [status] int NOT NULL,
    [content_type] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [location] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [etag] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [body] varbinary(max) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_idempotency_records] PRIMARY KEY NONCLUSTERED ([credential_id], [key])
);
GO


CREATE TABLE [number_sequences] (
    [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [next] bigint NOT NULL,
    CONSTRAINT [pk_number_sequences] PRIMARY KEY ([name])
);
GO


CREATE TABLE [partners] (
    [id] uniqueidentifier NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [brand] nvarchar(max) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_partners] PRIMARY KEY ([id])
);
GO


CREATE TABLE [reply_times] (
    [ticket_number] bigint NOT NULL,
    [channel] nvarchar(32) NOT NULL,
    [answered_at] datetimeoffset(3) NOT NULL,
    [milliseconds] bigint NOT NULL,
    [calendar] nvarchar(32) NOT NULL,
    CONSTRAINT [pk_reply_times] PRIMARY KEY ([ticket_number])
);
GO


CREATE TABLE [rotations] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NOT NULL,
    [ends_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_rotations] PRIMARY KEY ([id])
);
GO


CREATE TABLE [schedules] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [region_key] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    [effective_from] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_schedules] PRIMARY KEY ([id])
);
GO


CREATE TABLE [search_words] (
    [word] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [number] bigint NOT NULL,
    [sequence] bigint NOT NULL,
    CONSTRAINT [pk_search_words] PRIMARY KEY ([word], [number], [sequence])
);
GO


CREATE TABLE [shift_ledgers] (
    [agent_id] uniqueidentifier NOT NULL,
    [shifts] bigint NOT NULL,
    CONSTRAINT [pk_shift_ledgers] PRIMARY KEY ([agent_id])
);
GO


CREATE TABLE [sla_policies] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NULL,
    [retired_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_sla_policies] PRIMARY KEY ([id])
);
GO


CREATE TABLE [sla_policy_order] (
    [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [policies] nvarchar(max) NOT NULL,
    [stamp] bigint NOT NULL,
    [id] uniqueidentifier NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_sla_policy_order] PRIMARY KEY ([name])
);
GO


CREATE TABLE [survey_concerns] (
    [agent_id] uniqueidentifier NOT NULL,
    [invitation_id] uniqueidentifier NOT NULL,
    CONSTRAINT [pk_survey_concerns] PRIMARY KEY ([agent_id], [invitation_id])
);
GO


CREATE TABLE [survey_devices] (
    [hash] uniqueidentifier NOT NULL,
    [seen_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_survey_devices] PRIMARY KEY ([hash])
);
GO


CREATE TABLE [survey_origin_keys] (
    [number] int NOT NULL,
    [secret] varbinary(32) NOT NULL,
    CONSTRAINT [pk_survey_origin_keys] PRIMARY KEY ([number])
);
GO


CREATE TABLE [survey_origins] (
    [hash] uniqueidentifier NOT NULL,
    [answers] nvarchar(max) NOT NULL,
    [answered] bigint NOT NULL,
    [forget_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_survey_origins] PRIMARY KEY ([hash])
);
GO


CREATE TABLE [survey_token_keys] (
    [number] int NOT NULL,
    [secret] varbinary(max) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [revoked_at] datetimeoffset(3) NULL,
    [id] uniqueidentifier NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_survey_token_keys] PRIMARY KEY ([number])
);
GO


CREATE TABLE [survey_turn] (
    [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [number] bigint NOT NULL,
    CONSTRAINT [pk_survey_turn] PRIMARY KEY ([name])
);
GO


CREATE TABLE [surveys] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [sights] nvarchar(max) NOT NULL,
    [content_version] bigint NOT NULL,
    [active] bit NOT NULL,
    [switched_at] datetimeoffset(3) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_surveys] PRIMARY KEY ([id])
);
GO


CREATE TABLE [teams] (
    [id] uniqueidentifier NOT NULL,
    [key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_teams] PRIMARY KEY ([id])
);
GO


CREATE TABLE [ticket_activity] (
    [number] bigint NOT NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [public_updated_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_ticket_activity] PRIMARY KEY ([number])
);
GO


CREATE TABLE [ticket_clocks] (
    [number] bigint NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [state] nvarchar(32) NOT NULL,
    [first_response_due_at] datetimeoffset(3) NULL,
    [next_response_due_at] datetimeoffset(3) NULL,
    [progress_update_due_at] datetimeoffset(3) NULL,
    [resolution_due_at] datetimeoffset(3) NULL,
    [explanation_due_at] datetimeoffset(3) NULL,
    [warned] int NOT NULL,
    [schedule_id] uniqueidentifier NULL,
    CONSTRAINT [pk_ticket_clocks] PRIMARY KEY ([number])
);
GO


CREATE TABLE [ticket_search_rebuilds] (
    [id] int NOT NULL,
    [below] bigint NOT NULL,
    CONSTRAINT [pk_ticket_search_rebuilds] PRIMARY KEY ([id])
);
GO


CREATE TABLE [complaint_regime_versions] (
    [regime_id] uniqueidentifier NOT NULL,
    [number] bigint NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_complaint_regime_versions] PRIMARY KEY ([regime_id], [number]),
    CONSTRAINT [fk_complaint_regime_versions_regime_id] FOREIGN KEY ([regime_id]) REFERENCES [complaint_regimes] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [api_keys] (
    [id] uniqueidentifier NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [prefix] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [hash] varbinary(32) NOT NULL,
    [kind] nvarchar(32) NOT NULL,
    [partner_id] uniqueidentifier NULL,
    [agent_id] uniqueidentifier NULL,
    [actor_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [scopes] nvarchar(max) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [expires_at] datetimeoffset(3) NULL,
    [revoked_at] datetimeoffset(3) NULL,
    [last_used_at] datetimeoffset(3) NULL,
    [replaced_by] uniqueidentifier NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_api_keys] PRIMARY KEY ([id]),
    CONSTRAINT [fk_api_keys_partner_id] FOREIGN KEY ([partner_id]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [customers] (
    [id] uniqueidentifier NOT NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [external_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
    [phone] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NULL,
    [time_zone] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [cases_opened] bigint NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_customers] PRIMARY KEY NONCLUSTERED ([id]),
    CONSTRAINT [fk_customers_partner_id] FOREIGN KEY ([partner_id]) REFERENCES [partners] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [rotation_versions] (
    [rotation_id] uniqueidentifier NOT NULL,
    [number] bigint NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_rotation_versions] PRIMARY KEY ([rotation_id], [number]),
    CONSTRAINT [fk_rotation_versions_rotation_id] FOREIGN KEY ([rotation_id]) REFERENCES [rotations] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [announcements] (
    [id] uniqueidentifier NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [dates] nvarchar(max) NULL,
    [schedule_id] uniqueidentifier NULL,
    [last_date_at] datetimeoffset(3) NULL,
    [valid_from] datetimeoffset(3) NOT NULL,
    [valid_until] datetimeoffset(3) NULL,
    [channel_names] nvarchar(max) NOT NULL,
    [region_keys] nvarchar(max) NOT NULL,
    [withdrawn_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_announcements] PRIMARY KEY ([id]),
    CONSTRAINT [fk_announcements_schedule_id] FOREIGN KEY ([schedule_id]) REFERENCES [schedules] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [calendar_links] (
    [id] uniqueidentifier NOT NULL,
    [schedule_id] uniqueidentifier NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NULL,
    [hash] varbinary(32) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [revoked_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_calendar_links] PRIMARY KEY ([id]),
    CONSTRAINT [fk_calendar_links_schedule_id] FOREIGN KEY ([schedule_id]) REFERENCES [schedules] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [schedule_versions] (
    [schedule_id] uniqueidentifier NOT NULL,
    [number] bigint NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_schedule_versions] PRIMARY KEY ([schedule_id], [number]),
    CONSTRAINT [fk_schedule_versions_schedule_id] FOREIGN KEY ([schedule_id]) REFERENCES [schedules] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [sla_policy_versions] (
    [policy_id] uniqueidentifier NOT NULL,
    [number] bigint NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [effective_from] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_sla_policy_versions] PRIMARY KEY ([policy_id], [number]),
    CONSTRAINT [fk_sla_policy_versions_policy_id] FOREIGN KEY ([policy_id]) REFERENCES [sla_policies] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_cells] (
    [id] uniqueidentifier NOT NULL,
    [survey_id] uniqueidentifier NOT NULL,
    [partner_id] uniqueidentifier NULL,
    [dimension] nvarchar(32) NOT NULL,
    [key] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [day] datetimeoffset(3) NOT NULL,
    [total] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [quarters] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [revision] bigint NOT NULL,
    CONSTRAINT [pk_survey_cells] PRIMARY KEY ([id]),
    CONSTRAINT [fk_survey_cells_survey_id] FOREIGN KEY ([survey_id]) REFERENCES [surveys] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_recomputations] (
    [id] uniqueidentifier NOT NULL,
    [survey_id] uniqueidentifier NOT NULL,
    [begun_at] datetimeoffset(3) NOT NULL,
    [ended_at] datetimeoffset(3) NULL,
    [next_day] datetimeoffset(3) NOT NULL,
    [days] int NOT NULL,
    [invitations] bigint NOT NULL,
    [days_corrected] int NOT NULL,
    [next_due_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_survey_recomputations] PRIMARY KEY ([id]),
    CONSTRAINT [fk_survey_recomputations_survey_id] FOREIGN KEY ([survey_id]) REFERENCES [surveys] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_versions] (
    [survey_id] uniqueidentifier NOT NULL,
    [number] bigint NOT NULL,
    [content] nvarchar(max) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_survey_versions] PRIMARY KEY ([survey_id], [number]),
    CONSTRAINT [fk_survey_versions_survey_id] FOREIGN KEY ([survey_id]) REFERENCES [surveys] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [agents] (
    [id] uniqueidentifier NOT NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [former_names] nvarchar(max) NOT NULL,
    [email] nvarchar(508) COLLATE Latin1_General_100_BIN2 NULL,
    [external_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [languages] nvarchar(max) NOT NULL,
    [team_id] uniqueidentifier NULL,
    [reports_to_id] uniqueidentifier NULL,
    [lines_changed] bigint NOT NULL,
    [active] bit NOT NULL,
    [inactive_since] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_agents] PRIMARY KEY ([id]),
    CONSTRAINT [fk_agents_reports_to_id] FOREIGN KEY ([reports_to_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_agents_team_id] FOREIGN KEY ([team_id]) REFERENCES [teams] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_persons] (
    [customer_id] uniqueidentifier NOT NULL,
    [last_sent_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_survey_persons] PRIMARY KEY ([customer_id]),
    CONSTRAINT [fk_survey_persons_customer_id] FOREIGN KEY ([customer_id]) REFERENCES [customers] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [complaints] (
    [number] bigint NOT NULL,
    [counted_from] datetimeoffset(3) NOT NULL,
    [done] nvarchar(max) NOT NULL,
    [regimes] nvarchar(max) NOT NULL,
    [regime_keys] nvarchar(272) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [decide_by] datetimeoffset(3) NULL,
    [earliest_due_at] datetimeoffset(3) NULL,
    [next_due_at] datetimeoffset(3) NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [customer_id] uniqueidentifier NOT NULL,
    [kind] nvarchar(32) NOT NULL,
    [cause] nvarchar(32) NULL,
    [subject] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [description] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [desired_outcome] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [channel] nvarchar(32) NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [received_at] datetimeoffset(3) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [public_updated_at] datetimeoffset(3) NOT NULL,
    [public_version] bigint NOT NULL,
    [ticket_id] uniqueidentifier NULL,
    [ticket_category] nvarchar(32) NULL,
    [evidence] nvarchar(max) NOT NULL,
    [representative] nvarchar(max) NULL,
    [public_post] nvarchar(max) NULL,
    [damage] nvarchar(max) NULL,
    [country] nvarchar(4) COLLATE Latin1_General_100_BIN2 NULL,
    [points] nvarchar(max) NOT NULL,
    [submissions] nvarchar(max) NOT NULL,
    [status] nvarchar(32) NOT NULL,
    [admissible] bit NULL,
    [admissibility_reasons] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [department] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [handler_id] uniqueidentifier NULL,
    [escalations] nvarchar(max) NOT NULL,
    [information_requests] nvarchar(max) NOT NULL,
    [updates] nvarchar(max) NOT NULL,
    [delays] nvarchar(max) NOT NULL,
    [decision] nvarchar(max) NULL,
    [decided_at] datetimeoffset(3) NULL,
    [earlier_decisions] nvarchar(max) NOT NULL,
    [closed_at] datetimeoffset(3) NULL,
    [external_stages] nvarchar(max) NOT NULL,
    [independence_exceptions] nvarchar(max) NOT NULL,
    [chain_head] nvarchar(max) NULL,
    [investigation_steps] nvarchar(max) NOT NULL,
    [redress] nvarchar(max) NOT NULL,
    [missed_limits] nvarchar(max) NOT NULL,
    [reopenings] int NOT NULL,
    [register_facts] nvarchar(max) NOT NULL,
    [retain_until] datetimeoffset(3) NULL,
    [pending_since] datetimeoffset(3) NULL,
    [held_since] datetimeoffset(3) NULL,
    [holds] nvarchar(max) NOT NULL,
    [id] uniqueidentifier NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_complaints] PRIMARY KEY ([number]),
    CONSTRAINT [ak_complaints_id] UNIQUE ([id]),
    CONSTRAINT [fk_complaints_customer_id] FOREIGN KEY ([customer_id]) REFERENCES [customers] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_complaints_handler_id] FOREIGN KEY ([handler_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [duty_links] (
    [id] uniqueidentifier NOT NULL,
    [agent_id] uniqueidentifier NULL,
    [rotation_id] uniqueidentifier NULL,
    [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NULL,
    [hash] varbinary(32) NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [revoked_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_duty_links] PRIMARY KEY ([id]),
    CONSTRAINT [fk_duty_links_agent_id] FOREIGN KEY ([agent_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_duty_links_rotation_id] FOREIGN KEY ([rotation_id]) REFERENCES [rotations] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [shifts] (
    [id] uniqueidentifier NOT NULL,
    [agent_id] uniqueidentifier NOT NULL,
    [kind] nvarchar(32) NOT NULL,
    [starts_at] datetimeoffset(3) NOT NULL,
    [ends_at] datetimeoffset(3) NOT NULL,
    [rotation_id] uniqueidentifier NULL,
    [replaces] uniqueidentifier NULL,
    [swap_id] uniqueidentifier NULL,
    [channels] nvarchar(max) NOT NULL,
    [languages] nvarchar(max) NULL,
    [cancelled_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_shifts] PRIMARY KEY ([id]),
    CONSTRAINT [fk_shifts_agent_id] FOREIGN KEY ([agent_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_shifts_rotation_id] FOREIGN KEY ([rotation_id]) REFERENCES [rotations] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_invitations] (
    [id] uniqueidentifier NOT NULL,
    [answer] nvarchar(max) NULL,
    [earlier_answers] nvarchar(max) NOT NULL,
    [rating] int NULL,
    [answered_at] datetimeoffset(3) NULL,
    [suspicions] nvarchar(max) NOT NULL,
    [erased_at] datetimeoffset(3) NULL,
    [exclusion] nvarchar(max) NULL,
    [inclusion] nvarchar(max) NULL,
    [survey_id] uniqueidentifier NOT NULL,
    [survey_version] bigint NOT NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [customer_id] uniqueidentifier NULL,
    [subject_kind] nvarchar(32) NOT NULL,
    [subject_id] uniqueidentifier NOT NULL,
    [subject_reference] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [cycle] bigint NOT NULL,
    [resolved_at] datetimeoffset(3) NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [state] nvarchar(32) NOT NULL,
    [suppression] nvarchar(32) NULL,
    [cancellation] nvarchar(32) NULL,
    [send_at] datetimeoffset(3) NOT NULL,
    [sent_at] datetimeoffset(3) NULL,
    [remind_at] datetimeoffset(3) NULL,
    [reminded_at] datetimeoffset(3) NULL,
    [opened_at] datetimeoffset(3) NULL,
    [early_hits] int NOT NULL,
    [expires_at] datetimeoffset(3) NULL,
    [token_key] int NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [public_version] bigint NOT NULL,
    [next_due_at] datetimeoffset(3) NULL,
    [facts] nvarchar(max) NOT NULL,
    [agent_id] uniqueidentifier NULL,
    [reopened] bit NOT NULL,
    [concerned] nvarchar(max) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_survey_invitations] PRIMARY KEY NONCLUSTERED ([id]),
    CONSTRAINT [fk_survey_invitations_agent_id] FOREIGN KEY ([agent_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_survey_invitations_customer_id] FOREIGN KEY ([customer_id]) REFERENCES [customers] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_survey_invitations_survey_id_survey_version] FOREIGN KEY ([survey_id], [survey_version]) REFERENCES [survey_versions] ([survey_id], [number]) ON DELETE NO ACTION
);
GO


CREATE TABLE [tickets] (
    [number] bigint NOT NULL,
    [partner_id] uniqueidentifier NOT NULL,
    [customer_id] uniqueidentifier NOT NULL,
    [subject] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [description] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [category] nvarchar(32) NOT NULL,
    [channel] nvarchar(32) NOT NULL,
    [status] nvarchar(32) NOT NULL,
    [priority] smallint NOT NULL,
    [priority_source] nvarchar(32) NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [team] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [assignee_id] uniqueidentifier NULL,
    [fields] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [evidence] nvarchar(max) NOT NULL,
    [tags] nvarchar(max) NOT NULL,
    [promises] nvarchar(max) NOT NULL,
    [due_at] datetimeoffset(3) NULL,
    [follow_up_of] uniqueidentifier NULL,
    [follow_up_root] uniqueidentifier NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [public_updated_at] datetimeoffset(3) NOT NULL,
    [public_version] bigint NOT NULL,
    [public_messages] int NOT NULL,
    [public_bytes] int NOT NULL,
    [notes] int NOT NULL,
    [note_bytes] int NOT NULL,
    [first_replied_at] datetimeoffset(3) NULL,
    [solved_at] datetimeoffset(3) NULL,
    [closed_at] datetimeoffset(3) NULL,
    [handled_from] datetimeoffset(3) NULL,
    [owed_explanation] nvarchar(max) NULL,
    [sla] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [id] uniqueidentifier NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_tickets] PRIMARY KEY ([number]),
    CONSTRAINT [ak_tickets_id] UNIQUE ([id]),
    CONSTRAINT [fk_tickets_assignee_id] FOREIGN KEY ([assignee_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_tickets_customer_id] FOREIGN KEY ([customer_id]) REFERENCES [customers] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [time_off] (
    [id] uniqueidentifier NOT NULL,
    [agent_id] uniqueidentifier NOT NULL,
    [starts_at] datetimeoffset(3) NOT NULL,
    [ends_at] datetimeoffset(3) NOT NULL,
    [reason] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [cancelled_at] datetimeoffset(3) NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_time_off] PRIMARY KEY ([id]),
    CONSTRAINT [fk_time_off_agent_id] FOREIGN KEY ([agent_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [complaint_documents] (
    [id] uniqueidentifier NOT NULL,
    [complaint_id] uniqueidentifier NOT NULL,
    [kind] nvarchar(32) NOT NULL,
    [edition] int NOT NULL,
    [regime] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [template_version] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [language] nvarchar(70) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [html] varbinary(max) NOT NULL,
    [text] varbinary(max) NOT NULL,
    [html_sha256] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [text_sha256] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [issued_at] datetimeoffset(3) NOT NULL,
    [facts] nvarchar(max) NOT NULL,
    [corrects] int NULL,
    [correction_reason] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [pk_complaint_documents] PRIMARY KEY NONCLUSTERED ([id]),
    CONSTRAINT [fk_complaint_documents_complaint_id] FOREIGN KEY ([complaint_id]) REFERENCES [complaints] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_counts] (
    [invitation_id] uniqueidentifier NOT NULL,
    [standing] nvarchar(max) NOT NULL,
    [revision] bigint NOT NULL,
    CONSTRAINT [pk_survey_counts] PRIMARY KEY ([invitation_id]),
    CONSTRAINT [fk_survey_counts_invitation_id] FOREIGN KEY ([invitation_id]) REFERENCES [survey_invitations] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [survey_follow_ups] (
    [id] uniqueidentifier NOT NULL,
    [invitation_id] uniqueidentifier NOT NULL,
    [survey_id] uniqueidentifier NOT NULL,
    [subject_kind] nvarchar(32) NOT NULL,
    [subject_id] uniqueidentifier NOT NULL,
    [subject_reference] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [agent_id] uniqueidentifier NULL,
    [rating] int NOT NULL,
    [threshold] int NOT NULL,
    [state] nvarchar(32) NOT NULL,
    [result] nvarchar(32) NULL,
    [owner_id] uniqueidentifier NULL,
    [opened_at] datetimeoffset(3) NOT NULL,
    [due_at] datetimeoffset(3) NOT NULL,
    [overdue_since] datetimeoffset(3) NULL,
    [contacted_at] datetimeoffset(3) NULL,
    [contacted_after] bigint NULL,
    [done_at] datetimeoffset(3) NULL,
    [steps] nvarchar(max) NOT NULL,
    [updated_at] datetimeoffset(3) NOT NULL,
    [next_due_at] datetimeoffset(3) NULL,
    [version] bigint NOT NULL,
    CONSTRAINT [pk_survey_follow_ups] PRIMARY KEY NONCLUSTERED ([id]),
    CONSTRAINT [fk_survey_follow_ups_agent_id] FOREIGN KEY ([agent_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_survey_follow_ups_invitation_id] FOREIGN KEY ([invitation_id]) REFERENCES [survey_invitations] ([id]) ON DELETE NO ACTION,
    CONSTRAINT [fk_survey_follow_ups_owner_id] FOREIGN KEY ([owner_id]) REFERENCES [agents] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [ticket_messages] (
    [id] uniqueidentifier NOT NULL,
    [ticket_id] uniqueidentifier NOT NULL,
    [sequence] bigint NOT NULL,
    [public_sequence] bigint NULL,
    [author_kind] nvarchar(32) NOT NULL,
    [author_id] uniqueidentifier NULL,
    [author_name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    [body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [visibility] nvarchar(32) NOT NULL,
    [automatic] bit NOT NULL,
    [explains] bit NOT NULL,
    [created_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_ticket_messages] PRIMARY KEY NONCLUSTERED ([id]),
    CONSTRAINT [fk_ticket_messages_ticket_id] FOREIGN KEY ([ticket_id]) REFERENCES [tickets] ([id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [ticket_tags] (
    [tag] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ticket_id] uniqueidentifier NOT NULL,
    CONSTRAINT [pk_ticket_tags] PRIMARY KEY ([tag], [ticket_id]),
    CONSTRAINT [fk_ticket_tags_ticket_id] FOREIGN KEY ([ticket_id]) REFERENCES [tickets] ([id]) ON DELETE CASCADE
);
GO


CREATE TABLE [ticket_transactions] (
    [hash] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ticket_id] uniqueidentifier NOT NULL,
    CONSTRAINT [pk_ticket_transactions] PRIMARY KEY ([hash], [ticket_id]),
    CONSTRAINT [fk_ticket_transactions_ticket_id] FOREIGN KEY ([ticket_id]) REFERENCES [tickets] ([id]) ON DELETE CASCADE
);
GO


CREATE TABLE [complaint_document_deliveries] (
    [id] uniqueidentifier NOT NULL,
    [document_id] uniqueidentifier NOT NULL,
    [means] nvarchar(32) NOT NULL,
    [requested_at] datetimeoffset(3) NULL,
    [sent_at] datetimeoffset(3) NOT NULL,
    CONSTRAINT [pk_complaint_document_deliveries] PRIMARY KEY ([id]),
    CONSTRAINT [fk_complaint_document_deliveries_document_id] FOREIGN KEY ([document_id]) REFERENCES [complaint_documents] ([id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [ix_agents_created_at_id] ON [agents] ([created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_agents_external_id] ON [agents] ([external_id]) WHERE [external_id] IS NOT NULL;
GO


CREATE INDEX [ix_agents_reports_to_id] ON [agents] ([reports_to_id]);
GO


CREATE INDEX [ix_agents_team_id] ON [agents] ([team_id]);
GO


CREATE INDEX [ix_announcements_last_date_at] ON [announcements] ([last_date_at]);
GO


CREATE INDEX [ix_announcements_schedule_id] ON [announcements] ([schedule_id]);
GO


CREATE INDEX [ix_announcements_valid_from_id] ON [announcements] ([valid_from], [id]);
GO


CREATE INDEX [ix_api_keys_created_at_id] ON [api_keys] ([created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_api_keys_hash] ON [api_keys] ([hash]);
GO


CREATE INDEX [ix_api_keys_kind_created_at_id] ON [api_keys] ([kind], [created_at], [id]);
GO


CREATE INDEX [ix_api_keys_partner_id_created_at_id] ON [api_keys] ([partner_id], [created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_calendar_links_hash] ON [calendar_links] ([hash]);
GO


CREATE INDEX [ix_calendar_links_schedule_id_id] ON [calendar_links] ([schedule_id], [id]);
GO


CREATE INDEX [ix_complaint_document_deliveries_document_id_sent_at] ON [complaint_document_deliveries] ([document_id], [sent_at]);
GO


CREATE UNIQUE INDEX [ix_complaint_documents_complaint_id_kind_edition] ON [complaint_documents] ([complaint_id], [kind], [edition]);
GO


CREATE CLUSTERED INDEX [ix_complaint_documents_issued_at] ON [complaint_documents] ([issued_at]);
GO


CREATE UNIQUE INDEX [ix_complaint_regimes_regime_key] ON [complaint_regimes] ([regime_key]);
GO


CREATE INDEX [ix_complaint_regimes_retired_at_created_at_id] ON [complaint_regimes] ([retired_at], [created_at], [id]);
GO


CREATE INDEX [ix_complaint_suggestions_state_suggested_at_ticket_number] ON [complaint_suggestions] ([state], [suggested_at], [ticket_number]);
GO


CREATE INDEX [ix_complaints_customer_id_received_at_number_kind_status] ON [complaints] ([customer_id], [received_at], [number], [kind], [status]);
GO


CREATE INDEX [ix_complaints_decide_by_number] ON [complaints] ([decide_by], [number]) WHERE decide_by IS NOT NULL;
GO


CREATE INDEX [ix_complaints_department_received_at_number] ON [complaints] ([department], [received_at], [number]) WHERE department IS NOT NULL;
GO


CREATE INDEX [ix_complaints_earliest_due_at_number] ON [complaints] ([earliest_due_at], [number]) WHERE earliest_due_at IS NOT NULL;
GO


CREATE INDEX [ix_complaints_handler_id_received_at_number] ON [complaints] ([handler_id], [received_at], [number]) WHERE handler_id IS NOT NULL;
GO


CREATE INDEX [ix_complaints_kind_decided_at_number] ON [complaints] ([kind], [decided_at], [number]) WHERE decided_at IS NOT NULL;
GO


CREATE INDEX [ix_complaints_partner_id_decide_by_number] ON [complaints] ([partner_id], [decide_by], [number]) WHERE decide_by IS NOT NULL;
GO


CREATE INDEX [ix_complaints_partner_id_earliest_due_at_number] ON [complaints] ([partner_id], [earliest_due_at], [number]) WHERE earliest_due_at IS NOT NULL;
GO


CREATE INDEX [ix_complaints_partner_id_received_at_number] ON [complaints] ([partner_id], [received_at], [number]);
GO


CREATE INDEX [ix_complaints_received_at_number] ON [complaints] ([received_at], [number]);
GO


CREATE INDEX [ix_complaints_retain_until_number] ON [complaints] ([retain_until], [number]) WHERE retain_until IS NOT NULL AND held_since IS NULL AND pending_since IS NULL;
GO


CREATE INDEX [ix_complaints_status_number] ON [complaints] ([status], [number]);
GO


CREATE INDEX [ix_complaints_status_received_at_number] ON [complaints] ([status], [received_at], [number]);
GO


CREATE INDEX [ix_complaints_ticket_id_number] ON [complaints] ([ticket_id], [number]) WHERE ticket_id IS NOT NULL;
GO


CREATE CLUSTERED INDEX [ix_customer_tokens_created_at] ON [customer_tokens] ([created_at]);
GO


CREATE INDEX [ix_customer_tokens_customer_id_expires_at] ON [customer_tokens] ([customer_id], [expires_at]);
GO


CREATE INDEX [ix_customer_tokens_expires_at] ON [customer_tokens] ([expires_at]);
GO


CREATE UNIQUE INDEX [ix_customer_tokens_hash] ON [customer_tokens] ([hash]);
GO


CREATE CLUSTERED INDEX [ix_customers_created_at] ON [customers] ([created_at]);
GO


CREATE INDEX [ix_customers_created_at_id] ON [customers] ([created_at], [id]);
GO


CREATE INDEX [ix_customers_email] ON [customers] ([email]);
GO


CREATE INDEX [ix_customers_partner_id_created_at_id] ON [customers] ([partner_id], [created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_customers_partner_id_external_id] ON [customers] ([partner_id], [external_id]);
GO


CREATE INDEX [ix_due_work_failed_at_id] ON [due_work] ([failed_at], [id]) WHERE failed_at IS NOT NULL;
GO


CREATE INDEX [ix_due_work_id] ON [due_work] ([id]) WHERE failed_at IS NOT NULL;
GO


CREATE INDEX [ix_due_work_wake_at_due_at_kind] ON [due_work] ([wake_at], [due_at], [kind]) WHERE wake_at IS NOT NULL;
GO


CREATE INDEX [ix_duty_links_agent_id_created_at_id] ON [duty_links] ([agent_id], [created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_duty_links_hash] ON [duty_links] ([hash]);
GO


CREATE INDEX [ix_duty_links_revoked_at_created_at_id] ON [duty_links] ([revoked_at], [created_at], [id]);
GO


CREATE INDEX [ix_duty_links_rotation_id_created_at_id] ON [duty_links] ([rotation_id], [created_at], [id]);
GO


CREATE INDEX [ix_escalation_policies_created_at_id] ON [escalation_policies] ([created_at], [id]) WHERE deleted_at IS NULL;
GO


CREATE UNIQUE INDEX [ix_escalation_policies_purpose] ON [escalation_policies] ([purpose]) WHERE [purpose] IS NOT NULL;
GO


CREATE CLUSTERED INDEX [ix_escalations_started_at] ON [escalations] ([started_at]);
GO


CREATE INDEX [ix_escalations_started_at_id] ON [escalations] ([started_at], [id]);
GO


CREATE INDEX [ix_escalations_state_started_at_id] ON [escalations] ([state], [started_at], [id]);
GO


CREATE UNIQUE INDEX [ix_escalations_ticket_id_policy_id] ON [escalations] ([ticket_id], [policy_id]) WHERE next_step_at IS NOT NULL;
GO


CREATE INDEX [ix_escalations_ticket_number_started_at_id] ON [escalations] ([ticket_number], [started_at], [id]);
GO


CREATE INDEX [ix_events_commit_order] ON [events] ([commit_order]);
GO


CREATE UNIQUE INDEX [ix_events_id] ON [events] ([id]);
GO


CREATE INDEX [ix_events_partner_id_commit_order] ON [events] ([partner_id], [commit_order]);
GO


CREATE UNIQUE INDEX [ix_events_subject_id_sequence] ON [events] ([subject_id], [sequence]);
GO


CREATE CLUSTERED INDEX [ix_idempotency_records_created_at] ON [idempotency_records] ([created_at]);
GO


CREATE INDEX [ix_partners_created_at_id] ON [partners] ([created_at], [id]);
GO


CREATE INDEX [ix_reply_times_channel_answered_at] ON [reply_times] ([channel], [answered_at]);
GO


CREATE INDEX [ix_rotations_created_at_id] ON [rotations] ([created_at], [id]);
GO


CREATE INDEX [ix_schedules_created_at_id] ON [schedules] ([created_at], [id]);
GO


CREATE INDEX [ix_schedules_region_key_created_at_id] ON [schedules] ([region_key], [created_at], [id]);
GO


CREATE INDEX [ix_shifts_agent_id_starts_at_id] ON [shifts] ([agent_id], [starts_at], [id]);
GO


CREATE INDEX [ix_shifts_ends_at] ON [shifts] ([ends_at]);
GO


CREATE INDEX [ix_shifts_rotation_id] ON [shifts] ([rotation_id]);
GO


CREATE INDEX [ix_shifts_starts_at_id] ON [shifts] ([starts_at], [id]);
GO


CREATE INDEX [ix_shifts_swap_id] ON [shifts] ([swap_id]);
GO


CREATE INDEX [ix_survey_cells_survey_id_day] ON [survey_cells] ([survey_id], [day]);
GO


CREATE INDEX [ix_survey_cells_survey_id_partner_id_dimension_day] ON [survey_cells] ([survey_id], [partner_id], [dimension], [day]);
GO


CREATE INDEX [ix_survey_devices_seen_at] ON [survey_devices] ([seen_at]);
GO


CREATE INDEX [ix_survey_follow_ups_agent_id] ON [survey_follow_ups] ([agent_id]);
GO


CREATE INDEX [ix_survey_follow_ups_due_at_id] ON [survey_follow_ups] ([due_at], [id]);
GO


CREATE UNIQUE INDEX [ix_survey_follow_ups_invitation_id] ON [survey_follow_ups] ([invitation_id]);
GO


CREATE CLUSTERED INDEX [ix_survey_follow_ups_opened_at] ON [survey_follow_ups] ([opened_at]);
GO


CREATE INDEX [ix_survey_follow_ups_owner_id_state_due_at_id] ON [survey_follow_ups] ([owner_id], [state], [due_at], [id]);
GO


CREATE INDEX [ix_survey_follow_ups_state_due_at_id] ON [survey_follow_ups] ([state], [due_at], [id]);
GO


CREATE INDEX [ix_survey_follow_ups_subject_id] ON [survey_follow_ups] ([subject_id]);
GO


CREATE INDEX [ix_survey_follow_ups_survey_id_agent_id_opened_at_id] ON [survey_follow_ups] ([survey_id], [agent_id], [opened_at], [id]);
GO


CREATE INDEX [ix_survey_invitations_agent_id_survey_id_resolved_at_id] ON [survey_invitations] ([agent_id], [survey_id], [resolved_at], [id]);
GO


CREATE CLUSTERED INDEX [ix_survey_invitations_created_at] ON [survey_invitations] ([created_at]);
GO


CREATE INDEX [ix_survey_invitations_customer_id] ON [survey_invitations] ([customer_id]);
GO


CREATE INDEX [ix_survey_invitations_partner_id_survey_id_resolved_at_id] ON [survey_invitations] ([partner_id], [survey_id], [resolved_at], [id]);
GO


CREATE UNIQUE INDEX [ix_survey_invitations_subject_id_cycle_survey_id] ON [survey_invitations] ([subject_id], [cycle], [survey_id]);
GO


CREATE INDEX [ix_survey_invitations_survey_id_resolved_at_id] ON [survey_invitations] ([survey_id], [resolved_at], [id]);
GO


CREATE INDEX [ix_survey_invitations_survey_id_state_resolved_at_id] ON [survey_invitations] ([survey_id], [state], [resolved_at], [id]);
GO


CREATE INDEX [ix_survey_invitations_survey_id_survey_version] ON [survey_invitations] ([survey_id], [survey_version]);
GO


CREATE INDEX [ix_survey_origins_forget_at] ON [survey_origins] ([forget_at]);
GO


CREATE INDEX [ix_survey_recomputations_survey_id_ended_at] ON [survey_recomputations] ([survey_id], [ended_at]);
GO


CREATE INDEX [ix_surveys_active_created_at_id] ON [surveys] ([active], [created_at], [id]);
GO


CREATE INDEX [ix_surveys_created_at_id] ON [surveys] ([created_at], [id]);
GO


CREATE INDEX [ix_teams_created_at_id] ON [teams] ([created_at], [id]);
GO


CREATE UNIQUE INDEX [ix_teams_key] ON [teams] ([key]);
GO


CREATE INDEX [ix_ticket_activity_partner_id_public_updated_at_number] ON [ticket_activity] ([partner_id], [public_updated_at], [number]);
GO


CREATE INDEX [ix_ticket_activity_updated_at_number] ON [ticket_activity] ([updated_at], [number]);
GO


CREATE INDEX [ix_ticket_clocks_explanation_due_at_number] ON [ticket_clocks] ([explanation_due_at], [number]) WHERE explanation_due_at IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_first_response_due_at_number] ON [ticket_clocks] ([first_response_due_at], [number]) WHERE first_response_due_at IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_next_response_due_at_number] ON [ticket_clocks] ([next_response_due_at], [number]) WHERE next_response_due_at IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_progress_update_due_at_number] ON [ticket_clocks] ([progress_update_due_at], [number]) WHERE progress_update_due_at IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_resolution_due_at_number] ON [ticket_clocks] ([resolution_due_at], [number]) WHERE resolution_due_at IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_schedule_id_number] ON [ticket_clocks] ([schedule_id], [number]) WHERE schedule_id IS NOT NULL;
GO


CREATE INDEX [ix_ticket_clocks_state_created_at_number] ON [ticket_clocks] ([state], [created_at], [number]);
GO


CREATE INDEX [ix_ticket_clocks_warned_explanation_due_at] ON [ticket_clocks] ([explanation_due_at], [number]) WHERE explanation_due_at IS NOT NULL AND warned <> 0;
GO


CREATE INDEX [ix_ticket_clocks_warned_first_response_due_at] ON [ticket_clocks] ([first_response_due_at], [number]) WHERE first_response_due_at IS NOT NULL AND warned <> 0;
GO


CREATE INDEX [ix_ticket_clocks_warned_next_response_due_at] ON [ticket_clocks] ([next_response_due_at], [number]) WHERE next_response_due_at IS NOT NULL AND warned <> 0;
GO


CREATE INDEX [ix_ticket_clocks_warned_progress_update_due_at] ON [ticket_clocks] ([progress_update_due_at], [number]) WHERE progress_update_due_at IS NOT NULL AND warned <> 0;
GO


CREATE INDEX [ix_ticket_clocks_warned_resolution_due_at] ON [ticket_clocks] ([resolution_due_at], [number]) WHERE resolution_due_at IS NOT NULL AND warned <> 0;
GO


CREATE CLUSTERED INDEX [ix_ticket_messages_created_at] ON [ticket_messages] ([created_at]);
GO


CREATE UNIQUE INDEX [ix_ticket_messages_ticket_id_sequence] ON [ticket_messages] ([ticket_id], [sequence]);
GO


CREATE INDEX [ix_ticket_tags_ticket_id] ON [ticket_tags] ([ticket_id]);
GO


CREATE INDEX [ix_ticket_transactions_ticket_id] ON [ticket_transactions] ([ticket_id]);
GO


CREATE INDEX [ix_tickets_assignee_id_created_at_number] ON [tickets] ([assignee_id], [created_at], [number]) WHERE assignee_id IS NOT NULL;
GO


CREATE INDEX [ix_tickets_created_at_number] ON [tickets] ([created_at], [number]);
GO


CREATE INDEX [ix_tickets_customer_id_created_at_number_category_status] ON [tickets] ([customer_id], [created_at], [number], [category], [status]);
GO


CREATE INDEX [ix_tickets_due_at_number] ON [tickets] ([due_at], [number]);
GO


CREATE INDEX [ix_tickets_follow_up_root_number] ON [tickets] ([follow_up_root], [number]) WHERE follow_up_root IS NOT NULL;
GO


CREATE INDEX [ix_tickets_partner_id_created_at_number] ON [tickets] ([partner_id], [created_at], [number]);
GO


CREATE INDEX [ix_tickets_partner_id_due_at_number] ON [tickets] ([partner_id], [due_at], [number]);
GO


CREATE INDEX [ix_tickets_partner_id_priority_number] ON [tickets] ([partner_id], [priority], [number]);
GO


CREATE INDEX [ix_tickets_priority_number] ON [tickets] ([priority], [number]);
GO


CREATE INDEX [ix_tickets_status_created_at_number] ON [tickets] ([status], [created_at], [number]);
GO


CREATE INDEX [ix_tickets_team_created_at_number] ON [tickets] ([team], [created_at], [number]) WHERE team IS NOT NULL;
GO


CREATE INDEX [ix_time_off_agent_id_starts_at_id] ON [time_off] ([agent_id], [starts_at], [id]);
GO


CREATE INDEX [ix_time_off_ends_at] ON [time_off] ([ends_at]);
GO


CREATE INDEX [ix_time_off_starts_at_id] ON [time_off] ([starts_at], [id]);
GO
