using SqlGen.Generator.Model.Building;

namespace SqlGen.Generator.Tests.Model;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("ai_conversations", "AiConversations")]
    [InlineData("id", "Id")]
    [InlineData("userId", "UserId")]
    [InlineData("USER_ID", "UserId")]
    [InlineData("Order Details", "OrderDetails")]
    [InlineData("weird \"name\"", "WeirdName")]
    [InlineData("a-b.c", "ABC")]
    [InlineData("2fa_enabled", "_2faEnabled")]
    [InlineData("embedding_768", "Embedding768")]
    [InlineData("class", "Class")]
    [InlineData("größe", "Größe")]
    [InlineData("имя", "Имя")]
    [InlineData("名前", "名前")]
    [InlineData("status 🚀", "Status")]
    [InlineData("🚀", "U1F680")]
    [InlineData("+", "U002B")]
    [InlineData("", "Empty")]
    public void Any_name_becomes_an_identifier(string name, string expected) => Assert.Equal(expected, CSharpName.Pascal(name));

    [Theory]
    [InlineData("ai_conversations", "AiConversation")]
    [InlineData("ai_usage", "AiUsage")]
    [InlineData("people", "Person")]
    [InlineData("person", "Person")]
    [InlineData("equipment", "Equipment")]
    [InlineData("order_status", "OrderStatus")]
    [InlineData("addresses", "Address")]
    [InlineData("categories", "Category")]
    [InlineData("user_data", "UserData")]
    [InlineData("gas", "Gas")]
    [InlineData("Order Details", "OrderDetail")]
    public void A_row_is_called_in_singular(string name, string row) => Assert.Equal(row, CSharpName.Singular(name));

    [Theory]
    [InlineData("Class", "@class")]
    [InlineData("UserId", "userId")]
    [InlineData("_2fa", "_2fa")]
    public void Parameters_begin_small_and_escape_keywords(string pascal, string expected) =>
        Assert.Equal(expected, CSharpName.Escape(CSharpName.Camel(pascal)));
}
