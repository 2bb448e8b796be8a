using System.Text;
using BitP.SupportApi.Tests.Contract;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Complaints.Integrity;

/// <summary>A closed file is not altered: what comes later is added to it.</summary>
public sealed class LeavingClosedFilesAlone
{
    // What is added to a closed file, or opens it again.
    private static readonly string[] Additions =
    [
        "ReopenComplaint",
        "RecordDocumentDelivery",
        "CorrectComplaintDocument",
        "OfferRedress",
        "AcceptRedress",
        "DeclineRedress",
        "ApproveRedress",
        "PayRedress",
        "OpenExternalStage",
        "RespondToExternalStage",
        "CloseExternalStage",
        "PlaceHold",
        "ProposeHoldLift",
        "ApproveHoldLift",
        "WithdrawHoldLift",
        "ProposeExceptionFromIndependence",
        "ApproveExceptionFromIndependence",
    ];

    [Fact]
    public async Task No_operation_alters_a_closed_complaint()
    {
        var app = await SupportApp.SharedAsync();
        var ground = await Ground.BareAsync(app);
        var file = $"/v1/complaints/{await ground.IdAsync("complaint")}";
        // What paths name is there before the file is closed; the document comes with the acknowledgement.
        foreach (var made in new[] { "document", "exception", "investigationStep", "redress", "externalStage" })
            await ground.IdAsync(made);
        var decided = await app.Supervisor.PostAsync(
            $"{file}/decide",
            new
            {
                outcome = "upheld",
                reasons = "So it was.",
                findings = new[] { new { pointId = 1, finding = "So it was." } },
            }
        );
        decided.ShouldBe(200);
        (await app.Agent.PostAsync($"{file}/close")).ShouldBe(200);
        var before = await app.Agent.GetAsync(file);
        var changes = Document
            .Committed()
            .Where(o => o.Method is not "GET" && o.Path.StartsWith("/v1/complaints/{complaintId}/", StringComparison.Ordinal))
            .ToArray();

        Assert.Equal(Additions.Order(), changes.Select(o => o.Id).Intersect(Additions).Order());
        foreach (var change in changes.ExceptBy(Additions, o => o.Id))
        {
            var body = Operation.All.SingleOrDefault(o => o.Name == change.Id)?.Full.Json;
            var caller = ground.As(change.Caller);
            foreach (var feature in FeatureGround.All)
                caller = await feature.CallerForAsync(change.Id, ground) ?? caller;
            var answer = await caller.SendRawAsync(
                HttpMethod.Parse(change.Method),
                await ground.FillAsync(change.Aim),
                body is null ? [] : Encoding.UTF8.GetBytes(await ground.FillAsync(body)),
                body is null ? null : "application/json",
                ("If-Match", "*")
            );

            Assert.True(answer.Status == 409, $"{change.Id}: {answer}");
            Assert.Equal(before.Raw, (await app.Agent.GetAsync(file)).Raw);
        }
        Assert.True((await app.Agent.GetAsync($"{file}/verify"))["intact"]!.GetValue<bool>());
    }
}
