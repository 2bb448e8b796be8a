namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>A document in its words and in its order, before it gets a form. It keeps apart what the product says and what somebody wrote.</summary>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Title">What it is, in the product's words.</param>
/// <param name="Reference">What it is about.</param>
/// <param name="Parts">What stands in it.</param>
/// <param name="Footer">What tells this document from others, in the product's words.</param>
internal sealed record Letter(string Language, string Title, string Reference, IReadOnlyList<LetterPart> Parts, string Footer);

internal abstract record LetterPart;

/// <summary>A heading, in the product's words.</summary>
internal sealed record LetterHeading(string Text) : LetterPart;

/// <summary>A paragraph, in the product's words.</summary>
internal sealed record LetterParagraph(string Text) : LetterPart;

/// <summary>A line of the product that holds what somebody wrote, such as a name.</summary>
internal sealed record LetterLine(string Text) : LetterPart;

/// <summary>Short texts, each behind a label of the product's.</summary>
internal sealed record LetterFields(IReadOnlyList<LetterField> Fields) : LetterPart;

internal sealed record LetterField(string Label, string Text);

/// <summary>A long text of the complainant.</summary>
internal sealed record LetterQuotation(string Text) : LetterPart;

/// <summary>A long text of the firm.</summary>
internal sealed record LetterStatement(string Text) : LetterPart;

/// <summary>A list of what somebody wrote.</summary>
internal sealed record LetterList(IReadOnlyList<LetterItem> Items) : LetterPart;

internal sealed record LetterItem(string Title, IReadOnlyList<LetterDetail> Details);

/// <summary>More about an item.</summary>
/// <param name="Label">What it is, in the product's words; null when that needs no saying.</param>
/// <param name="Text">What somebody wrote.</param>
internal sealed record LetterDetail(string? Label, string Text);

/// <summary>The points of a complaint, numbered, each with what was found when that is told.</summary>
internal sealed record LetterPoints(IReadOnlyList<LetterPoint> Points) : LetterPart;

/// <param name="Label">Which point it is, in the product's words.</param>
/// <param name="Text">What the complainant says.</param>
/// <param name="FindingLabel">What stands before the finding, in the product's words.</param>
/// <param name="Finding">What the firm found; null when it is not told here.</param>
internal sealed record LetterPoint(string Label, string Text, string FindingLabel, string? Finding);
