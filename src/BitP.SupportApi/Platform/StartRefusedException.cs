namespace BitP.SupportApi.Platform;

/// <summary>The configuration does not allow the program to start. The message is for whoever operates it.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
