using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>
/// Whether somebody is named by title and surname: Mr Weber, Frau Dr. Weber, M. Weber, 韦先生. The surname of a display name is its last part, or what stands before a comma; of a
/// Chinese name its first character, or two. A surname can be an everyday word as well, such as Long, Petit, Lang or 何: after a title that is a word too it has to
/// begin with no small letter, and in Chinese what stands before it must not go on into it.
/// </summary>
internal static partial class TitledNames
{
    // After these nothing comes but a name, however it is written.
    private static readonly FrozenSet<string> Unmistakable = FrozenSet.Create("mr", "mrs", "mister", "mme", "mlle", "dr");

    // Written small, these are something else: metres, milliseconds, to miss.
    private static readonly FrozenSet<string> Mistakable = FrozenSet.Create("m", "ms", "miss");

    // A dot after these ends no sentence.
    private static readonly FrozenSet<string> Abbreviated = FrozenSet.Create("mr", "mrs", "ms", "mx", "m", "mme", "mlle", "dr", "prof");

    // What may stand between a title and the surname, besides more titles and an initial.
    private static readonly FrozenSet<string> Particles = FrozenSet.Create([
        "von",
        "van",
        "vom",
        "zu",
        "zur",
        "zum",
        "der",
        "den",
        "dem",
        "ter",
        "ten",
        "de",
        "du",
        "des",
        "la",
        "le",
        "da",
        "di",
        "del",
        "dos",
        "al",
        "el",
        "bin",
        "ben",
    ]);

    private static readonly string[] ChineseTitles = ["先生", "女士", "小姐", "经理", "經理", "主管", "客服", "专员", "專員", "老师", "老師"];

    private static readonly FrozenSet<string> LongSurnames = FrozenSet.Create([
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "端木",
        "东方",
        "南宫",
        "宇文",
        "长孙",
        "独孤",
    ]);

    // Surnames that mostly are words between others: "to the manager", "even the manager", "with the manager".
    private const string Words = "向和同时時从從有都并還还连連应應当當由自让把过過经經比为為及但若如却全单單别另该某每各老大小新前后後原";

    // What stands before somebody who is named, and words that one of them makes with a surname.
    private const string Leads = "位的是叫找问給给跟让請请被和与與对對向而但因了说說为為及名个個司服员員部天后後前时時日午到过過在就都也又再并且果候们們至即";
    private static readonly FrozenSet<string> EverydayWords = FrozenSet.Create([
        .. "对方 對方 前方 后方 日方 司方 为何 因何 对于 至于 位于 在于 过于 给于 到任 前任 后任 时任 在任 就任 了解 和解 说明 说白 时常 日常 时段 过程 日程 日文 日安 午安".Split(
            ' '
        ),
        .. "至高 过高 和平 就成 的钱 了钱 给钱 到钱 说钱 问钱 为钱 因钱 在钱".Split(' '),
    ]);

    /// <summary>Whether a text names somebody so.</summary>
    public static bool Hold(string text, string name) =>
        HoldAfterTitle(text, name) || HoldBeforeTitle(text, string.Concat(name.Where(c => !char.IsWhiteSpace(c))));

    private static bool HoldAfterTitle(string text, string name)
    {
        string[] surname = [.. SearchText.InOrder(SurnameOf(name))];
        if (surname is [] or [{ Length: 1 }])
            return false;
        foreach (Match title in Title().Matches(text))
            if (HoldAfter(text, title, surname, name))
                return true;
        return false;
    }

    private static bool HoldAfter(string text, Match title, string[] surname, string name)
    {
        var before = title.Value.ToLowerInvariant();
        if (Mistakable.Contains(before) && char.IsLower(title.Value[0]))
            return false;
        var inAnyCase = Unmistakable.Contains(before);
        for (var at = title.Index + title.Length; Next().Match(text, at) is { Success: true } next; )
        {
            if (next.Groups["dot"].Success && !Abbreviated.Contains(before) && before.Length > 1)
                return false;
            var word = next.Groups["word"];
            var there = SearchText.InOrder(text.Substring(word.Index, Math.Min(2 * Agent.NameMaxLength, text.Length - word.Index)));
            if ((inAnyCase || !char.IsLower(word.ValueSpan[0])) && there.Take(surname.Length).SequenceEqual(surname))
                return true;
            before = word.Value.ToLowerInvariant();
            var isInitial = before.Length == 1 && name.StartsWith(before, StringComparison.OrdinalIgnoreCase);
            if (!isInitial && !Particles.Contains(before) && !Title().IsMatch(word.Value))
                return false;
            at = word.Index + word.Length;
        }
        return false;
    }

    private static string SurnameOf(string name) =>
        name.IndexOf(',', StringComparison.Ordinal) is var comma and > 0
            ? name[..comma]
            : name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");

    private static bool HoldBeforeTitle(string text, string name)
    {
        if (!ChineseName().IsMatch(name))
            return false;
        var surname = name.Length > 2 && LongSurnames.Contains(name[..2]) ? name[..2] : name[..1];
        if (Words.Contains(surname, StringComparison.Ordinal))
            return false;
        for (var at = 0; (at = text.IndexOf(surname, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var rest = text.AsSpan(at + surname.Length);
            foreach (var title in ChineseTitles)
                if (rest.StartsWith(title, StringComparison.Ordinal) && BeginsAt(text, at))
                    return true;
        }
        return false;
    }

    private static bool BeginsAt(string text, int at) =>
        at == 0 || !Ideograph().IsMatch(text.AsSpan(at - 1, 1)) || (Leads.Contains(text[at - 1]) && !EverydayWords.Contains(text.Substring(at - 1, 2)));

    // Not the M of I’M.
    [GeneratedRegex(
        @"(?<![\p{L}\p{M}\p{N}'’])(?:mr|mrs|ms|mx|miss|mister|madam|dr|doctor|prof|professor|m|mme|mlle|monsieur|madame|mademoiselle|ma[iî]tre|docteur|professeur|herrn?|frau|fr[aä]ulein|doktor)(?![\p{L}\p{M}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Title();

    [GeneratedRegex(@"\G(?<dot>\.)?[\s\p{Cf}]*(?<word>[\p{L}\p{M}\p{N}]+)")]
    private static partial Regex Next();

    [GeneratedRegex(@"^[\u3400-\u9FFF]{2,4}$")]
    private static partial Regex ChineseName();

    [GeneratedRegex(@"[\u3400-\u9FFF]")]
    private static partial Regex Ideograph();
}
