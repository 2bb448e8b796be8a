-- feed
DECLARE @p int = 50;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE @after_CommitOrder varbinary(8) = 0x000000000000002A;
DECLARE @end varbinary(8) = 0x0000000000000063;

SELECT TOP(@p) [e].[position], [e].[actor_id], [e].[actor_kind], [e].[actor_name], [e].[at], [e].[commit_order], [e].[credential_id], [e].[customer_id], [e].[data], [e].[id], [e].[partner_id], [e].[sequence], [e].[subject_id], [e].[subject_kind], [e].[subject_reference], [e].[type], [e].[visibility]
FROM [events] AS [e]
WHERE [e].[partner_id] = @partner AND [e].[commit_order] > @after_CommitOrder AND [e].[commit_order] <= @end
ORDER BY [e].[commit_order]

-- feed, some types
DECLARE @p int = 50;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE @types1 nvarchar(64) = N'ticket.opened';
DECLARE @types2 nvarchar(64) = N'ticket.solved';
DECLARE @after_CommitOrder varbinary(8) = 0x000000000000002A;
DECLARE @end varbinary(8) = 0x0000000000000063;

SELECT TOP(@p) [e].[position], [e].[actor_id], [e].[actor_kind], [e].[actor_name], [e].[at], [e].[commit_order], [e].[credential_id], [e].[customer_id], [e].[data], [e].[id], [e].[partner_id], [e].[sequence], [e].[subject_id], [e].[subject_kind], [e].[subject_reference], [e].[type], [e].[visibility]
FROM [events] AS [e]
WHERE [e].[partner_id] = @partner AND [e].[type] IN (@types1, @types2) AND [e].[commit_order] > @after_CommitOrder AND [e].[commit_order] <= @end
ORDER BY [e].[commit_order]

-- list
DECLARE @p int = 51;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';

SELECT [t0].[id], [t0].[assignee_id], [t0].[category], [t0].[channel], [t0].[closed_at], [t0].[created_at], [t0].[customer_id], [t0].[description], [t0].[due_at], [t0].[evidence], [t0].[fields], [t0].[first_replied_at], [t0].[follow_up_of], [t0].[language], [t0].[number], [t0].[partner_id], [t0].[priority], [t0].[priority_source], [t0].[promises], [t0].[solved_at], [t0].[status], [t0].[subject], [t0].[tags], [t0].[team], [t0].[updated_at], [t0].[version], [c].[external_id] AS [CustomerExternalId], [c].[name] AS [CustomerName], [a].[name] AS [AssigneeName]
FROM (
    SELECT TOP(@p) [t].[id], [t].[assignee_id], [t].[category], [t].[channel], [t].[closed_at], [t].[created_at], [t].[customer_id], [t].[description], [t].[due_at], [t].[evidence], [t].[fields], [t].[first_replied_at], [t].[follow_up_of], [t].[language], [t].[number], [t].[partner_id], [t].[priority], [t].[priority_source], [t].[promises], [t].[solved_at], [t].[status], [t].[subject], [t].[tags], [t].[team], [t].[updated_at], [t].[version]
    FROM [tickets] AS [t]
    WHERE [t].[partner_id] = @partner
    ORDER BY [t].[created_at] DESC, [t].[number] DESC
) AS [t0]
INNER JOIN [customers] AS [c] ON [t0].[customer_id] = [c].[id]
LEFT JOIN [agents] AS [a] ON [t0].[assignee_id] = [a].[id]
ORDER BY [t0].[created_at] DESC, [t0].[number] DESC

-- list, next page
DECLARE @p int = 51;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE @at datetimeoffset = '2026-11-22T08:00:00.0000000+00:00';

SELECT [t0].[id], [t0].[assignee_id], [t0].[category], [t0].[channel], [t0].[closed_at], [t0].[created_at], [t0].[customer_id], [t0].[description], [t0].[due_at], [t0].[evidence], [t0].[fields], [t0].[first_replied_at], [t0].[follow_up_of], [t0].[language], [t0].[number], [t0].[partner_id], [t0].[priority], [t0].[priority_source], [t0].[promises], [t0].[solved_at], [t0].[status], [t0].[subject], [t0].[tags], [t0].[team], [t0].[updated_at], [t0].[version], [c].[external_id] AS [CustomerExternalId], [c].[name] AS [CustomerName], [a].[name] AS [AssigneeName]
FROM (
    SELECT TOP(@p) [t].[id], [t].[assignee_id], [t].[category], [t].[channel], [t].[closed_at], [t].[created_at], [t].[customer_id], [t].[description], [t].[due_at], [t].[evidence], [t].[fields], [t].[first_replied_at], [t].[follow_up_of], [t].[language], [t].[number], [t].[partner_id], [t].[priority], [t].[priority_source], [t].[promises], [t].[solved_at], [t].[status], [t].[subject], [t].[tags], [t].[team], [t].[updated_at], [t].[version]
    FROM [tickets] AS [t]
    WHERE [t].[partner_id] = @partner AND [t].[created_at] <= @at AND ([t].[created_at] < @at OR [t].[number] < CAST(7 AS bigint))
    ORDER BY [t].[created_at] DESC, [t].[number] DESC
) AS [t0]
INNER JOIN [customers] AS [c] ON [t0].[customer_id] = [c].[id]
LEFT JOIN [agents] AS [a] ON [t0].[assignee_id] = [a].[id]
ORDER BY [t0].[created_at] DESC, [t0].[number] DESC

-- search
DECLARE @p2 int = 51;
DECLARE @partner uniqueIdentifier = '018f0000-0000-7000-8000-000000000001';
DECLARE p0 nvarchar(4000) = N'% printer %';
DECLARE p1 nvarchar(4000) = N'% fire %';

SELECT TOP(@p2) [t].[number]
FROM [tickets] AS [t]
WHERE [t].[partner_id] = @partner AND [t].[number] IN (
    SELECT [s].[Value]
    FROM (
        SELECT number AS [Value] FROM ticket_search_entries WHERE ' ' + words + ' ' LIKE @p0 AND ' ' + words + ' ' LIKE @p1
    ) AS [s]
)
ORDER BY [t].[created_at] DESC, [t].[number] DESC
