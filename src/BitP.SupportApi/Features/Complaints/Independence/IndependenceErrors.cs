using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Independence;

public static class IndependenceErrors
{
    public static readonly Error ConcernsYourself = new(
        "concerns_yourself",
        403,
        new(
            "Nobody proposes or approves an exception for themselves.",
            "任何人不得为自己提议或批准例外。",
            "Nul ne propose ni n’approuve une exception pour soi-même.",
            "Niemand schlägt eine Ausnahme für sich selbst vor oder genehmigt sie."
        )
    );

    public static readonly Error NotFound = new(
        "independence_exception_not_found",
        404,
        new("The complaint has no such exception.", "该投诉没有此例外。", "La réclamation n’a pas cette exception.", "Diese Ausnahme hat die Beschwerde nicht.")
    );

    public static readonly Error Exists = new(
        "independence_exception_exists",
        409,
        new(
            "There is an exception for this agent already.",
            "该客服人员已有例外。",
            "Il existe déjà une exception pour cet agent.",
            "Für diesen Agenten gibt es schon eine Ausnahme."
        )
    );
}
