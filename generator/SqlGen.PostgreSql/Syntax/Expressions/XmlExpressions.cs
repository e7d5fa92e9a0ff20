using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A value with the name it gets in XML.</summary>
public sealed record XmlAttribute(TextRange Range, Expression Value, Identifier? Name) : SyntaxNode(Range);

/// <summary>XMLCONCAT.</summary>
public sealed record XmlConcatExpression(TextRange Range, IReadOnlyList<Expression> Items) : Expression(Range);

/// <summary>XMLELEMENT.</summary>
public sealed record XmlElementExpression(
    TextRange Range, Identifier Name, IReadOnlyList<XmlAttribute> Attributes, IReadOnlyList<Expression> Content) : Expression(Range);

/// <summary>XMLFOREST.</summary>
public sealed record XmlForestExpression(TextRange Range, IReadOnlyList<XmlAttribute> Items) : Expression(Range);

/// <summary>XMLPARSE.</summary>
public sealed record XmlParseExpression(TextRange Range, bool IsDocument, Expression Text, bool PreservesWhitespace) : Expression(Range);

/// <summary>XMLPI.</summary>
public sealed record XmlInstructionExpression(TextRange Range, Identifier Name, Expression? Content) : Expression(Range);

/// <summary>XMLROOT; without version, NO VALUE.</summary>
/// <param name="Standalone">Null where it is left out; where it is NO VALUE, <paramref name="HasNoStandalone"/>.</param>
public sealed record XmlRootExpression(TextRange Range, Expression Xml, Expression? Version, bool? Standalone, bool HasNoStandalone = false) : Expression(Range);

/// <summary>XMLSERIALIZE.</summary>
public sealed record XmlSerializeExpression(TextRange Range, bool IsDocument, Expression Xml, TypeName Type, bool IsIndented) : Expression(Range);
