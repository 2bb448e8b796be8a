using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BitP.SupportApi.Benchmarks;

// With --test, each benchmark runs once and nothing is measured: that they still work.
var test = args is ["--test", ..];
IConfig config = test
    ? ManualConfig.CreateMinimumViable().AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableOptimizationsValidator)
    : DefaultConfig.Instance;
var summaries = BenchmarkSwitcher
    .FromAssembly(typeof(CountingWorkingTime).Assembly)
    .Run(test ? ["--filter", "*", .. args[1..]] : args, config.WithArtifactsPath(Path.Combine("artifacts", "benchmarks")))
    .ToArray();
return summaries.Length > 0 && summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
