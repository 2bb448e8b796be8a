using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

public static class SurveyFollowUpErrors
{
    public static readonly Error NotFound = new(
        "survey_follow_up_not_found",
        404,
        new("There is no such follow-up.", "没有此回访任务。", "Ce suivi n’existe pas.", "Diese Nachverfolgung gibt es nicht.")
    )
    {
        Cause = new(
            "The id in the path is misspelt, or is that of the invitation or the survey instead of the follow-up.",
            "路径中的 id 有误，或是邀请或调查的 id，而不是回访任务的 id。",
            "L’id dans le chemin est mal écrit, ou est celui de l’invitation ou de l’enquête au lieu de celui du suivi.",
            "Die id im Pfad ist falsch geschrieben, oder es ist die der Einladung oder der Umfrage statt der Nachverfolgung."
        ),
        Remedy = new(
            "Take the id from GET /v1/survey-follow-ups.",
            "请使用 GET /v1/survey-follow-ups 中的 id。",
            "Prenez l’id dans GET /v1/survey-follow-ups.",
            "Nehmen Sie die id aus GET /v1/survey-follow-ups."
        ),
    };

    public static readonly Error StateNotAllowed = new(
        "survey_follow_up_state_not_allowed",
        409,
        new(
            "The state of the follow-up does not allow this.",
            "回访任务的当前状态不允许此操作。",
            "L’état du suivi ne le permet pas.",
            "Der Stand der Nachverfolgung lässt das nicht zu."
        ),
        new(
            "{0} is not possible while it is {1}; see allowedTransitions.",
            "状态为 {1} 时不能执行 {0}；请查看 allowedTransitions。",
            "{0} n’est pas possible à l’état {1} ; voir allowedTransitions.",
            "{0} ist im Stand {1} nicht möglich; siehe allowedTransitions."
        )
    )
    {
        Cause = new(
            "It is done already, what is to be reopened is not done, or its answer was excluded, by which it ended.",
            "该任务已完成，要重新打开的任务尚未完成，或其回答已被排除、任务随之结束。",
            "Il est déjà terminé, ce que l’on veut rouvrir n’est pas terminé, ou sa réponse a été exclue, ce qui y a mis fin.",
            "Sie ist schon abgeschlossen, was wieder geöffnet werden soll, ist es nicht, oder ihre Antwort wurde ausgeschlossen, womit sie endete."
        ),
        Remedy = new(
            "Take one of allowedTransitions; one that is done goes on after POST …/reopen. Where they are empty, include the answer with POST /v1/surveys/…/invitations/…/include, which opens it again.",
            "请执行 allowedTransitions 中的步骤；已完成的任务须先通过 POST …/reopen 重新打开。若其为空，请通过 POST /v1/surveys/…/invitations/…/include 重新计入回答，任务随即重新打开。",
            "Prenez l’une de allowedTransitions ; un suivi terminé reprend après POST …/reopen. Si elles sont vides, incluez la réponse avec POST /v1/surveys/…/invitations/…/include, ce qui le rouvre.",
            "Wählen Sie einen Schritt aus allowedTransitions; was abgeschlossen ist, geht nach POST …/reopen weiter. Sind sie leer, nehmen Sie die Antwort mit POST /v1/surveys/…/invitations/…/include wieder auf, was sie wieder öffnet."
        ),
    };

    public static readonly Error Own = new(
        "survey_follow_up_own",
        403,
        new(
            "Nobody follows up an answer about their own work.",
            "任何人都不能回访与自己工作有关的回答。",
            "Personne ne suit une réponse sur son propre travail.",
            "Niemand verfolgt eine Antwort über die eigene Arbeit nach."
        ),
        new(
            "The customer was dissatisfied with a case that {0} had, ended or replied in. Let somebody else see to it.",
            "客户对该案件不满意，而 {0} 曾负责、结束或回复过该案件。请由其他人跟进。",
            "Le client n’a pas été satisfait d’un dossier que {0} a eu en charge, clos ou dans lequel il a répondu. Confiez-le à quelqu’un d’autre.",
            "Der Kunde war mit einem Fall nicht zufrieden, den {0} hatte oder beendet hat oder in dem {0} geantwortet hat. Jemand anderes soll sich darum kümmern."
        )
    )
    {
        Cause = new(
            "The caller, or the agent in ownerId, had the case when it ended or later, ended it or had replied in it, whomever the answer counts for.",
            "调用者或 ownerId 所指的客服人员，在案件结束时或之后负责过该案件，或曾结束、回复过该案件，无论回答计入谁的统计。",
            "L’appelant, ou l’agent de ownerId, avait le dossier à sa fin ou ensuite, y a mis fin ou y avait répondu, peu importe pour qui la réponse compte.",
            "Der Aufrufer oder der Agent in ownerId hatte den Fall bei seinem Ende oder danach, beendete ihn oder hatte darin geantwortet, für wen die Antwort auch zählt."
        ),
        Remedy = new(
            "Let a supervisor or an admin who had nothing to do with the case take the step, and name such an agent in ownerId.",
            "请由与该案件无关的主管或管理员执行该步骤，并在 ownerId 中指定与案件无关的客服人员。",
            "Faites prendre l’étape par un superviseur ou un administrateur étranger au dossier, et désignez un tel agent dans ownerId.",
            "Lassen Sie den Schritt eine Teamleitung oder einen Administrator tun, die mit dem Fall nichts zu tun hatten, und nennen Sie in ownerId einen solchen Agenten."
        ),
    };

    public static readonly Error LimitReached = new(
        "survey_follow_up_limit_reached",
        409,
        new(
            "Nothing more can be noted about the follow-up.",
            "该回访任务无法再添加记录。",
            "Plus rien ne peut être noté au sujet du suivi.",
            "Zur Nachverfolgung kann nichts mehr festgehalten werden."
        ),
        new(
            "It takes {0} steps. Finish it, or go on in the case.",
            "最多可记录 {0} 个步骤。请结束该任务，或在案件中继续处理。",
            "Il accepte {0} étapes. Terminez-le, ou continuez dans le dossier.",
            "Sie nimmt {0} Schritte auf. Schließen Sie sie ab, oder fahren Sie im Fall fort."
        )
    )
    {
        Cause = new(
            "It was assigned, noted as contacted, finished and reopened as often as may be noted; only finishing is taken from then on.",
            "分配、联系、完成和重新打开的记录次数已达上限；此后只接受完成。",
            "Il a été attribué, suivi d’un contact, terminé et rouvert autant de fois que cela peut être noté ; dès lors, seule la fin est acceptée.",
            "Sie wurde so oft zugewiesen, als kontaktiert vermerkt, abgeschlossen und wieder geöffnet, wie es festgehalten werden kann; angenommen wird von da an nur noch der Abschluss."
        ),
        Remedy = new(
            "Finish it with POST …/finish, unless it is done. What is still to be said to the customer is said in the case.",
            "如尚未完成，请通过 POST …/finish 完成。仍要告知客户的内容请写在案件中。",
            "Terminez-le avec POST …/finish, s’il ne l’est pas encore. Ce qui reste à dire au client se dit dans le dossier.",
            "Schließen Sie sie mit POST …/finish ab, falls das noch nicht geschehen ist. Was dem Kunden noch zu sagen ist, wird im Fall gesagt."
        ),
    };
}
