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
    [InlineData("ai_conversations", "AiConversation", "AiConversations")]
    [InlineData("ai_usage", "AiUsage", "AiUsages")]
    [InlineData("people", "Person", "People")]
    [InlineData("person", "Person", "People")]
    [InlineData("equipment", "Equipment", "Equipment")]
    [InlineData("order_status", "OrderStatus", "OrderStatuses")]
    [InlineData("addresses", "Address", "Addresses")]
    [InlineData("categories", "Category", "Categories")]
    [InlineData("user_data", "UserData", "UserData")]
    [InlineData("gas", "Gas", "Gas")]
    [InlineData("Order Details", "OrderDetail", "OrderDetails")]
    public void A_row_is_called_in_singular_and_all_rows_in_plural(string name, string row, string rows)
    {
        Assert.Equal(row, CSharpName.Singular(name));
        Assert.Equal(rows, CSharpName.Plural(name));
    }

    [Theory]
    [InlineData("Class", "@class")]
    [InlineData("UserId", "userId")]
    [InlineData("_2fa", "_2fa")]
    public void Parameters_begin_small_and_escape_keywords(string pascal, string expected) =>
        Assert.Equal(expected, CSharpName.Escape(CSharpName.Camel(pascal)));
}
