using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>What the numbers of the scales mean.</summary>
internal static class SurveyScaleWords
{
    private static readonly Dictionary<SurveyKind, Dictionary<int, LocalizedText>> Words = new()
    {
        [SurveyKind.Csat] = new()
        {
            [1] = new("Very dissatisfied", "非常不满意", "Très insatisfait", "Sehr unzufrieden"),
            [2] = new("Dissatisfied", "不满意", "Insatisfait", "Unzufrieden"),
            [3] = new("Neither satisfied nor dissatisfied", "一般", "Ni satisfait ni insatisfait", "Weder zufrieden noch unzufrieden"),
            [4] = new("Satisfied", "满意", "Satisfait", "Zufrieden"),
            [5] = new("Very satisfied", "非常满意", "Très satisfait", "Sehr zufrieden"),
        },
        [SurveyKind.Ces] = new()
        {
            [1] = new("Very hard", "非常困难", "Très difficile", "Sehr schwierig"),
            [2] = new("Hard", "困难", "Difficile", "Schwierig"),
            [3] = new("Rather hard", "比较困难", "Plutôt difficile", "Eher schwierig"),
            [4] = new("Neither hard nor easy", "一般", "Ni difficile ni facile", "Weder schwierig noch einfach"),
            [5] = new("Rather easy", "比较容易", "Plutôt facile", "Eher einfach"),
            [6] = new("Easy", "容易", "Facile", "Einfach"),
            [7] = new("Very easy", "非常容易", "Très facile", "Sehr einfach"),
        },
        [SurveyKind.Nps] = new()
        {
            [0] = new("Not at all likely", "完全不可能", "Pas du tout probable", "Sehr unwahrscheinlich"),
            [10] = new("Extremely likely", "非常可能", "Très probable", "Äußerst wahrscheinlich"),
        },
    };

    /// <summary>What a number means, in a language given by its BCP 47 tag; null where it says nothing by itself. English where there are no words in the language.</summary>
    public static string? Of(SurveyKind kind, int rating, string language) => Words[kind].GetValueOrDefault(rating)?.In(language);
}
