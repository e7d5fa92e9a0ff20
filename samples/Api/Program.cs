using System.Security.Claims;
using ApiSample;
using Microsoft.AspNetCore.Authentication.JwtBearer;

// Notes of users who can't see each other's. The endpoints say nothing of it: the database's policies do, under the caller's own token.
//     ConnectionStrings__NotesDatabase="Host=…;Username=…;Password=…;Database=…" dotnet run --project samples/Api
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSqlGen<NotesDatabase>();
builder.Services.AddHealthChecks().AddSqlGen<NotesDatabase>();
builder.Services.AddSqlGenExceptionHandler().AddExceptionHandler<InvalidValues>();
builder.Services.AddAuthorization().AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
{
    jwt.TokenValidationParameters.ValidIssuer = DevelopmentTokens.Issuer;
    jwt.TokenValidationParameters.ValidAudience = DevelopmentTokens.Audience;
    jwt.TokenValidationParameters.IssuerSigningKey = DevelopmentTokens.Key(builder.Configuration);
});

var app = builder.Build();
app.UseExceptionHandler();
app.UseAuthentication();
app.UseAuthorization();
app.MapHealthChecks("/health");
if (app.Environment.IsDevelopment())
    app.MapPost("/token/{userId:guid}", (Guid userId) => DevelopmentTokens.Create(DevelopmentTokens.Key(app.Configuration), new Claim("sub", userId.ToString()), new Claim("role", "authenticated")));

var notes = app.MapGroup("/notes").RequireAuthorization();
notes.MapGet("/", (NotesDatabase db, ClaimsPrincipal user) => db.AsAuthenticated(user).Notes.All());
notes.MapGet("/{id:guid}", async (Guid id, NotesDatabase db, ClaimsPrincipal user, CancellationToken cancellation) =>
    await db.AsAuthenticated(user).Notes.GetAsync(id, cancellation) is { } note ? Results.Ok(note) : Results.NotFound());
notes.MapPost("/", async (NoteText text, NotesDatabase db, ClaimsPrincipal user, CancellationToken cancellation) =>
{
    var note = await db.AsAuthenticated(user).Notes.InsertAsync(new() { Title = text.Title, Body = text.Body ?? "" }, cancellation);
    return Results.Created($"/notes/{note.Id}", note);
});
notes.MapPut("/{id:guid}", async (Guid id, NoteText text, NotesDatabase db, ClaimsPrincipal user, CancellationToken cancellation) =>
    await db.AsAuthenticated(user).Notes.UpdateAsync(id, new() { Title = text.Title, Body = text.Body ?? "" }, cancellation) ? Results.NoContent() : Results.NotFound());
notes.MapDelete("/{id:guid}", async (Guid id, NotesDatabase db, ClaimsPrincipal user, CancellationToken cancellation) =>
    await db.AsAuthenticated(user).Notes.DeleteAsync(id, cancellation) ? Results.NoContent() : Results.NotFound());

await app.RunAsync();
return 0;
