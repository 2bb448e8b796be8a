-- feed
DECLARE @p int = 50;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE @after_CommitOrder varbinary(8) = 0x000000000000002A;
DECLARE @after_Position bigint = CAST(7 AS bigint);
DECLARE @end varbinary(8) = 0x0000000000000063;

SELECT TOP(@p) [e].[position], [e].[actor_id], [e].[actor_kind], [e].[actor_name], [e].[at], [e].[commit_order], [e].[credential_id], [e].[customer_id], [e].[data], [e].[id], [e].[partner_id], [e].[public_sequence], [e].[sequence], [e].[subject_id], [e].[subject_kind], [e].[subject_reference], [e].[type], [e].[visibility]
FROM [events] AS [e]
WHERE [e].[partner_id] = @partner AND [e].[commit_order] >= @after_CommitOrder AND ([e].[commit_order] > @after_CommitOrder OR [e].[position] > @after_Position) AND [e].[commit_order] <= @end
ORDER BY [e].[commit_order], [e].[position]

-- feed, some types
DECLARE @p int = 50;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE @types1 nvarchar(128) = N'ticket.opened';
DECLARE @types2 nvarchar(128) = N'ticket.solved';
DECLARE @after_CommitOrder varbinary(8) = 0x000000000000002A;
DECLARE @after_Position bigint = CAST(7 AS bigint);
DECLARE @end varbinary(8) = 0x0000000000000063;

SELECT TOP(@p) [e].[position], [e].[actor_id], [e].[actor_kind], [e].[actor_name], [e].[at], [e].[commit_order], [e].[credential_id], [e].[customer_id], [e].[data], [e].[id], [e].[partner_id], [e].[public_sequence], [e].[sequence], [e].[subject_id], [e].[subject_kind], [e].[subject_reference], [e].[type], [e].[visibility]
FROM [events] AS [e]
WHERE [e].[partner_id] = @partner AND [e].[type] IN (@types1, @types2) AND [e].[commit_order] >= @after_CommitOrder AND ([e].[commit_order] > @after_CommitOrder OR [e].[position] > @after_Position) AND [e].[commit_order] <= @end
ORDER BY [e].[commit_order], [e].[position]

-- list, next page of a search
SELECT t.number, t.assignee_id, t.category, t.channel, t.closed_at, t.created_at, t.customer_id, t.description, t.due_at, t.evidence, t.fields, t.first_replied_at, t.follow_up_of, t.follow_up_root, t.handled_from, t.id, t.language, t.note_bytes, t.notes, t.owed_explanation, t.partner_id, t.priority, t.priority_source, t.promises, t.public_bytes, t.public_messages, t.public_updated_at, t.public_version, t.solved_at, t.status, t.subject, t.tags, t.team, t.updated_at, t.version, (SELECT a.name FROM agents a WHERE a.id = t.assignee_id), (SELECT c.external_id FROM customers c WHERE c.id = t.customer_id),
(SELECT c.name FROM customers c WHERE c.id = t.customer_id) FROM tickets t WHERE 1 = 1 AND t.partner_id = @p1 AND t.created_at <= @p2 AND t.number IN (SELECT number FROM search_words WHERE word IN (@p3)) AND t.number IN (SELECT number FROM search_words WHERE word IN (@p4, @p5)) ORDER BY t.created_at DESC, t.number DESC OFFSET 0 ROWS FETCH NEXT @p6 ROWS ONLY
