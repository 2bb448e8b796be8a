using FluentValidation;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Which validator a request has to pass; the contract tells its rules.</summary>
/// <param name="RequestType">What it checks.</param>
/// <param name="Validator">Gives what it asks for. Making one compiles its expressions, which the start does not wait for.</param>
/// <param name="OfPatch">Whether it checks what a resource would be after a patch, which itself need not have all members.</param>
public sealed record ValidatorMetadata(Type RequestType, Func<IValidator> Validator, bool OfPatch = false);
