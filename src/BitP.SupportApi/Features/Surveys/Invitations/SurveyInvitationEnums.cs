namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>Where an invitation stands.</summary>
public enum SurveyInvitationState
{
    /// <summary>It is sent after the delay of the survey.</summary>
    Scheduled,

    /// <summary>Whoever brings it to the customer was told.</summary>
    Sent,

    /// <summary>Its page or its form was looked at.</summary>
    Opened,

    /// <summary>It was answered. The answer can be changed until it expires.</summary>
    Answered,

    /// <summary>It can no longer be answered, and was not.</summary>
    Expired,

    /// <summary>It was taken back before it was answered.</summary>
    Cancelled,

    /// <summary>The case ended, and the customer is not asked.</summary>
    Suppressed,
}

/// <summary>Why a customer is not asked about a case that ended.</summary>
public enum SurveySuppression
{
    /// <summary>The same person was asked less than <c>minimumDaysBetween</c> days before, by whatever survey.</summary>
    Fatigue,

    /// <summary>It is not in the sample.</summary>
    Sample,

    /// <summary>The survey is not for such cases.</summary>
    Condition,

    /// <summary>The customer has neither an e-mail address nor a telephone number, and the case came in by no channel of the partner's app.</summary>
    NoContact,

    /// <summary>The customer is somebody of the staff, who tests.</summary>
    StaffTest,

    /// <summary>Another survey asks about the same end of the case.</summary>
    OtherSurvey,
}

/// <summary>Why an invitation was taken back.</summary>
public enum SurveyCancellation
{
    /// <summary>The case was reopened before it was sent.</summary>
    Reopened,

    /// <summary>A supervisor or an admin revoked it, or the partner whose customer it is.</summary>
    Revoked,

    /// <summary>The survey was switched off before it was sent.</summary>
    SurveySwitchedOff,

    /// <summary>When it was to be sent nobody got round to it, until the time to answer it was over.</summary>
    NotSentInTime,

    /// <summary>The case is no longer there.</summary>
    CaseDeleted,

    /// <summary>What is known of the customer was erased.</summary>
    CustomerErased,
}

/// <summary>What kind of case an invitation is about.</summary>
public enum SurveySubjectKind
{
    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A complaint.</summary>
    Complaint,
}

/// <summary>Why somebody should look at an answer before it is trusted. It counts all the same until a supervisor excludes it.</summary>
public enum SurveySuspicion
{
    /// <summary>More answers came from the same network within an hour than people give.</summary>
    Velocity,

    /// <summary>Answers about cases of different customers came from the same device.</summary>
    SharedDevice,

    /// <summary>It counts for another agent than when it was answered: the case was given to somebody else since. It stays when the case is given back.</summary>
    Reassigned,
}
