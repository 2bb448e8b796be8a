using System.Security.Cryptography;
using System.Text;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>How the page looks, and its one script: both stand in the page, and the browser applies nothing else.</summary>
internal static class SurveyPageStyle
{
    // Fonts with Latin letters come first: the apostrophes and quotation marks of Chinese ones are as wide as a character, which is right in Chinese alone.
    public const string Style = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1b1c20;--faint:#54565e;--line:#757882;--fill:#f2f3f6;--bad:#b3001b;--focus:#0b57d0}
        @media(prefers-color-scheme:dark){:root{--paper:#15161a;--ink:#eceef2;--faint:#b6b9c2;--line:#8d919c;--fill:#22242a;--bad:#ffb4ab;--focus:#8ab4ff}}
        *{box-sizing:border-box}
        [hidden]{display:none!important}
        html{font:100%/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
        html:lang(zh){font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
        body{margin:0 auto;padding:0 1rem 3rem;max-width:40rem;overflow-wrap:anywhere}
        header{border-top:.4rem solid var(--brand);margin:0 -1rem;padding:.8rem 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;justify-content:space-between;align-items:center}
        header p{margin:0;font-weight:700;font-size:1.1rem}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 .3rem;margin:0 0 0 -.4rem;padding:0}
        nav a,nav span{display:inline-block;padding:.5rem .4rem;line-height:1.5;font-size:.95rem}
        nav span{font-weight:700}
        a{color:inherit;text-underline-offset:.2em}
        h1{font-size:1.6rem;line-height:1.25;margin:.6rem 0 .8rem}
        h2{font-size:1.1rem;margin:0 0 .4rem}
        p{margin:.5rem 0}
        .faint{color:var(--faint)}
        fieldset{border:0;margin:2rem 0;padding:0;min-width:0}
        legend,.question{display:block;padding:0;margin:0 0 .6rem;font-weight:700;font-size:1.1rem;line-height:1.35}
        .required{font-weight:400;font-size:.9rem;color:var(--faint)}
        .option{display:flex;align-items:center;gap:.7rem;min-height:2.9rem;padding:.45rem .8rem;margin:.4rem 0;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
        .option:has(:checked){background:var(--fill);border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
        .option input{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--ink)}
        .number{font-weight:700;min-width:1.2em}
        .scale{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:.3rem}
        .scale .option{flex-direction:column;gap:.15rem;justify-content:center;margin:0;padding:.4rem .1rem;min-height:3.6rem}
        .scale .number{min-width:0}
        @media(min-width:40rem){.scale{grid-template-columns:repeat(11,minmax(0,1fr))}}
        .ends{display:flex;justify-content:space-between;gap:2rem;font-size:.9rem;color:var(--faint)}
        .ends span:last-child{text-align:right}
        textarea{display:block;width:100%;min-height:8rem;padding:.7rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;resize:vertical}
        .wrong{border-left:.25rem solid var(--bad);padding-left:.8rem}
        .error{color:var(--bad);font-weight:700;margin:.2rem 0 .6rem}
        #errors{border:.2rem solid var(--bad);border-radius:.5rem;padding:1rem;margin:1rem 0}
        #errors ul{margin:.5rem 0 0;padding-left:1.2rem}
        #errors a{color:var(--bad);font-weight:700}
        .note{background:var(--fill);border-radius:.5rem;padding:.8rem 1rem}
        button{display:inline-block;font:inherit;font-weight:700;min-height:3rem;padding:.7rem 1.6rem;border:2px solid var(--ink);border-radius:.5rem;background:var(--brand);color:var(--on-brand);cursor:pointer;text-decoration:none}
        form button{margin-top:1.5rem}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px}
        .option:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}
        .option :focus-visible{outline:0}
        .unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        @media(max-width:30rem){button{width:100%}}
        @media(forced-colors:active){.option:has(:checked){outline:2px solid Highlight}}
        """;

    /// <summary>Shows a question when it is asked; without it all are shown, each with a word on when it is to be answered.</summary>
    public const string Script = """
        (() => {
          const questions = [...document.querySelectorAll('[data-question]')];
          const answers = id => {
            const question = questions.find(q => q.dataset.question === id);
            return question.hidden ? [] : [...question.querySelectorAll('input:checked')].map(i => i.value).filter(v => v !== '');
          };
          const update = () => {
            for (const question of questions) {
              const { when, least, most, any } = question.dataset;
              if (when !== undefined)
                question.hidden = !answers(when).some(v => any !== undefined ? any.split(' ').includes(v) : +v >= +least && +v <= +most);
            }
          };
          for (const hint of document.querySelectorAll('.when')) hint.remove();
          document.addEventListener('change', update);
          addEventListener('pageshow', update);
          update();
        })();
        """;

    private static readonly string StyleHash = Hash(Style);
    private static readonly string ScriptHash = Hash(Script);

    /// <summary>The style of a brand.</summary>
    public static string Of(BrandColor brand) => $":root{{--brand:{brand.Background};--on-brand:{brand.Text}}}";

    /// <summary>What a browser may do with the page: apply these styles, run this script, and send the form to where it came from.</summary>
    public static string PolicyFor(string brandStyle) =>
        $"default-src 'none'; style-src 'sha256-{StyleHash}' 'sha256-{Hash(brandStyle)}'; script-src 'sha256-{ScriptHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
