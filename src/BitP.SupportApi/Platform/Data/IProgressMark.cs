namespace BitP.SupportApi.Platform.Data;

/// <summary>A row that says how far something has got. It stays when everything else in a database is deleted.</summary>
internal interface IProgressMark;
